import Foundation
import Testing

/// The line about the queue's store that staff and `kiosk doctor` show.
@Suite struct QueueHealthTests {
  private let office: Office
  private var data: String { office.folder + "/data" }
  private var file: String { data + "/tickets.sqlite" }

  init() throws {
    office = try Office()
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
  }

  /// What the doctor says in English of the queue; `nil` where it says nothing.
  private func line() throws -> [String: String]? {
    let run = try doctor("--json")
    let lines = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    return lines.compactMap { $0 as? [String: String] }.first { $0["part"] == "Queue" }
  }

  private func doctor(_ arguments: String...) throws -> Program.Run {
    try Program.run(["doctor", "--config", office.configuration, "--data", data] + arguments)
  }

  @Test func aFileOnThisMachineWorks() throws {
    #expect(
      try line() == ["part": "Queue", "level": "fine", "state": "works, kept on this machine"])
    #expect(try doctor().output.contains("✓ 排队数据：正常，存在本机\n"))
  }

  @Test func withoutServicesThereIsNoLineAndNoFile() throws {
    try FileManager.default.removeItem(atPath: office.configuration + "/services.yaml")
    #expect(try line() == nil)
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test func aDamagedFileIsSaidWithWhereItLiesNow() throws {
    try Data(repeating: 7, count: 8192).write(to: URL(filePath: file))
    let line = try #require(try line())
    #expect(line["level"] == "attention")
    #expect(line["state"] == "damaged, replaced")
    let advice = try #require(line["advice"])
    #expect(
      advice.contains("kept as tickets.sqlite.damaged.") && advice.contains("0 tickets saved"), "\(advice)")
  }

  @Test func aFileThatCannotBeOpenedIsBroken() throws {
    // A folder in its place: permissions stop no test that root runs.
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
    let line = try #require(try line())
    #expect(line["level"] == "broken")
    #expect(line["state"] == "cannot be used")
    #expect(try doctor().status == 1)
  }

  @Test func aServerOutOfReachIsSaidInBothLanguagesWithoutItsAddress() throws {
    try office.replace(
      "\nstore: sqlite", with: "\nstore: \"postgres:///hall?host=\(office.folder)/none&user=secretary\"",
      in: "services.yaml")
    let line = try #require(try line())
    #expect(line["level"] == "attention")
    #expect(line["state"] == "server not reached")
    #expect(line["advice"]?.hasPrefix("The queue server cannot be reached; trying again.") == true)
    let run = try doctor()
    #expect(run.output.contains("! 排队数据：连不上服务器。连不上排队服务器，正在重试。"))
    #expect(!(run.output + run.error).contains("secretary"))
  }
}
