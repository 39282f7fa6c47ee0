import Model
import Synchronization

/// How a fake printer behaves.
struct Manner: Sendable {
  /// What it answers, by question; nothing where there is no entry.
  var answers: [UInt8: UInt8] = Manner.fine
  /// What it answers once it has printed a slip.
  var answersAfterwards: [UInt8: UInt8]?
  /// What it answers once so many bytes of data have come: paper that runs out, a jam in the middle.
  var answersAfter: (bytes: Int, answers: [UInt8: UInt8])?
  /// After so many bytes of data it takes nothing more until it is told to.
  var stallsAfter: Int?
  /// After so many bytes it breaks the connection; in the network only.
  var resetsAfter: Int?
  /// What it has said before anybody asked.
  var chatter: [UInt8] = []
  /// What it says instead of every answer.
  var garbage: [UInt8] = []
  /// How late its answers come, in milliseconds.
  var lateness = 0
  /// How long it takes for a byte, in milliseconds; 0 for no time.
  var millisecondsPerByte = 0
  /// It closes its own direction at once; in the network only.
  var closesItsSide = false

  static let fine: [UInt8: UInt8] = [1: 0x16, 2: 0x12, 4: 0x12]
  static let paperOut: [UInt8: UInt8] = [1: 0x1E, 2: 0x32, 4: 0x72]
  static let coverOpen: [UInt8: UInt8] = [1: 0x1E, 2: 0x16, 4: 0x12]
  static let cutterStuck: [UInt8: UInt8] = [1: 0x1E, 2: 0x52, 4: 0x12]
}

/// What goes on inside a fake printer: it answers `DLE EOT` at once, wherever in the data it comes, and decodes the
/// rest strictly.
final class PrinterInside: Sendable {
  private struct State {
    var decoder = ReceiptDecoder()
    var failure: String?
    var taken = 0
    var questions: [UInt8] = []
    var isStalled = false
    var hasReset = false
    /// The beginning of a question whose rest has not come yet.
    var held: [UInt8] = []
  }

  let manner: Manner
  private let state: Mutex<State>

  init(_ manner: Manner, takesPadding: Bool = false) {
    self.manner = manner
    var first = State()
    first.decoder.takesPadding = takesPadding
    state = Mutex(first)
  }

  /// What came out.
  var slips: [Bitmap1] { state.withLock { $0.decoder.slips } }
  /// Whether it waits for nothing.
  var isBetweenSlips: Bool { state.withLock { $0.decoder.isBetweenSlips } }
  /// The most rows that one command had.
  var tallestBand: Int { state.withLock { $0.decoder.tallestBand } }
  /// A byte that no slip is made of.
  var failure: String? { state.withLock(\.failure) }
  /// Which questions were asked, in order.
  var questions: [UInt8] { state.withLock(\.questions) }
  /// How many bytes were no questions.
  var taken: Int { state.withLock(\.taken) }
  /// Whether it takes nothing now.
  var isStalled: Bool { state.withLock(\.isStalled) }

  /// Takes bytes again after a stall.
  func resume() {
    state.withLock {
      $0.isStalled = false
      $0.taken = Int.min / 2
    }
  }

  /// Whether the connection is to break now; it does once.
  func breaksNow() -> Bool {
    guard let limit = manner.resetsAfter else { return false }
    return state.withLock { state in
      guard state.taken >= limit, !state.hasReset else { return false }
      state.hasReset = true
      return true
    }
  }

  /// Takes bytes, and gives what it answers.
  func take(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    state.withLock { state -> [UInt8] in
      var replies: [UInt8] = []
      for byte in bytes {
        state.held.append(byte)
        let held = state.held
        if held.count == 3, [1, 2, 4].contains(byte) {
          state.questions.append(byte)
          replies += manner.garbage.isEmpty ? answers(state)[byte].map { [$0] } ?? [] : manner.garbage
          state.held = []
        } else if held != [0x10], held != [0x10, 0x04] {
          print(held, in: &state)
          state.held = []
        }
      }
      return replies
    }
  }

  private func answers(_ state: State) -> [UInt8: UInt8] {
    if let (bytes, answers) = manner.answersAfter, state.taken >= bytes { return answers }
    return state.decoder.slips.isEmpty ? manner.answers : manner.answersAfterwards ?? manner.answers
  }

  private func print(_ bytes: [UInt8], in state: inout State) {
    do { try state.decoder.feed(bytes) } catch { state.failure = state.failure ?? "\(error)" }
    state.taken += bytes.count
    if let limit = manner.stallsAfter, state.taken >= limit { state.isStalled = true }
  }
}
