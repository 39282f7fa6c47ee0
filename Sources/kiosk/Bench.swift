internal import Configuration
internal import Eligibility
internal import Foundation
internal import Harness
internal import LawIndex
internal import Model
internal import Runtime
internal import SDLBackend
internal import Screens
internal import UI

/// Measures one figure after another.
struct Bench {
  private(set) var report = BenchReport()
  private let locations: Locations
  private let executable: String

  init(locations: Locations, executable: String) {
    self.locations = locations
    self.executable = executable
    #if DEBUG
      report.remark = "a debug build: the figures mean nothing, build with -c release"
    #endif
  }

  mutating func add(_ name: String, _ value: Double, _ unit: String, atLeast bound: Double, _ detail: String)
  {
    report.figures.append(
      BenchReport.Figure(
        name: name, value: value, unit: unit, bound: bound, isLeast: true, isMet: value >= bound,
        detail: detail))
  }

  /// Says something about the whole report.
  mutating func remark(_ text: String) {
    report.remark = [report.remark, text].compactMap { $0 }.joined(separator: "; ")
  }

  mutating func add(_ name: String, _ value: Double, _ unit: String, bound: Double, _ detail: String) {
    report.figures.append(
      BenchReport.Figure(
        name: name, value: value, unit: unit, bound: bound, isLeast: false, isMet: value <= bound,
        detail: detail))
  }

  // MARK: Law

  /// Imports the collections into an empty data folder and builds the index, each in a process of its own.
  mutating func measureImport(_ corpora: [String]) throws {
    guard !corpora.isEmpty else { return }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var seconds = 0.0
    var peak = 0.0
    for corpus in corpora {
      let child = try Child(executable, ["law", "import", corpus, "--data", folder.path])
      let usage = try child.finish()
      seconds += usage.seconds
      peak = max(peak, usage.peakMegabytes)
    }
    let what = "\(corpora.count) collections, each with a build of the index"
    add("import and build", seconds, "s", bound: 60, what)
    add("memory of import and build", peak, "MB", bound: 600, "the larger peak of \(what)")
  }

  /// Searches with every question once, warm, and takes the whole answer with its highlights.
  mutating func measureSearch(queries file: String?) throws {
    let desk = LawDesk(locations)
    let today = Instant.current.day
    let (statistics, _) = try desk.open(today: today)
    let index = try desk.current()
    let questions = try questions(from: file, index: index, today: today)
    for question in questions.prefix(50) { _ = try index.search(question, limit: 60, today: today) }
    var times: [Double] = []
    for question in questions {
      times.append(try milliseconds { _ = try index.search(question, limit: 60, today: today) })
    }
    let detail = "\(questions.count) questions, 60 hits each, \(statistics.articles) articles"
    add("search p50", percentile(times, 0.5), "ms", bound: 5, detail)
    add("search p99", percentile(times, 0.99), "ms", bound: 16, detail)
  }

  private func questions(from file: String?, index: LawIndex, today: Day) throws -> [String] {
    guard let file else {
      // A resident's words about every digest, without a file beside the project.
      return try index.topics().flatMap { topic in
        try topic.queries + index.hits(topic: topic.id, today: today).compactMap(\.title)
      }
    }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return text.split(separator: "\n").compactMap {
      $0.split(separator: "\t").dropFirst().first.map(String.init)
    }
  }

  // MARK: Self-check

  /// Walks every path of the self-check with the standard set and unset, then evaluates each of them once.
  mutating func measureAid() throws {
    let configuration = ConfigurationStore().load(locations.configuration)
    guard let pack = configuration.aid else {
      throw Refusal("there is no rule pack that works: run kiosk check")
    }
    let today = Instant.current.day
    let pace = AidPace.onScreen(configuration.regions, province: pack.region)
    var report: AidPathReport?
    let walked = milliseconds { report = pack.walkPaths(region: nil, day: today, pace: pace) }
    let paths = (report?.set.paths ?? 0) + (report?.unset.paths ?? 0)
    add("self-check paths walked", walked / 1000, "s", bound: 5, "\(paths) paths, standard set and unset")
    var times: [Double] = []
    for standard in [AidStandard.set, .unset] {
      for answers in pack.everyPath(region: nil, day: today, standard: standard) {
        times.append(
          milliseconds { _ = pack.evaluate(answers, region: nil, day: today, standard: standard) })
      }
    }
    let detail = "\(times.count) paths"
    add("one evaluation, median", percentile(times, 0.5), "ms", bound: 1, detail)
    add("one evaluation, longest", times.max() ?? 0, "ms", bound: 1, detail)
  }

  // MARK: Window

  /// From the start of the process to its first painted frame, ten times.
  mutating func measureStart() throws {
    var times: [Double] = []
    for _ in 0..<10 {
      times.append(
        try milliseconds {
          let child = try Child(
            executable, ["run", "--window", "1080x1920", "--until-first-frame", "--data", locations.data])
          try child.waitForLine("first frame")
          child.stop()
        })
    }
    add(
      "start to first frame", percentile(times, 0.5), "ms", bound: 300,
      "median of \(times.count), window 1080×1920")
  }

  /// From the release of the finger on 查法律 to the search page on the screen, in a real window.
  mutating func measureTouch() throws {
    let kiosk = Kiosk(locations)
    let session = try WindowSession(
      kiosk, settings: kiosk.settings, extent: .window(Size(width: 1080, height: 1920)))
    session.openServicesNow()
    var now = Instant.current
    var presses: [Double] = []
    var opens: [Double] = []
    for _ in 0..<100 {
      session.show(at: now)
      guard let tile = session.stage.tree.node(id: "search") else {
        throw Refusal("the home page has no search tile")
      }
      now = now.adding(milliseconds: 1000)
      presses.append(milliseconds { session.touch(.down(finger: 0, at: tile.frame.center), at: now) })
      now = now.adding(milliseconds: 80)
      opens.append(milliseconds { session.touch(.up(finger: 0, at: tile.frame.center), at: now) })
      guard session.stage.app.page.name == "search.topics" else {
        throw Refusal("the search page did not open")
      }
      now = now.adding(milliseconds: 1000)
      session.stage.send(.action(.home), at: now)
    }
    let detail = "\(opens.count) times home → search, software painter, 1080×1920"
    add("touch to pressed frame p95", percentile(presses, 0.95), "ms", bound: 33, detail)
    add("touch to search frame p95", percentile(opens, 0.95), "ms", bound: 33, detail)
  }

  /// What a kiosk on its home page does while nobody is there.
  mutating func measureIdle(seconds: Int) throws {
    let child = try Child(
      executable, ["run", "--window", "1080x1920", "--tell-frames", "--data", locations.data])
    Thread.sleep(forTimeInterval: 8)
    let framesBefore = child.linesSoFar()
    let processorBefore = try child.processorSeconds()
    let minuteBefore = Instant.current.milliseconds / 60_000
    Thread.sleep(forTimeInterval: Double(seconds))
    let processor = try child.processorSeconds() - processorBefore
    let minutes = Int(Instant.current.milliseconds / 60_000 - minuteBefore)
    let frames = child.linesSoFar() - framesBefore
    child.stop()
    add(
      "idle processor", processor / Double(seconds) * 100, "% of a core", bound: 0.5,
      "\(seconds) s on the home page")
    add(
      "idle frames beyond the minute", Double(frames - minutes), "frames", bound: 0,
      "\(frames) frames while the minute changed \(minutes) times")
  }

  /// What the process holds after a tour through every screen.
  mutating func measureMemory() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let child = try Child(
      executable, ["tour", "--imported", "--tell-memory", "--out", folder.path, "--data", locations.data])
    let line = try child.waitForLine("resident ")
    _ = try child.finish()
    add(
      "memory after the tour", Double(line.split(separator: " ").last ?? "0") ?? 0, "MB", bound: 150, "VmRSS")
  }
}

/// The time a closure takes, in milliseconds.
func milliseconds(_ work: () throws -> Void) rethrows -> Double {
  let took = try ContinuousClock().measure(work)
  return Double(took.components.seconds) * 1000 + Double(took.components.attoseconds) / 1e15
}

/// The value below which that share of the values lies.
private func percentile(_ values: [Double], _ share: Double) -> Double {
  let sorted = values.sorted()
  guard let last = sorted.last else { return 0 }
  let index = Int((Double(sorted.count) * share).rounded(.up)) - 1
  return sorted.indices.contains(index) ? sorted[index] : last
}
