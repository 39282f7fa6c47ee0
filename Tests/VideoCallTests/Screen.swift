import Foundation
import Testing

/// An X server without a screen, whose picture lies in a file.
final class Screen {
  let display: String
  private let server = Process()
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/kiosk-screen-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let output = Pipe()
    server.executableURL = URL(filePath: "/usr/bin/Xvfb")
    server.arguments = [
      "-displayfd", "1", "-screen", "0", "640x360x24", "-nolisten", "tcp", "-fbdir", folder,
    ]
    server.standardOutput = output
    server.standardError = FileHandle.nullDevice
    try server.run()
    let number = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    display = ":" + number.trimmingCharacters(in: .whitespacesAndNewlines)
    try #require(display.count > 1, "Xvfb did not start")
  }

  deinit {
    // It was started from a thread that blocks signals, so it does not hear a polite one and leaves its files.
    kill(server.processIdentifier, SIGKILL)
    server.waitUntilExit()
    unlink("/tmp/.X11-unix/X\(display.dropFirst())")
    unlink("/tmp/.X\(display.dropFirst())-lock")
    // What cannot be removed stays in the temporary folder, where the system sweeps.
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Waits until the screen shows at least so many colours, at most 10 s.
  func waitForColours(_ count: Int) -> Bool {
    for _ in 0..<200 {
      if colours >= count { return true }
      usleep(50_000)
    }
    return false
  }

  /// How many colours the screen shows now.
  var colours: Int {
    // Between two states of the file there is nothing to count.
    let bytes = (try? [UInt8](Data(contentsOf: URL(filePath: folder + "/Xvfb_screen0")))) ?? []
    guard bytes.count > 100 else { return 0 }
    let number = { (at: Int) in bytes[at..<at + 4].reduce(0) { $0 * 256 + Int($1) } }
    // XWD: a header of its own length, then a table of colours of 12 bytes each, then four bytes a pixel.
    let start = number(0) + number(76) * 12
    return Set(stride(from: start, to: bytes.count - 3, by: 4 * 7).map { Array(bytes[$0..<$0 + 3]) }).count
  }
}
