internal import Foundation

/// A display without a screen, for measuring and for scripts in a real window. Ends with `stop`.
final class Xvfb {
  private let process = Process()
  /// The display's name, such as `:7`.
  let display: String

  /// Starts one on a free display of that many pixels. Throws where Xvfb is missing or does not start.
  init(width: Int, height: Int) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/Xvfb")
    process.arguments = ["-displayfd", "1", "-screen", "0", "\(width)x\(height)x24", "-nolisten", "tcp"]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { throw Refusal("Xvfb does not start: install Debian's package xvfb") }
    let number = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard !number.isEmpty else { throw Refusal("Xvfb ended before it had a display") }
    display = ":\(number)"
  }

  /// Ends it.
  func stop() {
    process.terminate()
    process.waitUntilExit()
  }

  /// The display of this process, or a new one where there is none.
  static func needed(width: Int, height: Int) throws -> Xvfb? {
    let environment = ProcessInfo.processInfo.environment
    guard environment["DISPLAY"] == nil, environment["WAYLAND_DISPLAY"] == nil else { return nil }
    let server = try Xvfb(width: width, height: height)
    setenv("DISPLAY", server.display, 1)
    return server
  }
}
