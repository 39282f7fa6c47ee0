internal import ArgumentParser
internal import Foundation
internal import Harness
internal import LawIndex
internal import Model
internal import Runtime
internal import SDLBackend
internal import Screens
internal import UI

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures the figures of the design. Run the release build; a debug build says so.")

  @OptionGroup var places: PlaceOptions
  @Option(help: "Questions to search for, lines of id TAB query; without it the bundle's own questions.")
  var queries: String?
  @Option(help: "A collection of laws whose import and build is timed; may be given twice.")
  var corpus: [String] = []
  @Option(help: "Seconds to watch an idle kiosk.")
  var idle = 30
  @Option(help: "The address of an empty PostgreSQL database whose tickets a second are measured.")
  var postgres: String?
  @Flag(help: "Measure the queue only, which needs no display.")
  var ticketsOnly = false
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    var bench = Bench(locations: places.locations, executable: "/proc/self/exe")
    try bench.measureTickets(postgres: postgres)
    try bench.measurePromises()
    if !ticketsOnly { try measureTheRest(&bench) }
    if json {
      try printJSON(bench.report)
    } else {
      for figure in bench.report.figures { print(figure) }
      if let remark = bench.report.remark { print(remark) }
    }
    if bench.report.figures.contains(where: { !$0.isMet }) { throw ExitCode(1) }
  }

  private func measureTheRest(_ bench: inout Bench) throws {
    let server = try Xvfb.needed(width: 1920, height: 1920)
    defer { server?.stop() }
    try bench.measureImport(corpus)
    try bench.measureSearch(queries: queries)
    try bench.measureAid()
    try bench.measureStart()
    try bench.measureTouch()
    try bench.measureIdle(seconds: idle)
    try bench.measureMemory()
  }
}

/// What `kiosk bench` found.
struct BenchReport: Encodable {
  /// One figure with its bound.
  struct Figure: Encodable, CustomStringConvertible {
    var name: String
    var value: Double
    var unit: String
    var bound: Double
    /// Whether the bound is the least value; otherwise it is the greatest.
    var isLeast: Bool
    var isMet: Bool
    var detail: String

    var description: String {
      let sign = isMet ? "✓" : "✕"
      return
        "\(sign) \(name): \(String(format: "%.2f", value)) \(unit) (\(isLeast ? "at least" : "at most") \(String(format: "%g", bound))); \(detail)"
    }
  }

  var figures: [Figure] = []
  var remark: String?
}
