public import Foundation
public import Model
public import UI

/// Writes every touch of a run to a file, so that a fault can be replayed. For tests only: a kiosk
/// outside a checkout refuses it, because touches on a keyboard are words. Main thread only.
public final class Recorder {
  /// The first line of a recording.
  public struct Header: Codable, Equatable, Sendable {
    /// The canvas, in points.
    public var canvas: Size
    /// When the recording began.
    public var start: Instant

    /// The first line of a recording.
    public init(canvas: Size, start: Instant) {
      self.canvas = canvas
      self.start = start
    }
  }

  /// A touch, and the page it met.
  public struct Line: Codable, Equatable, Sendable {
    /// When, on a clock that nobody set since the start.
    public var at: Instant
    /// The touch; `nil` for the end of the recording.
    public var touch: TouchInput?
    /// The page that was shown when it came.
    public var page: String
  }

  private let handle: FileHandle
  private var isOver = false

  /// Why a recording was not begun.
  public struct CannotBegin: Error, CustomStringConvertible {
    /// What is wrong and what to do about it.
    public let description: String
  }

  /// Begins a recording in a new file that only its owner can read. Throws `CannotBegin` where there is one
  /// already, or where it cannot be written.
  public init(file: URL, header: Header) throws {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      throw CannotBegin(description: "cannot record to \(file.path) (\(reason)); name a new file to write")
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try write(header)
  }

  /// Notes a touch before it acts, so that one that ends the kiosk is on the disk; `nil` at the end. A full
  /// disk ends the recording, not the kiosk.
  func note(_ touch: TouchInput?, page: String, at now: Instant) {
    guard !isOver else { return }
    do { try write(Line(at: now, touch: touch, page: page)) } catch { isOver = true }
  }

  private func write(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try handle.write(contentsOf: encoder.encode(value) + Data("\n".utf8))
  }

  /// Reads a recording. Throws where a line is not one of a recording.
  public static func read(_ file: URL) throws -> (Header, [Line]) {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    guard let first = lines.first else { throw CocoaError(.fileReadCorruptFile) }
    let decoder = JSONDecoder()
    let header = try decoder.decode(Header.self, from: Data(first.utf8))
    return (header, try lines.dropFirst().map { try decoder.decode(Line.self, from: Data($0.utf8)) })
  }
}
