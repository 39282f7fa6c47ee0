import CallBacks
import CallFlow
import Foundation
import Model
import Testing

/// Numbers to call back: kept for the officer, and gone without a trace afterwards.
@Suite struct CallBackTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "call-backs-\(UUID().uuidString)")
  private let now = Instant(milliseconds: 1_795_400_640_000)
  private var path: String { folder.path + "/data/call-backs.sqlite" }

  private func number(_ text: String) throws -> Private<PhoneNumber> {
    Private(try #require(PhoneNumber(text)))
  }

  /// Every byte below the folder.
  private func bytes() throws -> Data {
    var all = Data()
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    for case let file as URL in files where !file.hasDirectoryPath { all += try Data(contentsOf: file) }
    return all
  }

  @Test func aNumberIsKeptListedAndDeleted() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try CallBackStore(path: path)
    let id = try store.keep(try number("13800138000"), consent: "2026-11", at: now)
    try store.keep(try number("0351-1234567"), consent: "2026-11", at: now)
    // The officer's command is another process.
    let officer = try CallBackStore(path: path)
    #expect(try officer.entries(at: now).map(\.number.value.text) == ["13800138000", "0351-1234567"])
    #expect(try officer.delete(id))
    #expect(try !officer.delete(id))
    #expect(try store.entries(at: now).map(\.number.value.text) == ["0351-1234567"])
  }

  @Test func whatIsDeletedIsInNoFileAnyMore() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try CallBackStore(path: path)
    var ids: [Int64] = []
    for index in 0..<200 {
      ids.append(try store.keep(try number("1380013\(1000 + index)"), consent: "2026-11", at: now))
    }
    #expect(try bytes().range(of: Data("13800131057".utf8)) != nil)
    for id in ids { #expect(try store.delete(id)) }
    let left = try bytes()
    for index in 0..<200 {
      #expect(left.range(of: Data("1380013\(1000 + index)".utf8)) == nil, "number \(index) is still there")
    }
  }

  @Test func aNumberIsGoneAfterAWeekWhateverTheOfficerDoes() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try CallBackStore(path: path)
    try store.keep(try number("13800138000"), consent: "2026-11", at: now)
    #expect(try store.entries(at: now.adding(seconds: 7 * 86_400)).count == 1)
    #expect(try store.entries(at: now.adding(seconds: 7 * 86_400 + 1)).isEmpty)
    #expect(try bytes().range(of: Data("13800138000".utf8)) == nil)
  }

  @Test func onlyTheOwnerMayReadTheFile() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "data"), withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o644])
    let store = try CallBackStore(path: path)
    try store.keep(try number("13800138000"), consent: "2026-11", at: now)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path + "/data") {
      let file = folder.path + "/data/" + name
      let mode = try #require(FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int)
      #expect(mode == 0o600, "\(name) has \(String(mode, radix: 8))")
    }
  }

  @Test func aFailureNamesNoNumber() throws {
    #expect(throws: CallBackError.self) { try CallBackStore(path: "/dev/null/call-backs.sqlite") }
    do { _ = try CallBackStore(path: "/dev/null/call-backs.sqlite") } catch {
      #expect(error.description.contains("/dev/null"))
      #expect(!error.description.contains("13800138000"))
    }
  }
}
