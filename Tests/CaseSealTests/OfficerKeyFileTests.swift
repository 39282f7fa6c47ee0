import CaseSeal
import Foundation
import Model
import Testing

/// The private key lies in one file that its owner alone can read.
@Suite final class OfficerKeyFileTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/kiosk-key-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder + "/config/aid", withIntermediateDirectories: true)
  }

  deinit {
    // What cannot be removed stays in the temporary folder, where the system sweeps.
    try? FileManager.default.removeItem(atPath: folder)
  }

  private var path: String { folder + "/officer.key" }

  private func creating(_ path: String, outside forbidden: [String] = []) -> OfficerKeyFileError? {
    do throws(OfficerKeyFileError) {
      try OfficerKeyFile.create(OfficerKey(), at: path, outside: forbidden)
      return nil
    } catch {
      return error
    }
  }

  private func reading(_ path: String) -> OfficerKeyFileError? {
    do throws(OfficerKeyFileError) {
      _ = try OfficerKeyFile.read(path)
      return nil
    } catch {
      return error
    }
  }

  @Test func aKeyIsReadAsItWasWritten() throws {
    let key = OfficerKey()
    try OfficerKeyFile.create(key, at: path, outside: [])
    #expect(try OfficerKeyFile.read(path).publicKey == key.publicKey)
  }

  @Test(arguments: [mode_t(0), 0o022, 0o177])
  func onlyItsOwnerCanReadTheFileWhateverTheMask(mask: mode_t) throws {
    let before = umask(mask)
    defer { umask(before) }
    #expect(creating(path) == nil)
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func anExistingFileIsNotOverwritten() throws {
    try Data("mine".utf8).write(to: URL(filePath: path))
    #expect(creating(path) == .exists(path))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/new")
    #expect(creating(folder + "/link") == .exists(folder + "/link"))
    #expect(!FileManager.default.fileExists(atPath: folder + "/new"))
  }

  @Test func theConfigurationIsNoPlaceForIt() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/alias", withDestinationPath: folder + "/config/aid")
    let config = folder + "/config"
    for place in ["/config/k", "/config/aid/k", "/alias/k", "/config/../config/k"] {
      guard case .forbiddenPlace = creating(folder + place, outside: ["/nowhere", config]) else {
        Issue.record("\(place) was taken")
        continue
      }
      #expect(!FileManager.default.fileExists(atPath: folder + place))
    }
    #expect(creating(folder + "/configuration.key", outside: [config]) == nil)
    #expect(creating(folder + "/none/k") == .noFolder(folder + "/none"))
  }

  @Test(arguments: [0o640, 0o604, 0o660, 0o644, 0o610])
  func aFileThatOthersCanReadIsNotUsedAndTheSentenceSaysWhatToRun(mode: Int) throws {
    #expect(creating(path) == nil)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    #expect(reading(path) == .readableByOthers(path))
    #expect(reading(path)?.description.contains("chmod 600 \(path)") == true)
  }

  @Test func aFileOrALinkOfAnotherUserIsNotUsed() throws {
    #expect(creating(path) == nil)
    let link = folder + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(reading(link) == nil)
    guard geteuid() == 0 else {
      return print("not root: files of another user cannot be made, so not tested")
    }
    #expect(chown(path, 12_345, 12_345) == 0)
    #expect(reading(path) == .anotherOwner(path))
    #expect(reading(link) == .anotherOwner(link))
    #expect(chown(path, 0, 0) == 0)
    #expect(lchown(link, 12_345, 12_345) == 0)
    #expect(reading(link) == .anotherOwner(link))
  }

  @Test func whatHoldsNoKeyIsNotUsed() throws {
    #expect(creating(path) == nil)
    let key = try String(contentsOfFile: path, encoding: .utf8)
    let wrong = [
      "", "LKS1-", "LKS1-AAAA", String(key.dropLast(2)), "x" + key, key + key,
      String(repeating: "A", count: 9000),
      OfficerKey().publicKey.description,
    ]
    for text in wrong {
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      #expect(reading(path) == .notAKey(path))
    }
    #expect(reading(folder) == .notAKey(folder))
    #expect(mkfifo(folder + "/pipe", 0o600) == 0)
    #expect(reading(folder + "/pipe") == .notAKey(folder + "/pipe"))
    guard case .cannotRead = reading(folder + "/none") else {
      Issue.record("a missing file was read")
      return
    }
    #expect(reading(folder)?.description.contains(key.dropFirst(10).prefix(10)) == false)
  }

  @Test func aKeyInTheConfigurationIsFoundUnderAnyName() throws {
    #expect(creating(path) == nil)
    let key = try Data(contentsOf: URL(filePath: path))
    let config = folder + "/config"
    try Data("# LKS1- begins a private key\n".utf8).write(to: URL(filePath: config + "/kiosk.yaml"))
    #expect(OfficerKeyFile.files(in: config) == [])
    try key.write(to: URL(filePath: config + "/aid/.notes.csv"))
    try (Data("aid:\n  institution_key: ".utf8) + key).write(to: URL(filePath: config + "/other.yaml"))
    #expect(OfficerKeyFile.files(in: config) == [config + "/aid/.notes.csv", config + "/other.yaml"])
  }
}
