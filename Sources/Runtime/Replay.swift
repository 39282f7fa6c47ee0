public import Model
internal import Screens
internal import UI

/// Repeats a recording on a stage without a device.
public enum Replay {
  /// A touch met another page than in the recording.
  public struct Mismatch: Error, Equatable {
    /// Which line of the recording, from 0; the header does not count.
    public var line: Int
    /// The page that it met.
    public var page: String
    /// The page that it met in the recording.
    public var recorded: String
  }

  /// Repeats every touch at its time, from `start` on. `settle` waits until all effects have answered.
  ///
  /// Before a finger comes down everything has been answered, as in the hall: a person is slower than the machine.
  /// While it rests an answer may come sooner or later than it did, so nothing is compared there.
  public static func run(
    _ lines: [Recorder.Line], from start: Instant, on stage: Stage, settle: () -> Void
  ) throws(Mismatch) {
    var now = start
    for (index, line) in lines.enumerated() {
      // An answer may begin another effect, such as a search after a committed word.
      for _ in 0..<4 {
        settle()
        stage.advance(to: now)
      }
      pass(from: now, to: line.at, on: stage)
      now = line.at
      guard let touch: TouchInput = line.touch else {
        try compare(line, index, stage)
        continue
      }
      if case .down(_, at: _) = touch { try compare(line, index, stage) }
      stage.touch(touch, at: now)
      stage.render()
    }
  }

  /// Lets time pass as the loop does: it wakes whenever something is due.
  private static func pass(from start: Instant, to end: Instant, on stage: Stage) {
    var now = start
    stage.render()
    while now < end {
      now = min(end, max(now.adding(milliseconds: 1), stage.nextWake))
      stage.advance(to: now)
      stage.render()
    }
  }

  private static func compare(_ line: Recorder.Line, _ index: Int, _ stage: Stage) throws(Mismatch) {
    guard stage.app.screenName != line.page else { return }
    throw Mismatch(line: index, page: stage.app.screenName, recorded: line.page)
  }
}
