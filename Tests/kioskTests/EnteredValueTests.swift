import CaseSeal
import Foundation
import Model
import Testing

/// A value that staff entered on a machine counts everywhere that machine speaks: on paper, and in the code on it.
@Suite struct EnteredValueTests {
  private static let wage =
    "who=self age=adult matter=wage status=none income=below deadline=no handling=no place=shanxi"

  /// Enters a line of hardship for the hall's county, with the second look.
  private func enterLine(_ office: Office) throws {
    let entry = [
      "aid", "enter", "hardship", "--region", "140105", "--figure", "1000", "--valid-from", "2025-01-01",
      "--title", "测试文件", "--number", "测试〔2025〕1号", "--config", office.configuration, "--data",
      office.folder + "/data",
    ]
    let first = try Program.run(entry)
    let fingerprint = try #require(first.output.firstMatch(of: /--confirm ([0-9a-f]+)/)).1
    let second = try Program.run(entry + ["--confirm", String(fingerprint)])
    #expect(second.status == 0, "\(second.error)")
  }

  @Test func theCodeOnASlipCarriesTheAnswerThatRestsOnAnEnteredValue() throws {
    let office = try Office()
    try enterLine(office)
    try office.replace(
      "institution_key: ~", with: "institution_key: \(office.key.publicKey)", in: "kiosk.yaml")
    try office.replace("region_code: ~", with: "region_code: \"140105\"", in: "kiosk.yaml")
    let picture = office.folder + "/slip.png"
    let slip = try Program.run(
      [
        "slip", "aid", "--config", office.configuration, "--data", office.folder + "/data", "--out", picture,
        "--answers",
      ] + Self.wage.split(separator: " ").map(String.init))
    #expect(slip.status == 0, "\(slip.error)")
    let resumed = try office.resume(try scan(picture), "--json")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(resumed.output.utf8)) as? [String: Any])
    #expect((document["result"] as? [String: Any])?["outcome"] as? String == "likely")
    #expect((document["remarks"] as? [String]) == [])
  }

  /// What an independent decoder reads in the picture.
  private func scan(_ picture: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/zbarimg")
    process.arguments = ["-q", "--raw", picture]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
