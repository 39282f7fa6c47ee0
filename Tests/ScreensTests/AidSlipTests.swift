import Configuration
import Eligibility
import Foundation
import KioskTesting
import Model
import Testing

@testable import Screens

/// What stands on the slip of the self-check, with the pack that is shipped.
@Suite struct AidSlipTests {
  static func pack() throws -> AidPack {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "kiosk-config")
    return try #require(ConfigurationStore().load(folder.path).aid)
  }

  static func slip(
    _ answers: [(key: String, value: String)], locale: Model.Locale = .zh, isQuiet: Bool = false,
    code: String? = nil, phones: KioskSettings.Phones = KioskSettings.Phones()
  ) throws -> Slip {
    let pack = try pack()
    let result = pack.evaluate(pack.answers(answers).0, region: nil, day: TestKiosk.start.day)
    return AidSlip(
      result, hall: KioskSettings.Hall().name, phones: phones, at: TestKiosk.start, locale: locale,
      isQuiet: isQuiet || result.isPrivate, code: code
    ).slip
  }

  private static let wages = [("matter", "wage"), ("status", "migrant"), ("left_job", "2026-01-05")].map {
    (key: $0.0, value: $0.1)
  }

  @Test(arguments: Model.Locale.allCases)
  func theSlipOfUnpaidWagesGoldens(locale: Model.Locale) throws {
    try Golden.check(
      Self.slip(Self.wages, locale: locale, code: "AID1:SAMPLE").lines, "slip-aid.\(locale.rawValue)")
  }

  @Test(arguments: Model.Locale.allCases)
  func theSlipOfAPrivateMatterGoldens(locale: Model.Locale) throws {
    let answers = [(key: "matter", value: "dv")]
    try Golden.check(
      Self.slip(answers, locale: locale, code: "AID1:SAMPLE").lines, "slip-quiet.\(locale.rawValue)")
  }

  @Test func noPrivateMatterGivesItselfAwayWhateverWasAnswered() throws {
    let telling = [
      "家暴", "暴力", "虐待", "遗弃", "保护令", "骚扰", "侵害", "告诫", "报警", "警", "伤", "妇联", "庇护", "法", "援助", "自测", "符合", "第",
      "110", "violence", "protection", "police", "aid", "legal", "law", "abuse", "court",
    ]
    let plain = try Self.slip([(key: "matter", value: "dv")])
    for matter in try Self.pack().matters where matter.isPrivate {
      for who in ["self", "other"] {
        for locale in Model.Locale.allCases {
          let answers = [(key: "matter", value: matter.id), (key: "who", value: who)]
          let slip = try Self.slip(answers, locale: locale, code: "AID1:SAMPLE")
          for word in telling { #expect(!slip.lines.contains(word), "\(matter.id) \(word)") }
          #expect(!slip.blocks.contains { if case .code = $0 { true } else { false } })
          if locale == .zh { #expect(slip == plain, "not even a different slip for a different matter") }
        }
      }
    }
  }

  @Test func aPrivateSlipNamesAStreetButNoInstitution() {
    func lines(_ address: String?) -> String {
      AidQuietSlip(address: address, phones: KioskSettings.Phones(), locale: .zh).slip.lines
    }
    #expect(lines("新建路 5 号").contains("body | 新建路 5 号"))
    for telling in ["新建路 5 号司法局一楼", "法律援助中心二层", "公安局旁", "妇联院内"] {
      #expect(lines(telling) == lines(nil))
    }
  }

  @Test func everyPaperIsOnTheSlipOnceWithItsForm() throws {
    let pack = try Self.pack()
    for matter in pack.matters where !matter.isPrivate {
      let result = pack.evaluate(
        pack.answers([(key: "matter", value: matter.id)]).0, region: nil, day: TestKiosk.start.day)
      let boxes = try Self.slip([(key: "matter", value: matter.id)]).blocks.compactMap { block in
        if case .checkbox(let words, let note) = block { (words, note) } else { nil }
      }
      #expect(boxes.map(\.0) == result.materials.map(\.item.zh))
      for (box, material) in zip(boxes, result.materials) {
        #expect(box.1?.contains("有就带，没有也能申请") == material.isOptional)
        #expect(box.1?.hasPrefix(AidWording.form(material.form).zh) == true)
      }
    }
  }

  @Test func theLineIsCalledDayAndNightOnlyWhereTheHallSaysSo() throws {
    var phones = KioskSettings.Phones()
    #expect(try !Self.slip(Self.wages).lines.contains("全天"))
    phones.isLegalLineAllDay = false
    #expect(try !Self.slip(Self.wages, phones: phones).lines.contains("全天"))
    phones.isLegalLineAllDay = true
    #expect(try Self.slip(Self.wages, phones: phones).lines.contains("不清楚就打 12348（全天）"))
  }

  @Test func aDateIsPrintedWhereItIsKnownAndACodeWhereThereIsOne() throws {
    let dated = try Self.slip(Self.wages)
    #expect(dated.lines.contains("2027年1月5日"))
    #expect(!dated.lines.contains("码里"))
    #expect(try Self.slip(Self.wages, code: "AID1:X").lines.contains("码里有您的回答，没有姓名。"))
  }

  @Test func aLawThatIsCitedTwiceInARowIsNamedOnce() {
    let cited = [
      AidCitation(law: "法律援助法", article: "31", item: "五"), AidCitation(law: "法律援助法", article: "42"),
      AidCitation(law: "民法典", article: "1079"),
    ]
    #expect(AidSlip.joined(cited) == "《法律援助法》第三十一条第（五）项、第四十二条、《民法典》第一千零七十九条")
  }
}

extension Slip {
  /// The slip as text, a block a line.
  var lines: String {
    blocks.map { block in
      switch block {
      case .text(let words, let role, let isBold, let alignment):
        "\(role)\(isBold ? " bold" : "")\(alignment == .center ? " center" : "") | \(words)"
      case .panel(let words): "panel | \(words)"
      case .checkbox(let words, let note): "☐ \(words)" + (note.map { " | \($0)" } ?? "")
      case .item(let mark, let words): "\(mark) \(words)"
      case .rule(let isDashed): isDashed ? "- - -" : "———"
      case .code(let text, let lead, let words): "code \(text) | \(lead) | \(words.joined(separator: " "))"
      case .blank(let label): "\(label) ____"
      case .space(let dots): "space \(dots)"
      }
    }.joined(separator: "\n")
  }
}
