// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A target of Sources/; `make lint` holds the arrows of the README's diagram against these lists.
func target(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// The tests of a target.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
    swiftSettings: strict)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
// One of its packages has a module Configuration too; the alias gives that one another name.
let hummingbird = Target.Dependency.product(
  name: "Hummingbird", package: "hummingbird", moduleAliases: ["Configuration": "SwiftConfiguration"])
let hummingbirdCore = Target.Dependency.product(
  name: "HummingbirdCore", package: "hummingbird", moduleAliases: ["Configuration": "SwiftConfiguration"])
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "legal-kiosk",
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    // Come with Hummingbird; named because their types stand in HallServer's code.
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
  ],
  targets: [
    // Pure: no Foundation, SDL, clock or disk.
    target("Model"),
    target("Typography", ["Model"]),
    target("UI", ["Typography", "Model"]),
    target("CallFlow", ["Model"]),
    target("Eligibility", ["Model"]),
    target("Queue", ["Model"]),
    target("Screens", ["CallFlow", "Eligibility", "Queue", "UI", "Typography", "Model"]),

    // Edges: one outside thing each, none imports another.
    .systemLibrary(name: "CCrypt", providers: [.apt(["libcrypt-dev"])]),
    .systemLibrary(name: "CPNG", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CPostgres", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CProcess"),
    .systemLibrary(name: "CQRencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CRime", providers: [.apt(["librime-dev", "rime-data-pinyin-simp"])]),
    .systemLibrary(
      name: "CSDL2", providers: [.apt(["libsdl2-dev", "libsdl2-ttf-dev", "libsdl2-image-dev"])]),
    .systemLibrary(name: "CXCB", providers: [.apt(["libxcb1-dev", "libxcb-res0-dev"])]),
    target("Configuration", ["CCrypt", "CallFlow", "Eligibility", "Model", "Queue", yams]),
    target("CaseSeal", ["Eligibility", "Model", crypto]),
    target("LawIndex", ["Model", yams, grdb], exclude: ["README.md"]),
    target("TextInput", ["CRime", "Model"]),
    target("Programs", ["CProcess"]),
    target("Printing", ["CPNG", "CQRencode", "Programs", "Typography", "Model"]),
    target("Voice", ["Model", "Programs", "Queue"]),
    target("Tickets", ["CPostgres", "Model", "Queue", grdb]),
    target(
      "HallServer", ["Model", "Queue", httpTypes, hummingbird, hummingbirdCore, logging, nioCore, nioPosix],
      exclude: ["README.md"]),
    target("CallBacks", ["CallFlow", "Model", grdb]),
    target("VideoCall", ["CProcess", "CXCB", "CallFlow", "Model"], exclude: ["README.md"]),
    target("Runtime", ["CallFlow", "Eligibility", "Queue", "Screens", "UI", "Typography", "Model"]),
    target("SDLBackend", ["CSDL2", "UI", "Typography", "Model"]),
    target("Harness", ["CallFlow", "Screens", "UI", "Typography", "Model"]),

    // For the tests of several targets: fakes, goldens, and what every screen has to meet.
    target(
      "KioskTesting",
      [
        "CProcess", "CallFlow", "Configuration", "Eligibility", "Harness", "Queue", "Runtime", "Screens",
        "UI",
        "Typography", "Model",
      ]),

    // Wires them.
    .executableTarget(
      name: "kiosk",
      dependencies: [
        "CProcess", "CallBacks", "CallFlow", "CaseSeal", "Configuration", "Eligibility", "HallServer",
        "Harness",
        "LawIndex", "Model", "Printing", "Queue", "Runtime", "SDLBackend", "Screens", "TextInput",
        "Tickets", "Typography", "UI", "VideoCall", "Voice",
        argumentParser,
      ], swiftSettings: strict),

    tests("Model"),
    tests("CallFlow", ["Model"]),
    tests("Typography"),
    tests("UI", ["Typography", "Model"]),
    tests("Eligibility", ["Configuration", "Model"]),
    tests("Queue", ["Model"]),
    tests("Configuration", ["CallFlow", "Eligibility", "Model", "Queue"]),
    tests("CaseSeal", ["Configuration", "Eligibility", "Model"]),
    tests("Tickets", ["KioskTesting", "Model", "Queue", grdb]),
    tests("Programs"),
    tests("Voice", ["Model", "Queue"]),
    tests("HallServer", ["Model", "Queue", "Tickets"]),
    tests("VideoCall", ["CallFlow", "Model"]),
    tests("CallBacks", ["CallFlow", "Model"]),
    tests(
      "kiosk",
      [
        "CallFlow", "CaseSeal", "Configuration", "Eligibility", "Model", "Queue", "Screens", "Tickets",
        "VideoCall",
      ]),
    tests("LawIndex", ["Model", grdb], exclude: ["Fixtures"]),
    tests("TextInput", ["Model"]),
    tests(
      "Printing", ["KioskTesting", "Programs", "Queue", "Screens", "SDLBackend", "UI", "Typography", "Model"]),
    tests("SDLBackend", ["CSDL2", "CallFlow", "UI", "Typography", "Model", "VideoCall"]),
    tests(
      "Screens",
      [
        "KioskTesting", "CallFlow", "Configuration", "Eligibility", "Queue", "SDLBackend", "Runtime", "UI",
        "Typography",
        "Model",
      ],
      exclude: ["Goldens"]),
    tests("Runtime", ["KioskTesting", "Screens", "Harness", "UI", "Typography", "Model"]),
    tests("Harness", ["KioskTesting", "Queue", "Screens", "UI", "Typography", "Model"]),
  ]
)
