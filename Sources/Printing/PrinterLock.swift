internal import Glibc

/// Keeps two processes from printing into each other's slips. The system lets go of it with the object, and also where
/// the process is killed.
final class PrinterLock {
  private let descriptor: Int32

  /// Waits for the lock on the file at `path`, at most for `limit`. Throws `busy` where somebody else keeps it.
  ///
  /// Where the file cannot be made there is no lock: a slip without it is better than none, and a device file lets
  /// only one program in anyhow.
  init(_ path: String?, within limit: Duration) throws(PrinterError) {
    // Reading is enough for a lock, so that the kiosk's user can take the one that root has made.
    descriptor = path.map { open($0, O_RDONLY | O_CREAT | O_CLOEXEC, 0o644) } ?? -1
    guard descriptor >= 0 else { return }
    let deadline = ContinuousClock.now + limit
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      // A class that throws in its initialiser is let go of, and closes the file.
      guard ContinuousClock.now < deadline else { throw .busy(path: path ?? "") }
      poll(nil, 0, 50)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
