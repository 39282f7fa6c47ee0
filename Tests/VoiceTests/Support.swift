import Foundation
import Model
import Queue
import Testing

@testable import Voice

/// A folder that is removed with it.
final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "voice-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // A temporary folder that stays is the machine's own business.
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ sound: WAVSound, _ name: String) throws {
    try Data(sound.file).write(to: URL(filePath: "\(path)/\(name).wav"))
  }

  /// A program of this test, in place of espeak-ng or aplay.
  func program(_ name: String, _ script: String) throws -> String {
    let file = "\(path)/\(name)"
    try "#!/bin/sh\n\(script)\n".write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    return file
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }
}

/// So many milliseconds of one value.
func tone(_ value: Int16, milliseconds: Int, rate: Int = 16_000) -> WAVSound {
  WAVSound(rate: rate, samples: Array(repeating: value, count: rate * milliseconds / 1000))
}

func announcement(_ number: String = "A035", window: Int = 3, one: DigitOne = .yi) throws -> Announcement {
  Announcement(try #require(TicketNumber(number)), to: CallPlace(window: window), one: one)
}
