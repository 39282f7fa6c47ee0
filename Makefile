# The kiosk's commands. Everything a build or test needs comes from Debian's packages, installed by `setup`.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# What apt brings: to build, to run, to test. A hall that prints through CUPS installs cups-client besides; nobody else
# needs it.
BUILD_PACKAGES := libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev librime-dev libsqlite3-dev libpq-dev libcrypt-dev libqrencode-dev libpng-dev libxcb1-dev libxcb-res0-dev git ca-certificates
RUN_PACKAGES   := fonts-noto-cjk rime-data-pinyin-simp espeak-ng alsa-utils libjs-chart.js git baresip-core baresip-ffmpeg baresip-x11 bubblewrap ffmpeg openbox
TEST_PACKAGES  := xvfb xdotool x11-utils zbar-tools postgresql chromium chromium-driver cups cups-client openssl

APT_GET := $(if $(filter 0,$(shell id -u)),,sudo )apt-get
SOURCES := Package.swift Sources Tests
KIOSK_DEBUG   := .build/debug/kiosk
KIOSK_RELEASE := .build/release/kiosk
TOUR := .build/tour

# Tests of real calls: suites of VideoCallTests and of the program.
CALL_TESTS := VideoCallTests|KilledCallTests|CallScreenDeskTests|CallCommandTests

.PHONY: help setup setup-test toolchain build release run test lint format bench clean

help: ## Lists the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

toolchain:
	@command -v swift >/dev/null || { echo "swift is missing: install Swift 6.3 from swift.org and put it on the PATH" >&2; exit 1; }
	@swift --version 2>/dev/null | grep -qE 'Swift version (6\.([3-9]|[1-9][0-9])|[7-9])' || \
	  { echo "Swift 6.3 or newer is needed, found: $$(swift --version 2>/dev/null | head -1)" >&2; exit 1; }

# Installs what is missing and says what; asks nothing where nothing is.
define install
	@missing=$$(for p in $(1); do dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo -n "$$p "; done); \
	if [ -n "$$missing" ]; then \
	  echo "installing with apt: $$missing"; \
	  $(APT_GET) update -qq && DEBIAN_FRONTEND=noninteractive $(APT_GET) install -y -qq --no-install-recommends $$missing >/dev/null || \
	    { echo "apt could not install: $$missing(needs root or sudo, and Debian's package server)" >&2; exit 1; }; \
	fi
endef

setup: toolchain ## Installs with apt what building and running need
	$(call install,$(sort $(BUILD_PACKAGES) $(RUN_PACKAGES)))

setup-test: setup
	$(call install,$(TEST_PACKAGES))

build: setup
	swift build

release: setup ## Release build, and the tables and index that are computed once a machine
	swift build -c release --product kiosk
	$(KIOSK_RELEASE) prepare

run: build ## Opens the kiosk; without a display takes a tour in pictures instead
	$(KIOSK_DEBUG) prepare
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  $(KIOSK_DEBUG) run; \
	else \
	  echo "no display here: taking the tour instead"; \
	  $(KIOSK_DEBUG) tour --out $(TOUR) && echo "look at the pictures in $(CURDIR)/$(TOUR)"; \
	fi

test: setup-test ## Runs all tests
	swift build --build-tests
	$(KIOSK_DEBUG) prepare
	swift test --skip-build --skip '$(CALL_TESTS)|HallServerTests'
	# By themselves: these answer on Swift's threads or start programs with time limits, and the other tests keep
	# the threads and every processor busy.
	swift test --skip-build --filter HallServerTests
	swift test --skip-build --filter '$(CALL_TESTS)'

lint: toolchain ## Checks format, the arrows between targets, and what must not be written
	swift format lint -s -r $(SOURCES)
	.ci/lint

format: toolchain ## Formats the sources
	swift format -i -r $(SOURCES)

bench: release ## Measures the figures of the design
	$(KIOSK_RELEASE) bench

clean: ## Removes everything that was built
	rm -rf .build
