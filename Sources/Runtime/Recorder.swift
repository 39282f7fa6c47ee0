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

  /// A touch, and the page it led to.
  public struct Line: Codable, Equatable, Sendable {
    /// When.
    public var at: Instant
    /// The touch.
    public var touch: TouchInput
    /// The page that was shown after it.
    public var page: String
  }

  private let handle: FileHandle

  /// Begins a recording in a new file. Throws where the file cannot be written.
  public init(file: URL, header: Header) throws {
    try Data().write(to: file)
    handle = try FileHandle(forWritingTo: file)
    try write(header)
  }

  /// Notes a touch. A full disk ends the recording, not the kiosk.
  func note(_ touch: TouchInput, page: String, at now: Instant) {
    do { try write(Line(at: now, touch: touch, page: page)) } catch { handle.closeFile() }
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
