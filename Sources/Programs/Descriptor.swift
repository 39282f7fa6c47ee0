internal import Glibc

/// An open file that is closed with its last owner.
final class Descriptor: Sendable {
  let number: Int32

  private init(_ number: Int32) { self.number = number }
  deinit { close(number) }

  /// Two ends that are connected. Sockets instead of a pipe: writing to one that nobody reads gives an error, never
  /// a signal. A program that is started inherits neither.
  static func pair() throws(ProgramRun.Failure) -> (ours: Descriptor, theirs: Descriptor) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw .notStarted(reason: String(cString: strerror(errno)))
    }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return (Descriptor(ends[0]), Descriptor(ends[1]))
  }
}
