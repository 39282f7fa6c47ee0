/// What `lpstat -l -p` says of a queue, as CUPS 2.4 writes it in the language C.
struct QueueReport {
  /// How the printer behind it stands, where that can be told.
  var state = PrinterState.unknown
  /// Whether the queue is at work.
  var isPrinting: Bool
  /// Why nothing can be printed; `nil` where something can.
  var error: PrinterError?

  /// Reads the report of the queue `name`; `nil` where it is none. `tellsState` where silence of the printer means
  /// that nothing is wrong with it.
  init?(_ text: String, name: String, tellsState: Bool) {
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }
    guard let head = lines.first, head.hasPrefix("printer \(name) ") else { return nil }
    isPrinting = head.contains(" now printing ")
    let alerts =
      lines.first { $0.hasPrefix("Alerts: ") }?.dropFirst(8).split(separator: " ").map(String.init) ?? []
    state = Self.state(alerts) ?? (tellsState ? .ready(isPaperLow: false) : .unknown)
    if head.contains(" disabled since ") {
      let reason = lines.dropFirst().first.map(String.init) ?? "stopped"
      error = .queue(name: name, reason: "it is stopped (\(reason)), cupsenable \(name) starts it")
    } else {
      error = state.error(hasBegun: false)
    }
  }

  /// The state that keywords of RFC 8011 §5.4.12 tell, the worst first; `nil` where they tell none.
  private static func state(_ alerts: [String]) -> PrinterState? {
    func says(_ words: String...) -> Bool {
      alerts.contains { alert in words.contains { alert.hasPrefix($0) } }
    }
    if says("cover-open", "door-open", "interlock-open") { return .coverOpen }
    if says("media-empty", "media-needed") { return .paperEnd }
    if says("media-jam", "cutter-error", "other-error", "fuser", "marker-failure") { return .faulty }
    if says("offline", "shutdown", "timed-out") { return .offline }
    if says("media-low") { return .ready(isPaperLow: true) }
    return nil
  }
}

/// A job in the lists of `lpstat -l -o`.
///
/// CUPS 2.4 gives `processing-to-stop-point` as the reason of jobs that are done, and often also of those that were
/// taken back. The line `Status:` tells them apart: it is missing where a job never began, empty where it is done, and
/// else says what was going on last.
struct QueueJob {
  /// Whether it was taken back or given up.
  var isCancelled: Bool
  /// Whether it had got as far as the printer.
  var hasBegun: Bool
  /// Whether nothing speaks against its having come to its end.
  var isDone: Bool

  /// The job that `lp` has made: `request id is slips-12 (0 file(s))`.
  static func id(in answer: String, queue: String) -> String? {
    let words = answer.split(whereSeparator: \.isWhitespace)
    guard words.starts(with: ["request", "id", "is"]), let id = words.dropFirst(3).first,
      id.hasPrefix(queue + "-"), Int(id.dropFirst(queue.count + 1)) != nil
    else { return nil }
    return String(id)
  }

  /// The job `id` in a list; `nil` where it is not there.
  init?(_ list: String, id: String) {
    let lines = list.split(separator: "\n")
    guard let start = lines.firstIndex(where: { $0.split(separator: " ").first == Substring(id) }) else {
      return nil
    }
    let details = lines[(start + 1)...].prefix { $0.hasPrefix("\t") }
    let status = details.first { $0.hasPrefix("\tStatus:") }
    let alerts = details.first { $0.hasPrefix("\tAlerts:") } ?? ""
    hasBegun = status != nil
    isCancelled = alerts.contains("canceled") || alerts.contains("aborted") || !hasBegun
    isDone = !isCancelled && status?.dropFirst(8).allSatisfy(\.isWhitespace) == true
  }
}
