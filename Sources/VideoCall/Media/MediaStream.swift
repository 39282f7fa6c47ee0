internal import CallFlow
internal import Dispatch
internal import Foundation
internal import Glibc

/// A program that writes raw picture or sound, in the sandbox of a client: nothing of it outlives the kiosk.
///
/// What it writes shows or lets hear a resident. It is handed on in pieces of one size, kept by nobody here, and its
/// memory is overwritten when the stream ends.
final class MediaStream: Sendable {
  private let process: ClientProcess
  private let running: DispatchGroup

  /// Starts the program. `piece` gets every whole piece of `size` bytes, on a thread of the stream's own; the bytes
  /// are there only as long as it runs. `ended` is called once nothing holds the devices any more, and no piece comes
  /// after it.
  init(
    _ command: MediaCommand, devices: Sandbox.Devices, host: CallHost, size: Int,
    piece: @escaping @Sendable (UnsafeRawBufferPointer) -> Void, ended: @escaping @Sendable () -> Void
  ) throws(CallClientError) {
    guard access(Sandbox.bubblewrap, X_OK) == 0 else {
      throw .missing(program: "bwrap", package: "bubblewrap")
    }
    let data = try Pipe()
    var sandbox = Sandbox(
      program: command.arguments, environment: Sandbox.environment(from: host.environment))
    sandbox.hidden = host.hiddenFolders.filter { access($0, F_OK) == 0 }
    sandbox.devices = devices
    sandbox.channel = [data.writing]
    sandbox.writesToChannel = true
    let running = DispatchGroup()
    running.enter()
    running.enter()
    process = try ClientProcess(sandbox) { _ in running.leave() }
    self.running = running
    let thread = Thread {
      data.reading.pieces(of: size, piece)
      running.leave()
      // Whoever waits for the end waits for both: the last byte and the last process.
      running.wait()
      ended()
    }
    thread.name = "media stream"
    thread.start()
  }

  /// Ends the program at once.
  func kill() { process.kill() }

  /// Ends the program and waits until nothing holds the devices and no piece can come any more, at most `limit`.
  /// Returns whether that is so. Not to be called from `piece`.
  @discardableResult
  func stop(within limit: DispatchTimeInterval = .seconds(2)) -> Bool {
    process.kill()
    return running.wait(timeout: .now() + limit) == .success
  }
}

extension Descriptor {
  /// Reads until nobody can write any more; hands on pieces of `size` bytes, and overwrites their memory at the end.
  func pieces(of size: Int, _ piece: (UnsafeRawBufferPointer) -> Void) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer {
      if let start = bytes.baseAddress { explicit_bzero(start, size) }
      bytes.deallocate()
    }
    var filled = 0
    while true {
      let count = Glibc.read(number, bytes.baseAddress?.advanced(by: filled), size - filled)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      filled += count
      guard filled == size else { continue }
      piece(UnsafeRawBufferPointer(bytes))
      filled = 0
    }
  }
}
