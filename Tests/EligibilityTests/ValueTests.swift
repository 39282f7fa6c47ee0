import Model
import Testing

@testable import Eligibility

@Suite struct ValueTests {
  private func outcome(_ entries: String, region: String? = "140105", day: String = "2026-11-23") throws
    -> AidResult
  {
    let pack = try ShippedPack.pack(["hardship": entries])
    let day = try #require(Day(day))
    return pack.evaluate(
      try pack.read("who=self matter=traffic status=none income=above"), region: region, day: day)
  }

  @Test func aStandardThatHoldsDecides() throws {
    let result = try outcome(ShippedPack.entry("yuan_per_person_month: 1000"))
    #expect(result.outcome == .unlikely && result.rule == "R17" && result.unusable == [])
  }

  @Test(arguments: [
    ("unset", "      - region: \"140000\"\n        value: ~\n", "还没有录入"),
    ("not yet valid", ShippedPack.entry("yuan_per_person_month: 1000", from: "2027-01-01"), "还没有生效"),
    ("expired", ShippedPack.entry("yuan_per_person_month: 1000", to: "2026-11-22"), "待更新"),
    ("overdue", ShippedPack.entry("yuan_per_person_month: 1000", review: "2026-11-22"), "还没有复查"),
  ]) func aStandardThatDoesNotHoldIsReviewedWithTheReason(
    _ entry: (name: String, lines: String, words: String)
  ) throws {
    let result = try outcome(entry.lines)
    #expect(result.outcome == .review && result.rule == "R16")
    #expect(result.reasons.contains { $0.zh.contains("本地经济困难标准") && $0.zh.contains(entry.words) })
    #expect(result.unusable.map(\.value) == ["hardship"])
  }

  @Test func theFirstAndTheLastDayCount() throws {
    let lines = ShippedPack.entry(
      "yuan_per_person_month: 1000", from: "2026-11-23", to: "2026-11-23", review: "2026-11-23")
    #expect(try outcome(lines).outcome == .unlikely)
    #expect(try outcome(lines, day: "2026-11-22").outcome == .review)
    #expect(try outcome(lines, day: "2026-11-24").outcome == .review)
  }

  @Test func theCountyComesBeforeItsPrefectureAndTheProvince() throws {
    let pack = try ShippedPack.pack([
      "hardship": ShippedPack.entry("yuan_per_person_month: 100", region: "140105")
        + ShippedPack.entry("yuan_per_person_month: 200", region: "140100")
        + ShippedPack.entry("yuan_per_person_month: 300")
    ])
    let value = try #require(pack.values.first { $0.id == "hardship" })
    let line = { (region: String?) -> Int? in
      guard case .holds(.incomeLine(let fen, _)) = value.state(region: region, day: ShippedPack.day) else {
        return nil
      }
      return fen
    }
    #expect(
      ["140105", "140105001", "140106", "140100", "140203", "140000"].map(line) == [
        10_000, 10_000, 20_000, 20_000, 30_000, 30_000,
      ])
    #expect(["110000", "", "x", nil].map(line) == [nil, nil, nil, nil])
  }

  @Test func aCountyWhoseEntryHasRunOutDoesNotBorrowTheProvinces() throws {
    let lines =
      ShippedPack.entry("yuan_per_person_month: 100", region: "140105", to: "2026-01-01")
      + ShippedPack.entry("yuan_per_person_month: 300")
    #expect(try outcome(lines, region: "140105").outcome == .review)
    #expect(try outcome(lines, region: "140106").outcome == .unlikely)
  }

  @Test func theNewestEntryThatHoldsCountsAndOldOnesStay() throws {
    let pack = try ShippedPack.pack([
      "hardship": ShippedPack.entry("yuan_per_person_month: 100", to: "2026-06-30")
        + ShippedPack.entry("yuan_per_person_month: 200", from: "2026-07-01")
    ])
    let value = try #require(pack.values.first { $0.id == "hardship" })
    #expect(
      value.state(region: "140105", day: try #require(Day("2026-06-30")))
        == .holds(.incomeLine(fen: 10_000, nearPercent: 120)))
    #expect(
      value.state(region: "140105", day: try #require(Day("2026-07-01")))
        == .holds(.incomeLine(fen: 20_000, nearPercent: 120)))
  }

  @Test func askingWhatIfTheStandardWereSetOrNotChangesTheStandardOnly() throws {
    let pack = try ShippedPack.entered()
    let answers = try pack.read("who=self matter=traffic status=none income=above")
    let results = AidStandard.allCases.map {
      pack.evaluate(answers, region: nil, day: ShippedPack.day, standard: $0).outcome
    }
    #expect(results == [.unlikely, .unlikely, .review])
    let land = try pack.read("who=self matter=land status=aid")
    #expect(pack.evaluate(land, region: nil, day: ShippedPack.day, standard: .unset).rule == "R18")
  }

  @Test(arguments: [
    (300_000, 3, AidIncome.below), (300_003, 3, .near), (360_000, 3, .near), (360_003, 3, .above),
    (1, 0, .below),
  ])
  func theIncomeOfAHouseholdIsComparedPerPerson(_ household: (fen: Int, people: Int, relation: AidIncome)) {
    #expect(
      AidIncome.relation(
        monthlyFen: household.fen, people: household.people, lineFen: 100_000, nearPercent: 120)
        == household.relation)
  }

  @Test func theEnteredArticleIsCitedAndBeforeThatNone() throws {
    let before = try ShippedPack.pack()
    let after = try ShippedPack.entered()
    let words = "who=self matter=land status=aid"
    let old = before.evaluate(try before.read(words), region: nil, day: ShippedPack.day).citations
    let new = after.evaluate(try after.read(words), region: nil, day: ShippedPack.day).citations
    #expect(old.first == AidCitation(law: "山西省法律援助条例", unverified: true))
    #expect(new.first == AidCitation(law: "山西省法律援助条例", article: "12"))
  }

  @Test func theAddressOfACountyIsNotBorrowedFromItsProvince() throws {
    let contact = "name: 小店区法律援助中心, address: 某路1号, phone: 0351-0000000"
    let entry = ShippedPack.entry(contact, region: "140105")
    var files = try ShippedPack.files()
    files["values.yaml"] = try #require(files["values.yaml"]).replacing(
      "    entries: []\n", with: "    entries:\n" + entry)
    let pack = try #require(ShippedPack.compile(files).pack)
    let answers = try pack.read("who=self matter=dv")
    let name = { pack.evaluate(answers, region: $0, day: ShippedPack.day).place.contact?.name }
    #expect(name("140105") == "小店区法律援助中心")
    #expect(name("140105001") == "小店区法律援助中心")
    #expect(name("140106") == nil)
  }
}
