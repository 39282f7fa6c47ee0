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

  /// Reads up to the end of a line and not further; `false` where nobody can write any more.
  func skipLine() -> Bool {
    var byte: UInt8 = 0
    while byte != UInt8(ascii: "\n") {
      let count = Glibc.read(number, &byte, 1)
      guard count > 0 || (count < 0 && errno == EINTR) else { return false }
    }
    return true
  }

  /// Reads until nobody can write any more.
  func read(_ hear: (ArraySlice<UInt8>) -> Void) {
    let number = number
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Glibc.read(number, &bytes, bytes.count)
      guard count > 0 || (count < 0 && errno == EINTR) else { return }
      if count > 0 { hear(bytes[..<count]) }
    }
  }
}

extension Descriptor {
  /// The two ends of a connection within this machine, numbered from 100 on: no `dup2` of a start can hit them.
  static func connectedPair() throws(CallClientError) -> (Descriptor, Descriptor) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .system }
    return try moved(ends)
  }

  /// The same two descriptors with higher numbers.
  fileprivate static func moved(_ ends: [Int32]) throws(CallClientError) -> (Descriptor, Descriptor) {
    let moved = ends.map { Descriptor(fcntl($0, F_DUPFD_CLOEXEC, 100)) }
    let error = CallClientError.system
    for end in ends { Glibc.close(end) }
    guard moved.allSatisfy({ $0.number >= 0 }) else { throw error }
    return (moved[0], moved[1])
  }
}

extension CallClientError {
  /// What the last call of the system refused.
  fileprivate static var system: Self { .refused(String(cString: strerror(errno))) }
}

/// A pipe whose ends are numbered from 100 on: no `dup2` of a start can hit them.
struct Pipe {
  let reading: Descriptor
  let writing: Descriptor

  init() throws(CallClientError) {
    var ends: [Int32] = [-1, -1]
    guard CProcess_pipe(&ends) == 0 else { throw .system }
    (reading, writing) = try Descriptor.moved(ends)
  }

  /// A pipe that holds a text, closed for writing. The text is short: it must fit into the pipe.
  init(holding text: String) throws(CallClientError) {
    try self.init()
    let bytes = Array(text.utf8)
    let written = write(writing.number, bytes, bytes.count)
    guard bytes.count <= 32_768, written == bytes.count else { throw .system }
    writing.close()
  }
}
