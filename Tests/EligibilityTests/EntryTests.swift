import Model
import Testing

@testable import Eligibility

/// Entering a value: what is refused, what is asked about, and what it changes for people.
@Suite struct EntryTests {
  private static let today = ShippedPack.day

  private static func check(_ value: String) throws -> AidEntryCheck {
    let pack = try ShippedPack.pack()
    return AidEntryCheck(
      try #require(pack.values.first { $0.id == value }), today: today,
      isRegion: { ["140000", "140100", "140105"].contains($0) })
  }

  private static func draft(_ changes: [AidEntryField: String] = [:]) -> AidEntryDraft {
    var draft = AidEntryDraft(value: "hardship")
    draft[.region] = "140105"
    draft[.figure] = "1234.50"
    draft[.validFrom] = "2026-01-01"
    draft[.title] = "关于公布经济困难标准的通知"
    draft[.documentNumber] = "晋司规〔2025〕3号"
    for (field, text) in changes { draft[field] = text }
    return draft
  }

  @Test func aWholeDraftIsAnEntryThatIsLookedAtAgainInAYear() throws {
    let (entry, findings) = try Self.check("hardship").check(Self.draft())
    #expect(findings == [])
    #expect(entry?.content == .incomeLine(fen: 123_450, nearPercent: 120))
    #expect(entry?.reviewBy == AidPeriod(1, .years).end(from: Self.today))
  }

  @Test(
    arguments: [
      (.figure, ""), (.figure, "0"), (.figure, "-5"), (.figure, "12,50"), (.figure, "1e3"),
      (.figure, "12.345"),
      (.region, "14010"), (.region, "999999"), (.region, "140105001"), (.validFrom, "2026-02-30"),
      (.validFrom, ""), (.validFrom, "1026-01-01"), (.validTo, "2025-12-31"), (.reviewBy, "2026-11-23"),
      (.title, ""), (.title, "字"), (.documentNumber, " "), (.title, "看\u{202E}不见"), (.title, "两\n行"),
      (.title, String(repeating: "长", count: 61)),
    ] as [(AidEntryField, String)]) func whatCannotBeWrittenIsRefused(_ wrong: (AidEntryField, String)) throws
  {
    let (entry, findings) = try Self.check("hardship").check(Self.draft([wrong.0: wrong.1]))
    #expect(entry == nil)
    #expect(findings.map(\.field) == [wrong.0] && findings.map(\.severity) == [.refusal], "\(findings)")
  }

  @Test(
    arguments: [
      (.figure, "99.99"), (.figure, "20000.01"), (.validFrom, "2027-01-01"), (.validFrom, "1999-01-01"),
      (.validTo, "2026-11-22"), (.reviewBy, "2029-01-01"), (.documentNumber, "3号"),
      (.documentNumber, "晋司规〔205〕3号"),
    ] as [(AidEntryField, String)]) func whatIsUnlikelyIsAskedAboutAndTaken(_ odd: (AidEntryField, String))
    throws
  {
    let (entry, findings) = try Self.check("hardship").check(Self.draft([odd.0: odd.1]))
    #expect(entry != nil)
    #expect(findings.map(\.field) == [odd.0] && findings.map(\.severity) == [.warning], "\(findings)")
  }

  @Test(arguments: ["晋司规〔2025〕3号", "晋司发[2025]12号", "晋政办发（2023）7号"])
  func aNumberWithItsYearIsNotAskedAbout(_ number: String) throws {
    #expect(try Self.check("hardship").check(Self.draft([.documentNumber: number])).findings == [])
  }

  @Test(arguments: [
    "0351-1234567", "010-12345678", "13812345678", "400-123-4567", "4001234567", "12348", "96595",
  ])
  func aTelephoneInAPrintedFormIsTaken(_ phone: String) { #expect(AidEntryShape.isPhone(phone)) }

  @Test(arguments: [
    "", "0351", "1234567", "12812345678", "0351-12345", "+86 351", "０３５１-1234567", "110", "0351-1234567-",
    "--",
  ])
  func anythingElseIsNoTelephone(_ phone: String) { #expect(!AidEntryShape.isPhone(phone)) }

  @Test func anInstitutionIsEnteredForACountyAlone() throws {
    var draft = Self.draft([.name: "示例县法律援助中心", .address: "迎宾街 1 号", .phone: "0351-1234567"])
    draft[.region] = "140100"
    let check = try Self.check("institution")
    #expect(check.check(draft).findings.map(\.field) == [.region])
    draft[.region] = "140105"
    #expect(
      check.check(draft).entry?.content
        == .contact(name: "示例县法律援助中心", address: "迎宾街 1 号", phone: "0351-1234567"))
  }

  @Test func twoWaysOfWritingAFigureAreTheSame() throws {
    let check = try Self.check("hardship")
    #expect(check.isSame(.figure, "1200", "1200.00"))
    #expect(!check.isSame(.figure, "1200", "1200.01"))
    #expect(!check.isSame(.figure, "", ""))
  }

  @Test func theFingerprintChangesWithEveryField() throws {
    let check = try Self.check("hardship")
    let whole = try #require(check.check(Self.draft()).entry)
    var prints = [whole.fingerprint]
    for (field, text) in [
      (.region, "140100"), (.figure, "1234.51"), (.validFrom, "2026-01-02"), (.validTo, "2027-01-01"),
      (.reviewBy, "2027-01-01"), (.title, "另一个通知"), (.documentNumber, "晋司规〔2025〕4号"),
    ] as [(AidEntryField, String)] {
      prints.append(try #require(check.check(Self.draft([field: text])).entry).fingerprint)
    }
    #expect(Set(prints).count == prints.count)
    #expect(prints.allSatisfy { $0.count == 8 })
    #expect(try #require(check.check(Self.draft([.figure: "1234.5"])).entry).fingerprint == whole.fingerprint)
  }

  // MARK: The story

  /// Hardship unset: review. Entered for the county: yes or no by income. Ended: review again.
  @Test func theAnswerFollowsWhatIsEnteredAndStopsWhenItEnds() throws {
    let pack = try ShippedPack.pack()
    let outcome = { (pack: AidPack, income: String, region: String, day: String) throws -> AidOutcome in
      pack.evaluate(
        try pack.read("who=self matter=traffic status=none income=\(income)"), region: region,
        day: try #require(Day(day))
      ).outcome
    }
    #expect(try outcome(pack, "above", "140105", "2026-11-23") == .review)
    let entry = try #require(Self.check("hardship").check(Self.draft([.validTo: "2026-12-31"])).entry)
    let entered = pack.adding(entry, entered: Instant(milliseconds: 0))
    #expect(try outcome(entered, "below", "140105", "2026-11-23") == .likely)
    #expect(try outcome(entered, "above", "140105", "2026-11-23") == .unlikely)
    #expect(try outcome(entered, "above", "140106", "2026-11-23") == .review, "another county")
    #expect(try outcome(entered, "above", "140105", "2027-01-01") == .review, "it has ended")
    let kept = entered.unknowns(region: "140105", day: Self.today).values.first { $0.value.id == "hardship" }
    #expect(kept?.entries.count == 1)
    #expect(kept?.state.isUsable == true)
  }

  // MARK: What is unknown

  @Test func whatMostRulesWaitForComesFirst() throws {
    let unknowns = try ShippedPack.pack().unknowns(region: "140105", day: Self.today)
    #expect(unknowns.missing == 8)
    #expect(unknowns.values.first?.value.id == "hardship")
    let counts = unknowns.values.map(\.rules.count)
    #expect(counts == counts.sorted(by: >))
    #expect(unknowns.values.allSatisfy { $0.state == .unset && $0.entries == [] })
    #expect(
      unknowns.values.allSatisfy { !$0.rules.isEmpty || $0.otherUses > 0 || $0.value.kind == .provision })
  }

  @Test func citationsWithoutTextAreListedUntilTheirArticleIsEntered() throws {
    let pack = try ShippedPack.pack()
    let laws = Set(pack.unknowns(region: nil, day: Self.today).citations.map(\.citation.law))
    #expect(laws.isSuperset(of: ["程序规定", "山西省法律援助条例"]))
    var draft = Self.draft([.figure: "18"])
    draft[.region] = "140000"
    let entry = try #require(Self.check("own_income").check(draft).entry)
    let places = { (pack: AidPack) in
      pack.unknowns(region: nil, day: Self.today).citations.reduce(0) { $0 + $1.places }
    }
    #expect(places(pack.adding(entry, entered: Instant(milliseconds: 0))) < places(pack))
  }

  @Test func thatThereIsNoneSettlesAValueAndMakesNoAnswerUncertain() throws {
    let pack = try ShippedPack.pack(["shanxi_exempt": ShippedPack.entry("absent: true")])
    let unknowns = pack.unknowns(region: "140105", day: Self.today)
    #expect(unknowns.missing == 7)
    let item = try #require(unknowns.values.first { $0.value.id == "shanxi_exempt" })
    #expect(item.state == .holds(.absent) && item.entries.count == 1)
    let check = try Self.check("shanxi_exempt")
    #expect(check.check(Self.draft([.figure: AidEntryDraft.absent])).entry?.content == .absent)
    #expect(check.isSame(.figure, "none", "none") && !check.isSame(.figure, "none", "12"))
    let other = try Self.check("own_income").check(Self.draft([.figure: AidEntryDraft.absent]))
    #expect(other.findings.map(\.field) == [.figure], "only where the pack says that there may be none")
  }

  @Test func aConditionThatAsksForAnAbsentProvisionFailsWithoutWaitingForIt() throws {
    var files = try ShippedPack.files()
    files["values.yaml"] = try #require(files["values.yaml"]).replacing(
      "  shanxi_scope:\n    kind: provision\n",
      with: "  shanxi_scope:\n    kind: provision\n    may_be_absent: true\n")
    let pack = try #require(ShippedPack.compile(files).pack)
    let answers = try pack.read("who=self matter=land status=none")
    let words = { (pack: AidPack) in pack.evaluate(answers, region: "140105", day: Self.today) }
    #expect(words(pack).unusable.contains { $0.value == "shanxi_scope" })
    let index = try #require(pack.values.firstIndex { $0.id == "shanxi_scope" })
    var draft = Self.draft([.figure: AidEntryDraft.absent])
    draft[.region] = "140000"
    let check = AidEntryCheck(pack.values[index], today: Self.today, isRegion: { _ in true })
    let entered = pack.adding(
      try #require(check.check(draft).entry), entered: Instant(milliseconds: 0))
    #expect(!words(entered).unusable.contains { $0.value == "shanxi_scope" })
    #expect(!words(entered).citations.contains { $0.law == "山西省法律援助条例" })
    #expect(!words(entered).citations.isEmpty)
  }

  @Test func theArticleOfThePeriodToObjectIsCitedOnceItIsEntered() throws {
    let cited = { (pack: AidPack) throws -> AidCitation? in
      let result = pack.evaluate(
        try pack.read("who=self matter=wage status=migrant refused=yes"), region: "140105", day: Self.today)
      return result.deadlines.first { $0.id == "objection" }?.citations.last
    }
    #expect(try cited(ShippedPack.pack())?.unverified == true)
    let days = try ShippedPack.pack(["objection_days": ShippedPack.entry("days: 15")])
    #expect(try cited(days)?.unverified == true, "days alone make nobody a reader of the article")
    let both = try ShippedPack.pack(["objection_days": ShippedPack.entry("days: 15, article: 23")])
    let citation = try #require(try cited(both))
    #expect(citation.article == "23" && !citation.unverified)
  }

  @Test func whatHoldsComesLast() throws {
    let pack = try ShippedPack.entered()
    let states = pack.unknowns(region: "140105", day: Self.today).values.map(\.state.isUsable)
    #expect(states == states.sorted { !$0 && $1 })
  }

  // MARK: Anything may be entered

  @Test func anyDraftIsAnEntryOrARefusal() throws {
    let pack = try ShippedPack.pack()
    var random = SeededRandom(for: "entry drafts")
    let pieces = [
      "", "0", "12", "-", "2026-01-01", "〔2025〕", "\u{0}", "\u{202E}", "九", "99999999", ".5", "5.", "140105",
      "a",
      "👩‍👩‍👧", "\n", " ", "０", "+3",
    ]
    for _ in 0..<2000 {
      let value = try #require(pack.values.randomElement(using: &random))
      let check = AidEntryCheck(value, today: Self.today, isRegion: { $0.hasPrefix("14") })
      var draft = AidEntryDraft(value: value.id)
      for field in AidEntryField.allCases {
        let count = Int.random(in: 0...3, using: &random)
        draft[field] = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      }
      let (entry, findings) = check.check(draft)
      #expect((entry == nil) == findings.contains { $0.severity == .refusal })
      if let entry {
        _ = pack.adding(entry, entered: Instant(milliseconds: 0)).unknowns(region: nil, day: Self.today)
      }
    }
  }

  @Test func aMomentIsReadBackAsItWasWritten() throws {
    var random = SeededRandom(for: "moments")
    for _ in 0..<1000 {
      let instant = Instant(milliseconds: Int64.random(in: 0...4_000_000_000, using: &random) * 1000)
      #expect(AidEntryMoment.instant(AidEntryMoment.text(instant)) == instant)
    }
    for wrong in [
      "", "2026-11-23", "2026-11-23 24:00:00", "2026-11-23 1:00:00", "2026-11-23T10:00:00", "x y",
    ] {
      #expect(AidEntryMoment.instant(wrong) == nil)
    }
  }
}
