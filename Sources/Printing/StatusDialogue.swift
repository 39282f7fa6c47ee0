/// A conversation with a printer over one connection, in which no answer is taken for that to another question.
///
/// An answer does not say what it answers. So after a silence nothing is asked until the late answer has come, or has
/// stayed away for so long that the printer must have dropped the question.
struct StatusDialogue {
  private let timing: DevicePrinter.Timing
  /// A question is three bytes and waits no longer than its answer.
  private var asking: DevicePrinter.Timing
  /// Questions whose answers may still come, also from the connection before this one.
  private(set) var unanswered: Int
  private var silences = 0

  /// Bytes that are no answers, in one wait, after which the line is taken for noise. Four are an automatic status,
  /// and flow control is one each.
  private static let noise = 16
  /// After so many silences nothing is asked any more.
  private static let patience = 3

  init(timing: DevicePrinter.Timing, unanswered: Int) {
    self.timing = timing
    self.unanswered = unanswered
    asking = timing
    asking.stall = timing.answer
  }

  /// Whether an answer can be expected at once.
  var isInStep: Bool { unanswered == 0 }

  /// Asks `questions` in order until one is not answered.
  mutating func ask(_ questions: [StatusQuestion], _ port: borrowing PrinterPort) throws(PrinterError)
    -> PrinterState
  {
    var answers: [StatusQuestion: UInt8] = [:]
    guard silences < Self.patience else { return .unknown }
    try waitForLateAnswers(port)
    for question in questions {
      try port.drain()
      var sent = 0
      try port.send(question.bytes, asking, sent: &sent)
      guard sent == question.bytes.count, let answer = try answer(port, within: timing.answer) else {
        unanswered += 1
        silences += 1
        break
      }
      silences = 0
      answers[question] = answer
    }
    return PrinterState(answers)
  }

  /// Takes away the answers that are owed; those that stay away for long will never come.
  private mutating func waitForLateAnswers(_ port: borrowing PrinterPort) throws(PrinterError) {
    while unanswered > 0 {
      guard try answer(port, within: timing.late) != nil else {
        unanswered = 0
        return
      }
      unanswered -= 1
      silences = 0
    }
  }

  private func answer(_ port: borrowing PrinterPort, within limit: Duration) throws(PrinterError) -> UInt8? {
    let deadline = ContinuousClock.now + limit
    for _ in 0..<Self.noise {
      let left = max(.zero, ContinuousClock.now.duration(to: deadline))
      guard let byte = try port.receive(within: left) else { return nil }
      if StatusQuestion.isAnswer(byte) { return byte }
    }
    // It talks without end, or at another speed, and never answers.
    return nil
  }
}
