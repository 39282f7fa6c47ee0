import Model
import Testing

@testable import Eligibility

@Suite struct ResultTests {
  private func result(_ words: String, standard: AidStandard = .asConfigured) throws -> AidResult {
    let pack = try ShippedPack.pack()
    return pack.evaluate(try pack.read(words), region: "140105", day: ShippedPack.day, standard: standard)
  }

  private func sets(_ words: String, standard: AidStandard = .asConfigured) throws -> [String] {
    try result(words, standard: standard).materials.map(\.set)
  }

  @Test(arguments: [
    "who=self matter=dv", "who=other rep=none matter=dv", "who=foreign matter=dv", "who=org danger=yes",
    "who=self matter=harassment", "who=self matter=support violence=yes", "who=self matter=wage danger=yes",
    "who=self matter=wage violence=yes",
  ]) func dangerAndViolenceLeadToAPersonFirstWhoeverAsks(_ words: String) throws {
    let result = try result(words)
    #expect(result.isSafetyFirst && result.isPersonFirst)
    #expect(result.next.first?.id == "person")
    #expect(
      result.next.contains { $0.id == "police" } && result.next.contains { $0.id == "protection_order" })
  }

  @Test func aChildMeetsAPersonFirstAndHearsNothingOfParentsFirst() throws {
    let result = try result("who=self age=minor matter=debt")
    #expect(result.outcome == .review && result.isPersonFirst && !result.isSafetyFirst)
    #expect(result.next.first?.id == "person")
    #expect(result.modifiers.first?.notes.first?.zh.contains("不用先叫家长") == true)
  }

  @Test(arguments: [
    "who=other age=minor rep=guardian matter=traffic", "who=other age=minor rep=guardian matter=other_injury",
    "who=other age=minor matter=crim_accused custody=administrative",
    "who=other age=minor rep=guardian matter=crim_victim", "who=other age=minor rep=guardian matter=support",
    "who=other matter=crim_accused custody=unsure art25=minor",
  ]) func aChildThatSomebodyBringsMeetsAPersonFirstToo(_ words: String) throws {
    let result = try result(words)
    #expect(result.isPersonFirst && result.next.first?.id == "person")
    // What is said to the child itself would be odd to its mother.
    #expect(!result.modifiers.contains { $0.notes.contains { $0.zh.contains("不用先叫家长") } })
  }

  @Test(arguments: ["administrative", "supervision"])
  func whereThereIsNoCriminalCaseNothingIsSaidOfOne(_ custody: String) throws {
    let result = try result("who=other matter=crim_accused custody=\(custody)")
    let periods = result.deadlines.map(\.id)
    #expect(!periods.contains("criminal_appeal") && !periods.contains("transfer"))
    #expect(periods.contains("reconsideration") == (custody == "administrative"))
    let steps = result.next.map(\.id)
    #expect(!steps.contains("duty_lawyer"))
    #expect(steps.contains("reconsideration") == (custody == "administrative"))
    #expect(result.materials.contains { $0.set == "CASE-CUST" })
    #expect(!result.materials.contains { $0.set == "CASE-CRIM" })
  }

  @Test func whoeverIsThreatenedByOutsidersIsPromisedNoOrderAgainstFamily() throws {
    let result = try result("who=self matter=other violence=outsider")
    #expect(result.isSafetyFirst && result.isPersonFirst && result.next.first?.id == "person")
    #expect(result.next.contains { $0.id == "police_out" })
    #expect(!result.next.contains { $0.id == "protection_order" || $0.id == "police" })
    #expect(!result.deadlines.contains { $0.id == "protection_order" })
  }

  @Test func whoHasSeenNoPaperHearsOfBothWays() throws {
    let result = try result("who=other matter=crim_accused custody=unsure art25=no")
    #expect(Set(result.deadlines.map(\.id)).isSuperset(of: ["criminal_appeal", "transfer"]))
    #expect(Set(result.next.map(\.id)).isSuperset(of: ["duty_lawyer", "reconsideration"]))
    #expect(result.materials.contains { $0.set == "CASE-CRIM" })
  }

  @Test func nobodyHearsThatMaintenanceRunsOut() throws {
    let pack = try ShippedPack.pack()
    var answers = try pack.read("who=self matter=support violence=no status=aid")
    answers.dates["knew"] = Day(daysSinceEpoch: ShippedPack.day.daysSinceEpoch - 2000)
    let result = pack.evaluate(answers, region: nil, day: ShippedPack.day)
    let claim = try #require(result.deadlines.first { $0.id == "support_claim" })
    #expect(claim.lastDay == nil && claim.warning == nil && claim.period == nil)
    #expect(claim.citations.map(\.short) == ["民法典 196(三)"])
    #expect(!result.deadlines.contains { $0.id == "civil" })
  }

  @Test(arguments: ["family", "land", "neighbour"])
  func wherePartOfAClaimKnowsNoLimitNoDateIsCounted(_ matter: String) throws {
    let result = try result("who=self matter=\(matter) status=none")
    #expect(!result.deadlines.contains { $0.id == "civil" })
    let claim = try #require(result.deadlines.first { $0.id.hasSuffix("_claim") })
    #expect(claim.start == nil && claim.citations.contains { $0.article == "196" })
  }

  @Test func urgencyPromisesNothing() throws {
    let result = try result("who=self matter=wage status=migrant deadline=yes")
    #expect(result.isUrgent)
    let note = try #require(result.modifiers.first { $0.kind == .urgent })
    #expect(note.notes[0].zh.contains("可以决定") && note.citations.map(\.article) == ["44"])
  }

  @Test func soldiersComeFirst() throws {
    #expect(try result("who=self matter=traffic status=military").hasPriority)
    #expect(try !result("who=self matter=traffic status=aid").hasPriority)
  }

  @Test func workmatesComeTogether() throws {
    #expect(try result("who=self matter=wage status=migrant").modifiers.map(\.id) == ["TOGETHER"])
  }

  @Test func privateMattersAreQuiet() throws {
    #expect(try result("who=self matter=dv").isPrivate)
    #expect(try result("who=self matter=support violence=yes").isPrivate)
    #expect(try !result("who=self matter=wage").isPrivate)
  }

  @Test func theVictimOfACrimeIsAskedOfDangerAndIsQuiet() throws {
    let flow = AidFlow(try ShippedPack.pack(), region: nil, day: ShippedPack.day)
    var answers = AidAnswers()
    for (key, value) in [("who", "self"), ("age", "adult"), ("group", "A"), ("matter", "crim_victim")] {
      answers[key] = value
    }
    guard case .screen(let screen, _) = flow.next(answers) else {
      Issue.record("nothing more is asked")
      return
    }
    #expect(screen.id == "danger")
    #expect(try result("who=self matter=crim_victim").isPrivate)
    #expect(try !result("who=self matter=crim_victim danger=no").isSafetyFirst)
    #expect(try result("who=self matter=crim_victim danger=yes").isSafetyFirst)
  }

  @Test func thePapersFollowFromTheAnswers() throws {
    #expect(
      try sets("who=self matter=wage status=migrant") == [
        "COMMON", "COMMON", "COMMON", "EX-MIGR", "CASE-WAGE",
      ])
    #expect(
      try sets("who=self matter=wage status=none") == [
        "COMMON", "COMMON", "COMMON", "MEANS-SX", "CASE-WAGE",
      ])
    #expect(
      try sets("who=self matter=wage status=none place=outside") == [
        "COMMON", "COMMON", "COMMON", "MEANS", "CASE-WAGE",
      ])
    #expect(try sets("who=self matter=dv") == ["COMMON", "COMMON", "COMMON", "CASE-DV"])
    #expect(
      try sets("who=other rep=guardian matter=traffic status=aid,noincome") == [
        "COMMON", "COMMON", "COMMON", "AGENT", "EX-AID", "EX-NOINC", "CASE-TORT",
      ])
    #expect(
      try sets("who=self matter=traffic status=military") == [
        "COMMON", "COMMON", "COMMON", "MEANS-SX", "MIL", "CASE-TORT",
      ])
    #expect(try sets("who=self matter=labour_rel status=migrant").contains("EX-MIGR") == false)
  }

  @Test func whoIsNotifiedBringsNothing() throws {
    #expect(try sets("who=other matter=crim_accused custody=criminal art25=yes") == [])
    #expect(try sets("who=other matter=crim_compulsory") == [])
  }

  @Test func usualPapersAreNeverConditions() throws {
    for matter in try ShippedPack.pack().matters.map(\.id) {
      for material in try result("who=self matter=\(matter)").materials where material.set.hasPrefix("CASE-")
      {
        // The decision on the retrial is what shows that the stage is reached.
        #expect(material.isOptional || material.set == "CASE-RETR")
      }
    }
  }

  @Test(arguments: [
    ("who=self matter=wage", "labour"), ("who=self matter=wage handling=yes", "authority"),
    ("who=self matter=debt", "event"), ("who=self matter=debt place=outside", "outside"),
    ("who=self matter=crim_accused custody=criminal art25=no", "authority"), ("who=org", "none"),
    ("who=self matter=crim_compulsory", "notified"),
  ]) func thePlaceIsThatOfArticle38(_ told: (words: String, place: String)) throws {
    let place = try result(told.words).place
    #expect(place.id == told.place)
    #expect(place.region == (told.place == "outside" ? nil : "140105"))
  }

  @Test func aRealDateIsGivenWhereTheFirstDayIsKnown() throws {
    let result = try result("who=self matter=work_injury status=migrant injured=2026-02-28")
    let worker = try #require(result.deadlines.first { $0.id == "injury_worker" })
    #expect(worker.lastDay == Day("2027-02-28") && worker.warning == nil)
  }

  @Test func aPeriodThatMayBeOverIsNeverCalledOver() throws {
    let result = try result("who=self matter=wage status=migrant left_job=2020-01-01")
    let wage = try #require(result.deadlines.first { $0.id == "wage_arbitration" })
    #expect(wage.lastDay == nil && wage.warning?.zh == "可能快到期或已过，请马上问工作人员。")
    #expect(!result.deadlines.contains { $0.text.zh.contains("已过期") })
  }

  @Test func theInstitutionsOwnPeriodsHaveNoDate() throws {
    let result = try result("who=self matter=debt refusal=2026-11-20")
    #expect(result.deadlines.filter { $0.id.hasPrefix("aid_") }.allSatisfy { $0.lastDay == nil })
    // Nobody has entered how long one may object, so no date is made up.
    #expect(result.deadlines.first { $0.id == "objection" }?.lastDay == nil)
  }

  @Test func everyNoComesWithTheRightToApplyAndOtherHelp() throws {
    for words in ["who=org", "who=self matter=debt", "who=self matter=wage lawyer=yes"] {
      let steps = try result(words).next.map(\.id)
      #expect(steps.contains("apply_anyway") && steps.contains("consult"))
    }
  }

  @Test func whoeverIsNotSureToQualifyReadsOfTheWrittenAnswerAndOfWhatElseHelps() throws {
    let pack = try ShippedPack.pack()
    let ways = ["", " lawyer=yes", " sued=yes", " place=outside", " rep=none", " age=minor"]
    var rules = Set<String>()
    for matter in pack.matters.map(\.id) {
      for who in ["self", "other rep=guardian", "other rep=near_kin", "foreign", "org"] {
        for status in ["none", "aid", "military", "migrant"] {
          for way in ways where !(way.contains("rep") && who.contains("rep")) {
            let answers = try pack.read("who=\(who) matter=\(matter) custody=criminal status=\(status)\(way)")
            let result = pack.evaluate(answers, region: "140105", day: ShippedPack.day)
            rules.insert(result.rule)
            guard result.outcome == .review || result.outcome == .unlikely else { continue }
            let right = result.next.first { $0.id == "apply_anyway" || $0.id == "written_answer" }
            #expect(right?.citations.compactMap(\.article) == ["43", "49"], "\(result.rule)")
            #expect(result.next.contains { $0.id == "consult" }, "\(result.rule)")
          }
        }
      }
    }
    #expect(rules.count >= 18)
  }

  @Test func whatAnUnsureAnswerLeavesOpenIsNamed() throws {
    let result = try result("who=self matter=service_pay employer=unsure place=unsure")
    #expect(result.outcome == .review && result.checks.count == 2)
    #expect(try self.result("who=self matter=wage status=migrant place=shanxi").checks.isEmpty)
  }

  @Test func anOutcomeIsSaidInLargePrintAndInWords() throws {
    for words in [
      "who=self matter=dv", "who=org", "who=self matter=land", "who=other matter=crim_compulsory",
    ] {
      let result = try result(words)
      #expect(result.verdict.zh.count <= 10 && result.verdict.en.count <= 24)
      #expect(!result.meaning.zh.isEmpty && !result.headline.en.isEmpty)
    }
  }

  @Test func onCriminalMattersNobodyIsAskedToTellTheCase() throws {
    for custody in ["criminal", "administrative", "unsure"] {
      let steps = try result("who=self matter=crim_accused custody=\(custody)").next.map(\.id)
      #expect(steps.contains("silence"))
    }
  }

  @Test func whoWasRefusedIsToldHowToObject() throws {
    #expect(try result("who=self matter=traffic refused=yes").next.contains { $0.id == "objection" })
  }

  @Test(arguments: [
    ("2026-01-31", AidPeriod(1, .months), "2026-02-28"), ("2024-02-29", AidPeriod(1, .years), "2025-02-28"),
    ("2026-12-31", AidPeriod(15, .days), "2027-01-15"), ("2026-08-31", AidPeriod(6, .months), "2027-02-28"),
  ]) func periodsEndAsTheCivilCodeCountsThem(_ period: (start: String, length: AidPeriod, end: String)) throws
  {
    #expect(period.length.end(from: try #require(Day(period.start))) == Day(period.end))
  }
}
