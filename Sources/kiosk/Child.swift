internal import Foundation
internal import Glibc
internal import Synchronization

/// Another process of this program, for measuring.
final class Child: Sendable {
  /// What a finished process used.
  struct Usage {
    var seconds: Double
    var peakMegabytes: Double
  }

  private let process = Process()
  private let lines = Mutex<[String]>([])
  private let peak = Mutex<Double>(0)
  private let start = ContinuousClock.now
  private let end = DispatchSemaphore(value: 0)

  init(_ executable: String, _ arguments: [String]) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: executable).resolvingSymlinksInPath()
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let handle = output.fileHandleForReading
    Thread.detachNewThread { [self] in
      var rest = ""
      while true {
        let data = handle.availableData
        if data.isEmpty {
          end.signal()
          return
        }
        rest += String(decoding: data, as: UTF8.self)
        let parts = rest.split(separator: "\n", omittingEmptySubsequences: false)
        rest = String(parts.last ?? "")
        lines.withLock { $0 += parts.dropLast().map(String.init) }
      }
    }
  }

  /// Lines printed so far.
  func linesSoFar() -> Int { lines.withLock { $0.count } }

  /// Waits for a line that begins so, at most a minute.
  @discardableResult
  func waitForLine(_ beginning: String) throws -> String {
    for _ in 0..<600_000 {
      if let line = lines.withLock({ $0.first { $0.hasPrefix(beginning) } }) { return line }
      usleep(100)
    }
    throw Refusal("the measured process did not say “\(beginning)”")
  }

  /// Processor time used so far, in seconds.
  func processorSeconds() throws -> Double {
    let stat = try String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)
    let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
    guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else {
      throw Refusal("cannot read the processor time of the measured process")
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Waits for the end; throws where it failed.
  func finish() throws -> Usage {
    var peak = 0.0
    while process.isRunning {
      peak = max(peak, residentPeak())
      usleep(20_000)
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Refusal("the measured process ended with status \(process.terminationStatus)")
    }
    let took = ContinuousClock.now - start
    return Usage(
      seconds: Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18,
      peakMegabytes: peak)
  }

  /// Every line of a process that has ended.
  func allLines() -> [String] {
    end.wait()
    end.signal()
    return lines.withLock { $0 }
  }

  /// Kills it as a power cut would, and waits.
  func kill() {
    if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Ends it and waits.
  func stop() {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  private func residentPeak() -> Double {
    ProcessMemory.megabytes("VmHWM", process: "\(process.processIdentifier)") ?? 0
  }
}

/// What the kernel says about a process's memory.
enum ProcessMemory {
  /// A field of /proc/PID/status such as `VmRSS`, in MB; `nil` where the process is gone.
  static func megabytes(_ field: String, process: String = "self") -> Double? {
    guard let data = FileManager.default.contents(atPath: "/proc/\(process)/status") else { return nil }
    let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first {
      $0.hasPrefix(field + ":")
    }
    guard let kilobytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first else {
      return nil
    }
    return Double(kilobytes).map { $0 * 1024 / 1e6 }
  }
}

/// A folder that is removed after use.
struct TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "kiosk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  func remove() {
    do { try FileManager.default.removeItem(atPath: path) } catch {
      standardError("cannot remove \(path): \(error)")
    }
  }
}
