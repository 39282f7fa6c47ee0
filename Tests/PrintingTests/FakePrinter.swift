import Foundation
import Glibc
import Model
import Synchronization

/// A printer behind a pseudo-terminal.
final class FakePrinter: Sendable {
  /// The device to print to.
  let path: String
  let inside: PrinterInside
  private let master: Int32
  /// Held open, so that the terminal lives on between two slips.
  private let slave: Int32
  private let isOver = Atomic<Bool>(false)
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
    inside = PrinterInside(manner)
    say(manner.chatter)
    Thread.detachNewThread { [self] in serve() }
  }

  /// Ends the printer; its thread is gone afterwards.
  func close() {
    isOver.store(true, ordering: .releasing)
    ended.wait()
    Glibc.close(slave)
    Glibc.close(master)
  }

  private func serve() {
    var buffer = [UInt8](repeating: 0, count: inside.manner.millisecondsPerByte > 0 ? 1 : 512)
    var late: [(at: ContinuousClock.Instant, bytes: [UInt8])] = []
    while !isOver.load(ordering: .acquiring) {
      while let first = late.first, first.at <= .now { say(late.removeFirst().bytes) }
      guard !inside.isStalled else {
        poll(nil, 0, 1)
        continue
      }
      poll(nil, 0, Int32(inside.manner.millisecondsPerByte))
      var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 10) > 0 else { continue }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { continue }
      let replies = inside.take(buffer.prefix(count))
      late.append((.now + .milliseconds(inside.manner.lateness), replies))
    }
    ended.signal()
  }

  private func say(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }
}
