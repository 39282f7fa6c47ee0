internal import Glibc
public import Model
internal import Programs
internal import Synchronization

/// A queue of CUPS on this machine, by its own programs `lp`, `lpstat` and `cancel` of Debian's package cups-client.
///
/// A slip goes in by standard input: no argument, and so no list of processes, holds a word of it. CUPS keeps a copy
/// of what was printed for as long as its `PreserveJobFiles` says.
public final class QueuePrinter: SlipPrinter {
  /// How long things may take.
  public struct Timing: Hashable, Sendable {
    /// For one of CUPS's programs.
    public var answer = Duration.seconds(5)
    /// For a slip, from its way into the queue to its end there.
    public var job = Duration.seconds(45)
    /// Between two looks at the queue.
    public var pause = Duration.milliseconds(400)

    /// For a queue of this machine.
    public init() {}
  }

  private let name: String
  private let ending: ESCPOS.Ending
  private let format: KioskSettings.Printer.Format
  private let tellsState: Bool
  private let programs: String
  private let environment: [String]
  private let timing: Timing
  /// Held while a slip is on its way.
  private let turn = Mutex<Void>(())

  /// The queue `name`. `tellsState` where the queue's driver knows when a slip is out and when paper has ended;
  /// `programs` is the folder of CUPS's programs, `server` another CUPS than this machine's own.
  public init(
    name: String, ending: ESCPOS.Ending, format: KioskSettings.Printer.Format, tellsState: Bool,
    programs: String = "/usr/bin", server: String? = nil, timing: Timing = Timing()
  ) {
    self.name = name
    self.ending = ending
    self.format = format
    self.tellsState = tellsState
    self.programs = programs
    self.timing = timing
    // Words that can be understood, whatever language the kiosk speaks.
    environment =
      ["LC_ALL=C", "PATH=/usr/bin:/bin"]
      + (server ?? Self.serverOfEnvironment).map { ["CUPS_SERVER=\($0)"] }.orEmpty
  }

  private static var serverOfEnvironment: String? {
    getenv("CUPS_SERVER").map { String(cString: $0) }
  }

  /// Prints a picture and says whether CUPS confirmed it.
  public func print(
    _ picture: Bitmap1, isWanted: () -> Bool
  ) throws(PrinterError) -> PrintConfirmation {
    try turn.withLock { _ throws(PrinterError) in
      if let error = try look().error { throw error }
      guard isWanted() else { throw PrinterError.unwanted }
      let job = try submit(picture)
      let isDone = try follow(job)
      guard tellsState, isDone else { return .unconfirmed }
      let state = try look().state
      if let error = state.error(hasBegun: true) { throw error }
      return state == .unknown ? .unconfirmed : .confirmed
    }
  }

  /// How the queue stands; `nil` while it prints. `unknown` where it says nothing of its printer.
  public func state() throws(PrinterError) -> PrinterState? {
    let queue = try look()
    if let error = queue.error, queue.state == .unknown { throw error }
    return queue.isPrinting && queue.state == .unknown ? nil : queue.state
  }

  private func look() throws(PrinterError) -> QueueReport {
    let answer = try run("lpstat", ["-l", "-p", name])
    guard answer.status == 0, let report = QueueReport(answer.text, name: name, tellsState: tellsState) else {
      throw refusal(try whyNot(answer))
    }
    return report
  }

  /// CUPS says of a queue that it does not exist, too, when CUPS itself does not run.
  private func whyNot(_ answer: ProgramRun) throws(PrinterError) -> String {
    let scheduler = try run("lpstat", ["-r"])
    return scheduler.text.contains("not running") ? "CUPS does not run" : Self.words(answer.complaintText)
  }

  // MARK: A job

  private func submit(_ picture: Bitmap1) throws(PrinterError) -> String {
    let data =
      switch format {
      case .escpos: ESCPOS.encode(picture, ending: ending)
      case .png: try PNGFile.bytes(picture)
      }
    let options = format == .escpos ? ["-o", "raw"] : ["-o", "ppi=203"]
    // The title stands in CUPS's lists and logs.
    let answer = try run("lp", ["-d", name, "-t", "slip"] + options + ["-"], input: data)
    guard answer.status == 0, let job = QueueJob.id(in: answer.text, queue: name) else {
      throw refusal(try whyNot(answer))
    }
    return job
  }

  /// Waits for the end of a job. One that does not end is taken back: nobody else shall find it in the printer.
  /// False where it ended and CUPS does not say how.
  private func follow(_ job: String) throws(PrinterError) -> Bool {
    let deadline = ContinuousClock.now + timing.job
    while true {
      let ended = QueueJob(try run("lpstat", ["-l", "-W", "completed", "-o", name]).text, id: job)
      if let ended {
        if ended.isCancelled { throw .cancelled(hasBegun: ended.hasBegun) }
        return ended.isDone
      }
      guard ContinuousClock.now < deadline else { break }
      poll(nil, 0, Int32(clamping: timing.pause.milliseconds))
    }
    let hasBegun = QueueJob(try run("lpstat", ["-l", "-o", name]).text, id: job)?.hasBegun ?? true
    _ = try run("cancel", [job])
    throw .stalled(hasBegun: hasBegun)
  }

  // MARK: CUPS's programs

  private func run(_ program: String, _ arguments: [String], input: [UInt8] = []) throws(PrinterError)
    -> ProgramRun
  {
    do throws(ProgramRun.Failure) {
      return try ProgramRun.of(
        "\(programs)/\(program)", arguments, environment: environment, input: input, limit: timing.answer)
    } catch {
      switch error {
      case .notStarted(let reason):
        throw refusal("\(program) cannot be started (\(reason)), install cups-client")
      case .late, .tooMuch: throw refusal("\(program) did not answer")
      }
    }
  }

  private func refusal(_ reason: String) -> PrinterError { .queue(name: name, reason: reason) }

  /// The first line of a complaint without the program's name; CUPS speaks of queues there, never of what is printed.
  private static func words(_ complaint: String) -> String {
    let line = complaint.split(separator: "\n").first ?? "it does not say why"
    let words =
      line.hasPrefix("lp: ") ? line.dropFirst(4) : line.hasPrefix("lpstat: ") ? line.dropFirst(8) : line
    return String(words.hasSuffix(".") ? words.dropLast() : words)
  }
}

extension [String]? {
  fileprivate var orEmpty: [String] { self ?? [] }
}
