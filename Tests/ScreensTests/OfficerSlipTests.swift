import Configuration
import Foundation
import Model
import Screens
import Testing

@testable import Eligibility

/// 一次性告知书 and 收件回执 as values: what stands on them, and what must not.
@Suite struct OfficerSlipTests {
  private static let today = Day(daysSinceEpoch: 20_780)

  private static func result(_ words: String) throws -> AidResult {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "kiosk-config")
    let pack = try #require(ConfigurationStore(fileExists: { _ in true }).load(folder.path).aid)
    let answers = try #require(AidAnswers(words: words.split(separator: " ").map(String.init)))
    return pack.evaluate(answers, region: "140105", day: today)
  }

  private static func words(_ slip: Slip) -> String { "\(slip.blocks)" }

  @Test func anEnteredTimeToObjectIsNamedAndAnUnsetOneIsNot() throws {
    let result = try Self.result("who=self matter=wage status=migrant")
    for (days, isNamed) in [(15, true), (nil, false)] {
      let slips = OfficerSlips(result, objectionDays: days, today: Self.today)
      for slip in [slips.notice(missing: Set(slips.materials)), slips.receipt(received: ["form"])] {
        #expect(Self.words(slip).contains("异议应当在收到决定后15日内提出") == isNamed)
        #expect(Self.words(slip).contains("第四十九条"))
      }
    }
  }

  @Test func aConfiguredInstitutionIsPrintedAndTheApplicantIsAlwaysABlank() throws {
    var result = try Self.result("who=self matter=wage status=migrant")
    result.place.contact = AidResult.Contact(name: "示例法律援助中心", address: "示例路1号", phone: "0351-0000000")
    let slips = OfficerSlips(result, objectionDays: nil, today: Self.today)
    let notice = slips.notice(missing: ["form"])
    #expect(Self.words(notice).contains("法律援助机构：示例法律援助中心"))
    #expect(Self.words(notice).contains("地址：示例路1号"))
    #expect(notice.blocks.contains(.blank(label: "申请人：")))
    #expect(!notice.blocks.contains(.blank(label: "地址：")))
  }

  @Test func onlyAnUrgentCaseIsToldOfHelpBeforeThePapers() throws {
    for (deadline, isTold) in [("yes", true), ("no", false)] {
      let result = try Self.result("who=self matter=wage status=migrant deadline=\(deadline)")
      let slips = OfficerSlips(result, objectionDays: nil, today: Self.today)
      #expect(Self.words(slips.notice(missing: ["form"])).contains("第四十四条") == isTold)
    }
  }

  @Test func noDayIsPromisedForTheDecision() throws {
    let slips = OfficerSlips(
      try Self.result("who=self matter=wage status=migrant"), objectionDays: nil, today: Self.today)
    let receipt = Self.words(slips.receipt(received: Set(slips.materials)))
    #expect(receipt.contains("\(Self.today.year)年\(Self.today.month)月\(Self.today.day)日收到"))
    #expect(receipt.components(separatedBy: "\(Self.today.year)年").count == 2)
    #expect(receipt.contains("七日内决定；补材料的时间怎么算"))
    #expect(!receipt.contains("还没有收到"))
  }

  /// What nobody who finds the paper at home may read.
  private static let telling = [
    "家暴", "暴力", "虐待", "遗弃", "保护令", "骚扰", "侵害", "告诫", "报警", "警", "伤", "妇联", "法", "援助", "逮捕", "拘留", "起诉", "立案",
    "判决", "刑", "受害", "自助机", "申请人", "盖章",
  ]

  @Test(arguments: ["dv", "harassment", "crim_victim"])
  func whatThePersonTakesHomeOfAPrivateMatterTellsNothing(matter: String) throws {
    for status in ["none", "aid,judicial,pref,noincome,military"] {
      for who in ["self", "other"] {
        let result = try Self.result("who=\(who) matter=\(matter) status=\(status)")
        let slips = OfficerSlips(result, objectionDays: 15, today: Self.today)
        let all = Set(slips.materials)
        for slip in [slips.notice(missing: all), slips.receipt(received: ["identity"])] {
          for word in Self.telling { #expect(!Self.words(slip).contains(word), "\(matter) \(word)") }
        }
        let notice = Self.words(slips.notice(missing: all))
        for paper in result.materials {
          #expect(notice.contains(try #require(paper.quiet).zh), "\(paper.id) is still told at once")
        }
        #expect(Self.words(slips.notice(missing: all, for: .file)).contains("法律援助"))
        #expect(Self.words(slips.receipt(received: all, for: .file)).contains("第四十三条"))
      }
    }
  }

  @Test func theCopiesOfAnOrdinaryMatterAreAlike() throws {
    let slips = OfficerSlips(
      try Self.result("who=self matter=wage status=migrant"), objectionDays: nil, today: Self.today)
    #expect(slips.notice(missing: ["form"], for: .applicant) == slips.notice(missing: ["form"], for: .file))
  }

  @Test func anArticleThatNobodyHasReadIsNoGroundToDemandAPaper() throws {
    let slips = OfficerSlips(
      try Self.result("who=self matter=wage status=migrant"), objectionDays: nil, today: Self.today)
    #expect(!Self.words(slips.notice(missing: ["form", "identity", "case"])).contains("条文待核"))
  }
}
