import Foundation
import Testing

/// The built program, run as a person runs it.
enum Program {
  /// What it said and how it ended.
  struct Run {
    var status: Int32
    var output: String
    var error: String
  }

  /// It lies beside the tests that were built with it.
  static var executable: URL {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(
      path: "kiosk")
  }

  /// Runs it with arguments, standard input and variables besides those of this process. Waits for its end.
  static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws
    -> Run
  {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (standardInput, output, error) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (standardInput, output, error)
    // Whoever refuses a command line does not read its standard input.
    signal(SIGPIPE, SIG_IGN)
    try process.run()
    // A closed pipe is the program's way of saying that it read enough.
    try? standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    let complained = try error.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
      error: String(decoding: complained, as: UTF8.self))
  }
}
