import CaseSeal
import Foundation
import Model
import Testing

/// `kiosk aid resume`: the officer sees the resident's case, and nothing of it stays anywhere.
@Suite struct ResumeTests {
  private static let wage =
    "age=adult deadline=no handling=no left_job=2026-01-05 matter=wage place=shanxi status=migrant violence=no who=self"
  private let office: Office

  init() throws { office = try Office() }

  private func document(_ run: Program.Run) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test func theSameCaseAppearsInWords() throws {
    let run = try office.resume(try office.code(Self.wage))
    #expect(run.status == 0)
    #expect(run.error == "")
    for words in ["谁要请律师？ 我自己", "离开单位的那天：2026-01-05", "带上这些：", "《法律援助法》", "最后由法律援助机构决定"] {
      #expect(run.output.contains(words), "\(words)")
    }
    #expect(!run.output.contains("规则版本不同") && !run.output.contains("依据不同"))
  }

  @Test func theDocumentHoldsWhatCheckSaysOfTheSameAnswers() throws {
    let run = try office.resume(try office.code(Self.wage), "--json")
    let check = try Program.run(
      ["aid", "check", "--config", office.configuration, "--region", "140105", "--json"]
        + Self.wage.split(separator: " ").map(String.init))
    let document = try document(run)
    #expect(
      try #require(document["result"] as? NSDictionary)
        == (try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? NSDictionary))
    #expect((document["remarks"] as? [String]) == [])
    let answers = try #require(document["answers"] as? [[String: Any]])
    #expect(answers.contains { $0["key"] as? String == "status" && $0["values"] as? [String] == ["migrant"] })
  }

  @Test func theCodeMayBeAnArgumentAndTheKeyAVariable() throws {
    let code = try office.code(Self.wage)
    let run = try Program.run(
      ["aid", "resume", code.lowercased(), "--config", office.configuration],
      environment: ["KIOSK_OFFICER_KEY": office.keyFile])
    #expect(run.status == 0)
    #expect(try office.resume(" \(code.prefix(80))\r\n\(code.dropFirst(80).lowercased())\r\n").status == 0)
  }

  @Test func anotherVersionOfThePackReadsTheCodeAndSaysWhatDiffers() throws {
    let code = try office.code(Self.wage)
    try office.replace("version: 2026-11-24", with: "version: 2027-01-01", in: "aid/pack.yaml")
    try office.replace("left_job", with: "stopped", in: "aid/deadlines.yaml")
    let run = try office.resume(code)
    #expect(run.status == 0)
    #expect(run.output.contains("规则版本不同：自助机是 aid-shanxi 2026-11-24，本机是 aid-shanxi 2027-01-01。"))
    #expect(run.output.contains("本机的规则里没有：left_job=2026-01-05"))
    #expect(
      try document(try office.resume(code, "--json"))["unknown"] as? [String] == ["left_job=2026-01-05"])
  }

  @Test func anotherOutcomeAndAQuestionThatIsNewAreSaid() throws {
    let code = try office.code(
      "age=adult deadline=no handling=no matter=support place=shanxi status=none violence=no who=self")
    try office.replace(
      "  hardship:\n", with: "  hardship:\n    #\n", in: "aid/values.yaml")
    let values = try String(contentsOfFile: office.configuration + "/aid/values.yaml", encoding: .utf8)
    let place = try #require(values.firstRange(of: "      - region: \"140000\"\n        value: ~\n"))
    let entry = """
            - region: "140000"
              value: { yuan_per_person_month: 1000 }
              valid_from: 2025-01-01
              review_by: 2099-12-31
              source: { title: 测试文件, document_number: 测试〔2025〕1号 }

      """
    try values.replacingCharacters(in: place, with: entry)
      .write(toFile: office.configuration + "/aid/values.yaml", atomically: true, encoding: .utf8)
    let run = try office.resume(code)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("本机的规则还要问："))
  }

  @Test func whatCannotBeOpenedIsToldInASentence() throws {
    let code = try office.code(Self.wage)
    let old = try office.code(Self.wage, at: Office.now.adding(seconds: -8 * 24 * 3600))
    let other = OfficerKey()
    let cases = [
      ("https://example.org", "这不是自助机凭条上的码"), (String(code.dropLast()), "不完整或者读错了"),
      (old, "已经过期"), (try office.code(Self.wage, to: other), InstitutionKey.text(ofID: other.publicKey.id)),
      ("LK2-AEBA", "更新版本"), ("", "这不是自助机凭条上的码"),
    ]
    for (code, sentence) in cases {
      let run = try office.resume(code)
      #expect(run.status == 1)
      #expect(run.output == "")
      #expect(run.error.contains(sentence), "\(sentence)")
      #expect(!run.error.contains("wage") && !run.error.contains("migrant"))
      #expect(code.isEmpty || code.hasPrefix("LK2") || !run.error.contains(code.dropFirst(8).prefix(8)))
    }
  }

  @Test func nothingIsKept() throws {
    _ = try office.resume(try office.code(Self.wage))
    let left = try FileManager.default.contentsOfDirectory(atPath: office.folder).sorted()
    #expect(left == ["kiosk-config", "officer.key"])
  }

  // MARK: Keys

  @Test func aKeyThatOthersCanReadIsRefused() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: office.keyFile)
    let run = try office.resume(try office.code(Self.wage))
    #expect(run.status == 1)
    #expect(run.error.contains("chmod 600 \(office.keyFile)"))
  }

  @Test func withoutAKeyTheCommandIsWrong() throws {
    let run = try Program.run(["aid", "resume"], environment: ["KIOSK_OFFICER_KEY": ""])
    #expect(run.status == 2)
    #expect(run.error.contains("--key FILE"))
  }

  @Test func keygenMakesAPairThatFitsTheConfiguration() throws {
    let file = office.folder + "/new.key"
    let made = try Program.run(["aid", "keygen", "--config", office.configuration, "--out", file])
    #expect(made.status == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
    #expect(mode == 0o600)
    #expect(!(made.output + made.error).contains("LKS1-"))
    try office.replace("aid:\n", with: "was:\n", in: "kiosk.yaml")
    let yaml = try office.text(of: "kiosk-config/kiosk.yaml")
    let start = try #require(yaml.firstRange(of: "was:"))
    try (yaml[..<start.lowerBound] + made.output)
      .write(toFile: office.configuration + "/kiosk.yaml", atomically: true, encoding: .utf8)
    let check = try Program.run(["check", "--config", office.configuration])
    #expect(check.status == 0)
    #expect(!check.output.contains("aid.institution_key"))
    #expect(try Program.run(["aid", "keygen", "--out", file]).status == 2)
    let inside = office.configuration + "/new.key"
    #expect(
      try Program.run(["aid", "keygen", "--config", office.configuration, "--out", inside]).status == 2)
  }

  @Test func checkWarnsOfAPrivateKeyInTheConfiguration() throws {
    try FileManager.default.copyItem(atPath: office.keyFile, toPath: office.configuration + "/regions/notes")
    let check = try Program.run(["check", "--config", office.configuration])
    #expect(check.status == 0)
    #expect(check.output.contains("regions/notes:1:1: warning: a private key"))
  }

  // MARK: Papers

  @Test func theNoticeNamesAllThatIsMissingAtOnceAndDemandsNothingElse() throws {
    let run = try office.resume(try office.code(Self.wage), "--notice", office.folder + "/notice.txt")
    #expect(run.status == 0)
    let notice = try office.text(of: "notice.txt")
    let parts = notice.components(separatedBy: "有就带，没有也能申请")
    #expect(parts.count == 2)
    #expect(parts[0].contains("□ 法律援助申请表") && parts[0].contains("□ 身份证"))
    #expect(!parts[0].contains("欠条") && parts[1].contains("□ 欠条"))
    for words in ["申请人：____", "法律援助机构：____", "《法律援助法》第四十三条", "视为撤回申请", "《法律援助法》第四十九条", "日期：____"] {
      #expect(notice.contains(words), "\(words)")
    }
    #expect(!notice.contains("异议应当在"))
    let mode = try FileManager.default.attributesOfItem(atPath: office.folder + "/notice.txt")[
      .posixPermissions]
    #expect(mode as? NSNumber == 0o600)
  }

  @Test func thePapersOfAPrivateMatterAreNeutralUnlessTheyAreForTheFile() throws {
    let path = office.folder + "/notice.txt"
    let code = try office.code("who=self age=adult matter=dv danger=no")
    let home = try office.resume(code, "--notice", path)
    #expect(home.status == 0 && home.error.contains("--file-copy"), "\(home.error)")
    let neutral = try office.text(of: "notice.txt")
    #expect(neutral.contains("办事材料单") && neutral.contains("□ 身份证"))
    for word in ["法", "援助", "告诫", "报警", "伤"] { #expect(!neutral.contains(word), "\(word)") }
    let file = try office.resume(code, "--notice", path, "--file-copy")
    #expect(file.status == 0 && !file.error.contains("--file-copy"))
    #expect(try office.text(of: "notice.txt").contains("《法律援助法》第四十三条"))
  }

  @Test func bothPapersBecomePicturesAndPrinterBytes() throws {
    let run = try office.resume(
      try office.code(Self.wage), "--notice", office.folder + "/notice.png", "--receipt",
      office.folder + "/receipt.bin", "--received", "form")
    #expect(run.status == 0, "\(run.error)")
    for (name, magic) in [
      ("notice.png", [0x89, 0x50, 0x4E, 0x47]), ("receipt.bin", [0x1B, 0x40] as [UInt8]),
    ] {
      let bytes = try Data(contentsOf: URL(filePath: office.folder + "/" + name))
      #expect(bytes.starts(with: magic) && bytes.count > 5000)
      let mode = try FileManager.default.attributesOfItem(atPath: office.folder + "/" + name)[
        .posixPermissions]
      #expect(mode as? NSNumber == 0o600)
    }
  }

  @Test func theReceiptListsWhatWasReceivedAndWhatIsLacking() throws {
    let run = try office.resume(
      try office.code(Self.wage), "--receipt", office.folder + "/receipt.txt", "--received", "form,identity")
    #expect(run.status == 0)
    let parts = try office.text(of: "receipt.txt").components(separatedBy: "还没有收到")
    #expect(parts.count == 2)
    #expect(parts[0].contains("1 法律援助申请表") && parts[0].contains("2 身份证"))
    #expect(parts[1].contains("□ 和这件事有关的材料") && !parts[1].contains("欠条"))
    #expect(parts[1].contains("七日内决定"))
  }

  @Test(arguments: [
    (["--missing", "form"], "--notice"), (["--received", "form"], "--receipt"),
    (["--receipt", "/tmp/x.txt"], "--received"), (["--notice", "/tmp/x.doc"], "FILE."),
    (["--notice", "/tmp/x.txt", "--missing", "forn"], "did you mean form?"),
    (["--locale", "fr"], "one of 'zh' and 'en'"),
  ])
  func wrongUseIsToldWithWhatIsRight(arguments: [String], words: String) throws {
    let run = try Program.run(
      ["aid", "resume", "--config", office.configuration, "--key", office.keyFile] + arguments,
      input: try office.code(Self.wage))
    #expect(run.status == 2)
    #expect(run.error.contains(words))
    #expect(!FileManager.default.fileExists(atPath: "/tmp/x.txt"))
  }

  @Test func papersThatNobodyMayDemandMakeNoNotice() throws {
    let path = office.folder + "/notice.txt"
    let run = try office.resume(try office.code(Self.wage), "--notice", path, "--missing", "case_wage")
    #expect(run.status == 1)
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
