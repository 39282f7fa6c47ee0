internal import Glibc

/// Files that hold a slip: only their owner can read them, for they tell of somebody's case.
public enum SlipBytes {
  /// Writes `bytes` to `path`, replacing what lies there. Throws `PrinterError.file` where that cannot be done.
  public static func write(_ bytes: [UInt8], to path: String) throws(PrinterError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw error(path) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw error(path) }
      rest = rest.dropFirst(count)
    }
  }

  private static func error(_ path: String) -> PrinterError {
    .file(path: path, reason: String(cString: strerror(errno)))
  }
}
