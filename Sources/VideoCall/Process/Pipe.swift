internal import CProcess
internal import Glibc
internal import Synchronization

/// A descriptor that is closed once: by `close`, or when nobody holds it any more.
final class Descriptor: Sendable {
  private let open: Mutex<Int32?>
  /// The number, as long as it is open; -1 afterwards.
  var number: Int32 { open.withLock { $0 ?? -1 } }

  init(_ number: Int32) { open = Mutex(number) }

  deinit { close() }

  func close() {
    open.withLock { number in
      if let number { Glibc.close(number) }
      number = nil
    }
  }

  /// Reads and forgets until nobody can write any more.
  func drain() {
    let number = number
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { bytes in
      while true {
        let count = read(number, bytes.baseAddress, bytes.count)
        guard count > 0 || (count < 0 && errno == EINTR) else { return }
      }
    }
  }
}

/// A pipe whose ends are numbered from 100 on: no `dup2` of a start can hit them.
struct Pipe {
  let reading: Descriptor
  let writing: Descriptor

  init() throws(CallClientError) {
    var ends: [Int32] = [-1, -1]
    guard CProcess_pipe(&ends) == 0 else { throw Self.failure }
    let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 100) }
    let error = Self.failure
    for end in ends { close(end) }
    reading = Descriptor(moved[0])
    writing = Descriptor(moved[1])
    guard moved.allSatisfy({ $0 >= 0 }) else { throw error }
  }

  /// A pipe that holds a text, closed for writing. The text is short: it must fit into the pipe.
  init(holding text: String) throws(CallClientError) {
    try self.init()
    let bytes = Array(text.utf8)
    let written = write(writing.number, bytes, bytes.count)
    guard bytes.count <= 32_768, written == bytes.count else { throw Self.failure }
    writing.close()
  }

  private static var failure: CallClientError { .refused(String(cString: strerror(errno))) }
}
