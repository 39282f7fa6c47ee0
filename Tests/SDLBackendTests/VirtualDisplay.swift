import Foundation
import Testing
import UI

/// An X server without a screen, for one test. Its picture lies in a file that can be read.
final class VirtualDisplay {
  let name: String
  private let server: Process
  private let folder: TemporaryFolder

  /// Starts Xvfb on a display number that nobody uses.
  init(width: Int, height: Int) throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    for _ in 0..<5 {
      let number = Int.random(in: 1000...30_000)
      let server = try Self.program("/usr/bin/Xvfb", package: "xvfb")
      server.arguments = [
        ":\(number)", "-screen", "0", "\(width)x\(height)x24", "-nolisten", "tcp", "-fbdir", folder.path,
      ]
      server.standardError = FileHandle.nullDevice
      server.standardOutput = FileHandle.nullDevice
      try server.run()
      if Self.waits(forSocketOf: number, server) {
        self.server = server
        name = ":\(number)"
        return
      }
      Self.end(server, display: ":\(number)")
    }
    throw Failure.noDisplay
  }

  deinit { Self.end(server, display: name) }

  /// Ends the server for good: it was started from a thread that blocks signals, so it does not hear a polite one
  /// and cannot remove its own files.
  private static func end(_ server: Process, display: String) {
    kill(server.processIdentifier, SIGKILL)
    server.waitUntilExit()
    let number = display.dropFirst()
    unlink("/tmp/.X11-unix/X\(number)")
    unlink("/tmp/.X\(number)-lock")
  }

  enum Failure: Error, CustomStringConvertible {
    case noDisplay
    case tool(String)
    case missing(package: String)

    var description: String {
      switch self {
      case .noDisplay: "Xvfb did not start on any of five displays; see whether another one runs wild"
      case .tool(let arguments): "xdotool \(arguments) failed; run it by hand on an Xvfb display"
      case .missing(let package): "this test needs the Debian package \(package); install it"
      }
    }
  }

  private static func program(_ path: String, package: String) throws -> Process {
    guard FileManager.default.isExecutableFile(atPath: path) else { throw Failure.missing(package: package) }
    let process = Process()
    process.executableURL = URL(filePath: path)
    return process
  }

  private static func waits(forSocketOf number: Int, _ server: Process) -> Bool {
    for _ in 0..<200 where server.isRunning {
      if FileManager.default.fileExists(atPath: "/tmp/.X11-unix/X\(number)") { return true }
      usleep(20_000)
    }
    return false
  }

  /// Moves the pointer, clicks or types, as a person would.
  func xdotool(_ arguments: String...) throws {
    let tool = try Self.program("/usr/bin/xdotool", package: "xdotool")
    tool.arguments = arguments
    tool.environment = ["DISPLAY": name]
    try tool.run()
    tool.waitUntilExit()
    guard tool.terminationStatus == 0 else { throw Failure.tool(arguments.joined(separator: " ")) }
  }

  /// The colour on the screen as 0xRRGGBB.
  func pixel(x: Int, y: Int) throws -> UInt32 {
    try #require(colors(rect(x, y, 1, 1)).first)
  }

  /// Every colour of a rectangle once, as 0xRRGGBB. The file is an X window dump: a header of big-endian words, a
  /// table of colours, then rows of 32-bit pixels in the machine's own order.
  func colors(_ area: Rect) throws -> Set<UInt32> {
    let dump = try Data(contentsOf: URL(filePath: folder.path + "/Xvfb_screen0"))
    return dump.withUnsafeBytes { dump in
      func word(_ index: Int) -> Int {
        Int(UInt32(bigEndian: dump.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
      }
      let start = word(0) + word(19) * 12
      var colors: Set<UInt32> = []
      for y in area.y..<area.maxY {
        for x in area.x..<area.maxX {
          let place = start + y * word(12) + x * 4
          colors.insert(dump.loadUnaligned(fromByteOffset: place, as: UInt32.self) & 0xFF_FFFF)
        }
      }
      return colors
    }
  }

  /// Starts a program on this display.
  func run(_ path: String, package: String, _ arguments: [String]) throws -> Process {
    let program = try Self.program(path, package: package)
    program.arguments = arguments
    program.environment = [
      "DISPLAY": name, "HOME": folder.path, "TMPDIR": folder.path, "PATH": "/usr/bin:/bin",
    ]
    program.standardError = FileHandle.nullDevice
    program.standardOutput = FileHandle.nullDevice
    try program.run()
    return program
  }
}
