internal import ArgumentParser
internal import Configuration
internal import Foundation
internal import Model
internal import Runtime

/// The options that every subcommand takes.
struct PlaceOptions: ParsableArguments {
  @Option(help: "The folder with the configuration.")
  var config: String?
  @Option(help: "The folder with what accumulates on this machine.")
  var data: String?

  /// Where everything is looked for.
  var locations: Locations { .ofThisProcess(Locations.Options(configuration: config, data: data)) }
}

extension Locations {
  var lawAssets: URL { URL(filePath: assets).appending(path: "law") }
  var inputAssets: URL { URL(filePath: assets).appending(path: "input") }
  /// The pages of `kiosk serve`.
  var hallAssets: String { assets + "/hall" }
  var iconFolder: String { assets + "/icons" }
  /// The index of the bundle alone, from `kiosk prepare`.
  var bundledIndex: URL { URL(filePath: share).appending(path: "law-index.sqlite") }
  /// The index of bundle and import together.
  var importedIndex: URL { URL(filePath: data).appending(path: "law-index.sqlite") }
  /// The telephone numbers that residents left.
  var callBacks: String { data + "/call-backs.sqlite" }
  var importedLaws: URL { URL(filePath: data) }
  /// Whether official texts have been imported on this machine.
  var hasImport: Bool { FileManager.default.fileExists(atPath: data + "/laws.sqlite") }
  /// The tables of the pinyin keyboard.
  var pinyinTables: URL { URL(filePath: share).appending(path: "rime") }
}

extension Instant {
  /// The time of the system clock.
  static var current: Instant { Instant(milliseconds: systemMilliseconds(CLOCK_REALTIME)) }
}

extension KioskClock.Reading {
  /// The system's clocks.
  static var current: Self {
    Self(wall: .current, sinceBoot: systemMilliseconds(CLOCK_BOOTTIME))
  }
}

private func systemMilliseconds(_ clock: clockid_t) -> Int64 {
  var time = timespec()
  clock_gettime(clock, &time)
  return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}
