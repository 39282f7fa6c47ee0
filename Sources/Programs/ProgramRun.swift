internal import Glibc

/// What a program answered that was run to its end.
public struct ProgramRun: Sendable {
  /// What it wrote.
  public var output: [UInt8]
  /// What it complained about.
  public var complaint: [UInt8]
  /// The status with which it ended, or minus the signal that ended it.
  public var status: Int32

  /// What it wrote, as text.
  public var text: String { String(decoding: output, as: UTF8.self) }
  /// What it complained about, as text.
  public var complaintText: String { String(decoding: complaint, as: UTF8.self) }

  /// Why a program was not run to its end.
  public enum Failure: Error, Hashable {
    /// It could not be started; the system's reason, such as that there is no such program.
    case notStarted(reason: String)
    /// It did not end in time and was killed, with everything that it had started.
    case late
    /// It wrote more than anybody expects of it, and was killed.
    case tooMuch
  }

  /// Runs `program`, a path or a name that is looked for on `PATH`, with `input` on its standard input and no file
  /// of ours open. Kills it with everything that it started after `limit`, or after `most` bytes.
  ///
  /// Without an `environment`, each entry `NAME=value`, it has ours. Blocks the calling thread.
  public static func of(
    _ program: String, _ arguments: [String], environment: [String]? = nil, input: [UInt8] = [],
    most: Int = 1 << 20, limit: Duration
  ) throws(Failure) -> ProgramRun {
    let deadline = ContinuousClock.now + limit
    var talk = try Conversation(input: input, most: most)
    let process = try RunningProgram(
      [program] + arguments, environment: environment, standard: talk.takeTheirEnds())
    let outcome = talk.run(until: deadline)
    guard outcome == nil, let status = process.status(until: deadline) else {
      process.kill()
      throw outcome ?? .late
    }
    return ProgramRun(output: talk.output, complaint: talk.complaint, status: status)
  }
}
