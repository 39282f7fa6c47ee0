import Foundation
import Glibc

/// Keeps two runs apart. The kernel releases the lock of a process that dies.
struct FolderLock {
  private let descriptor: Int32

  init(_ folder: URL) throws(RimeDeploymentError) {
    let file = folder.appending(path: RimeWorkshop.lockName)
    descriptor = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw posixError(file) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let error = posixError(file)
        close(descriptor)
        throw error
      }
    }
  }

  func release() { close(descriptor) }
}
