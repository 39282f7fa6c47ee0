internal import Programs

extension ProgramRun {
  /// More than any announcement needs; a program that goes mad does not fill the memory.
  private static let mostOutput = 16_000_000

  /// What a program writes to its standard output, where it ends well within the limit.
  static func answer(of program: String, _ arguments: [String], input: [UInt8], limit: Duration)
    throws(VoiceError) -> [UInt8]
  {
    let run: ProgramRun
    do throws(Failure) {
      run = try of(program, arguments, input: input, most: mostOutput, limit: limit)
    } catch {
      switch error {
      case .notStarted(let reason): throw .notStarted(program: program, reason: reason)
      case .late: throw .tooSlow(program: program)
      case .tooMuch: throw .noSound(program: program)
      }
    }
    guard run.status == 0 else { throw .failed(program: program, status: run.status) }
    return run.output
  }
}
