import CaseSeal
import Configuration
import Eligibility
import Foundation
import Model
import Testing

/// An officer's desk: a copy of the shipped configuration, a key, and a folder for papers.
final class Office {
  let folder: String
  let keyFile: String
  let key: OfficerKey

  var configuration: String { folder + "/kiosk-config" }

  init() throws {
    let shipped = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "kiosk-config")
    folder = FileManager.default.temporaryDirectory.path + "/kiosk-office-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: shipped.path, toPath: folder + "/kiosk-config")
    keyFile = folder + "/officer.key"
    key = OfficerKey()
    try OfficerKeyFile.create(key, at: keyFile, outside: [])
  }

  deinit {
    // What cannot be removed stays in the temporary folder, where the system sweeps.
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Now, by the system's clock: the program takes no other.
  static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

  /// The code that a kiosk makes of the words, sealed to `key` or another one, at some moment.
  func code(_ words: String, at moment: Instant = Office.now, to other: OfficerKey? = nil) throws -> String {
    let answers = try #require(AidAnswers(words: words.split(separator: " ").map(String.init)))
    let pack = try #require(ConfigurationStore(fileExists: { _ in true }).load(configuration).aid)
    let sealed = SealedCase(answers, pack: pack, region: "140105", at: moment)
    return try CaseSeal.seal(sealed, to: (other ?? key).publicKey)
  }

  /// Changes a file of the configuration.
  func replace(_ old: String, with new: String, in file: String) throws {
    let path = configuration + "/" + file
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.contains(old), "\(file) has no \(old)")
    try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Runs `kiosk aid resume` with the key.
  func resume(_ code: String, _ arguments: String...) throws -> Program.Run {
    try Program.run(
      ["aid", "resume", "--config", configuration, "--data", folder + "/data", "--key", keyFile] + arguments,
      input: code)
  }

  func text(of name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }
}
