import Foundation
import Glibc
import Model
import Synchronization

/// A printer behind a pseudo-terminal that answers `DLE EOT` at once, wherever in the data it comes, and decodes the
/// rest strictly.
final class FakePrinter: Sendable {
  /// How it behaves.
  struct Manner: Sendable {
    /// What it answers, by question; nothing where there is no entry.
    var answers: [UInt8: UInt8] = Manner.fine
    /// What it answers once it has printed a slip.
    var answersAfterwards: [UInt8: UInt8]?
    /// After so many bytes of data it takes nothing more until it is told to.
    var stallsAfter: Int?
    /// What it has said before anybody asked.
    var chatter: [UInt8] = []

    static let fine: [UInt8: UInt8] = [1: 0x16, 2: 0x12, 4: 0x12]
    static let paperOut: [UInt8: UInt8] = [1: 0x1E, 2: 0x32, 4: 0x72]
    static let coverOpen: [UInt8: UInt8] = [1: 0x1E, 2: 0x16, 4: 0x12]
  }

  private struct State {
    var decoder = ReceiptDecoder()
    var failure: String?
    var taken = 0
    var questions: [UInt8] = []
    var isStalled = false
    var isOver = false
    /// The beginning of a question whose rest has not come yet.
    var held: [UInt8] = []
  }

  /// The device to print to.
  let path: String
  private let master: Int32
  /// Held open, so that the terminal lives on between two slips.
  private let slave: Int32
  private let manner: Manner
  private let state = Mutex(State())
  private let ended = DispatchSemaphore(value: 0)

  struct NoTerminal: Error {}

  init(_ manner: Manner = Manner()) throws {
    // What posix_openpt, unlockpt and ptsname do; Glibc's module lacks them.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var lock: Int32 = 0
    var number: Int32 = 0
    let (unlock, tellNumber) = (UInt(0x4004_5431), UInt(0x8004_5430))
    guard master >= 0, ioctl(master, unlock, &lock) == 0, ioctl(master, tellNumber, &number) == 0 else {
      throw NoTerminal()
    }
    path = "/dev/pts/\(number)"
    slave = open(path, O_RDWR | O_NOCTTY)
    guard slave >= 0 else { throw NoTerminal() }
    var settings = termios()
    tcgetattr(slave, &settings)
    cfmakeraw(&settings)
    tcsetattr(slave, TCSANOW, &settings)
    self.manner = manner
    say(manner.chatter)
    Thread.detachNewThread { [self] in serve() }
  }

  /// Ends the printer; its thread is gone afterwards.
  func close() {
    state.withLock { $0.isOver = true }
    ended.wait()
    Glibc.close(slave)
    Glibc.close(master)
  }

  /// Takes bytes again after a stall.
  func resume() {
    state.withLock {
      $0.isStalled = false
      $0.taken = Int.min / 2
    }
  }

  /// What came out.
  var slips: [Bitmap1] { state.withLock { $0.decoder.slips } }
  /// Whether it waits for nothing.
  var isBetweenSlips: Bool { state.withLock { $0.decoder.isBetweenSlips } }
  /// A byte that no slip is made of.
  var failure: String? { state.withLock(\.failure) }
  /// Which questions were asked, in order.
  var questions: [UInt8] { state.withLock(\.questions) }

  private func serve() {
    var buffer = [UInt8](repeating: 0, count: 512)
    while !state.withLock(\.isOver) {
      guard !state.withLock(\.isStalled) else {
        poll(nil, 0, 1)
        continue
      }
      var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 20) > 0 else { continue }
      let count = read(master, &buffer, buffer.count)
      if count > 0 { take(buffer.prefix(count)) }
    }
    ended.signal()
  }

  private func take(_ bytes: ArraySlice<UInt8>) {
    let replies = state.withLock { state -> [UInt8] in
      var replies: [UInt8] = []
      for byte in bytes {
        state.held.append(byte)
        let held = state.held
        if held.count == 3, [1, 2, 4].contains(byte) {
          state.questions.append(byte)
          let answers =
            state.decoder.slips.isEmpty ? manner.answers : manner.answersAfterwards ?? manner.answers
          if let reply = answers[byte] { replies.append(reply) }
          state.held = []
        } else if held != [0x10], held != [0x10, 0x04] {
          print(held, in: &state)
          state.held = []
        }
      }
      return replies
    }
    say(replies)
  }

  private func print(_ bytes: [UInt8], in state: inout State) {
    do { try state.decoder.feed(bytes) } catch { state.failure = state.failure ?? "\(error)" }
    state.taken += bytes.count
    if let limit = manner.stallsAfter, state.taken >= limit { state.isStalled = true }
  }

  private func say(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }
}
