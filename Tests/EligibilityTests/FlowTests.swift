import Model
import Testing

@testable import Eligibility

@Suite struct FlowTests {
  private func screens(_ words: String, standard: AidStandard = .set) throws -> [String] {
    let pack = try ShippedPack.pack()
    let flow = AidFlow(pack, region: nil, day: ShippedPack.day, standard: standard)
    let all = try pack.read(words)
    var given = AidAnswers()
    var shown: [String] = []
    while case .screen(let screen, let keys) = flow.next(given), shown.count < 20 {
      shown.append(screen.id)
      for key in keys + screen.switches { given.values[key] = all.values[key] ?? given.values[key] }
      guard screen.keys.contains(where: { given.values[$0] != nil }) else { break }
    }
    return shown
  }

  @Test(arguments: [
    (
      "who=self age=adult group=C matter=wage status=none income=below deadline=no handling=no place=shanxi",
      ["who", "group", "matter", "status", "income", "place"]
    ),
    (
      "who=self group=C matter=wage status=migrant deadline=no handling=no place=shanxi",
      ["who", "group", "matter", "status", "place"]
    ),
    (
      "who=self group=B matter=dv danger=no handling=no place=shanxi deadline=no",
      ["who", "group", "matter", "danger", "place"]
    ),
    (
      "who=other group=D matter=support violence=yes danger=no rep=guardian handling=no place=shanxi",
      ["who", "group", "matter", "violence", "rep", "place"]
    ),
    (
      "who=other group=A matter=crim_accused custody=criminal art25=yes handling=yes place=shanxi",
      ["who", "group", "crime", "art25", "place_crime"]
    ),
    (
      "who=self age=minor group=A matter=crim_accused custody=criminal handling=yes place=shanxi",
      ["who", "group", "crime", "place_crime"]
    ),
    (
      "who=other group=A matter=crim_accused custody=administrative handling=yes place=shanxi",
      ["who", "group", "crime", "place_crime"]
    ),
    (
      "who=other group=A matter=crim_accused custody=unsure art25=no handling=yes place=shanxi",
      ["who", "group", "crime", "art25", "place_crime"]
    ),
    (
      "who=other age=minor group=A matter=crim_accused custody=unsure handling=yes place=shanxi",
      ["who", "group", "crime", "place_crime"]
    ),
    (
      "who=other age=minor group=E matter=traffic rep=guardian status=none deadline=no handling=no place=shanxi",
      ["who", "group", "matter", "rep", "status", "place"]
    ),
    (
      "who=self age=adult group=J matter=other violence=outsider deadline=no handling=no place=shanxi",
      ["who", "group", "matter", "violence_other", "danger"]
    ),
    ("who=org", ["who"]),
    (
      "who=foreign group=J matter=debt deadline=no handling=no place=shanxi",
      ["who", "group", "matter", "place"]
    ),
    (
      "who=other group=C matter=service_pay employer=contractor rep=guardian status=none income=near deadline=no handling=no place=unsure",
      ["who", "group", "matter", "employer", "rep", "status", "income", "place"]
    ),
  ]) func thePagesFollowFromTheAnswers(_ told: (words: String, pages: [String])) throws {
    #expect(try screens(told.words) == told.pages)
  }

  @Test func withoutAStandardNobodyIsAskedAboutMoney() throws {
    let pages = try screens(
      "who=self group=C matter=wage status=none deadline=no handling=no place=shanxi", standard: .unset)
    #expect(!pages.contains("income"))
  }

  @Test func anAnswerToAQuestionThatIsNoLongerAskedIsForgotten() throws {
    let pack = try ShippedPack.pack()
    let flow = AidFlow(pack, region: nil, day: ShippedPack.day, standard: .set)
    let answers = try pack.read("who=self rep=none matter=dv status=aid income=above custody=unsure")
    #expect(flow.overview(answers).map(\.question.key) == ["who", "group", "matter"])
  }

  private func flow() throws -> AidFlow {
    AidFlow(try ShippedPack.pack(), region: nil, day: ShippedPack.day, standard: .set)
  }

  @Test func aPageOffersWhatCanChangeSomething() throws {
    let flow = try flow()
    let offered = { (key: String, words: String) in
      flow.offered(key, try flow.pack.read(words)).map(\.id)
    }
    let accused = "who=other matter=crim_accused custody=criminal art25="
    #expect(try offered("rep", accused + "no") == ["near_kin", "none"])
    #expect(try offered("rep", accused + "unsure") == ["guardian", "near_kin", "none"])
    #expect(try offered("rep", "who=other matter=support").count == 6)
    #expect(try offered("status", "who=self matter=wage").contains("migrant"))
    #expect(try offered("status", "who=self matter=social_ins").contains("migrant"))
    #expect(try !offered("status", "who=self matter=traffic").contains("migrant"))
    #expect(try !offered("rep", "who=other age=minor matter=support").contains("adult_child"))
    // The contractor makes wages of the pay for services.
    #expect(try offered("status", "matter=service_pay employer=contractor").contains("migrant"))
  }

  @Test func anAnswerThatIsNotOfferedCountsButIsAskedForAgain() throws {
    let flow = try flow()
    let answers = try flow.pack.read(
      "who=other matter=crim_accused custody=criminal art25=no rep=adult_child")
    #expect(flow.pack.evaluate(answers, region: nil, day: ShippedPack.day).rule == "R27")
    guard case .screen(let screen, _) = flow.next(answers) else {
      Issue.record("nothing is asked")
      return
    }
    #expect(screen.id == "rep")
  }

  @Test func nobodyIsAskedAboutMoneyWhereAPersonDecidesWhoMayApply() throws {
    for kin in ["adult_child", "near_kin"] {
      let words = "who=other group=E matter=traffic rep=\(kin) status=none place=shanxi"
      #expect(try screens(words) == ["who", "group", "matter", "rep", "status", "place"])
    }
  }

  @Test func theOverviewHasALineAPage() throws {
    let flow = try flow()
    let answers = try flow.pack.read(
      "who=other matter=support violence=no rep=guardian status=none cohabit=yes income=below "
        + "handling=yes deadline=no place=shanxi")
    let lines = flow.overviewLines(answers)
    #expect(
      lines.map(\.main.question.key) == ["matter", "violence", "rep", "status", "income", "place"])
    #expect(
      lines.map { $0.besides.map(\.question.key) }.suffix(2) == [["cohabit"], ["deadline", "handling"]])
    #expect(flow.pack.keys(givenAwayBy: "rep") == ["who"])
  }

  @Test func theOverviewSaysThatItIsAChildWhateverIsKnownOfTheOneWhoComes() throws {
    let lines = try flow().overviewLines(
      try flow().pack.read("who=other age=minor matter=traffic rep=guardian status=none place=shanxi"))
    #expect(lines.map(\.main.question.key) == ["who", "matter", "rep", "status", "place"])
    #expect(lines.first?.main.tile?.zh == "替未成年孩子")
  }

  @Test func noPathHasMoreLinesThanStandOnOnePage() throws {
    let pack = try ShippedPack.pack()
    let values = pack.states(region: nil, day: ShippedPack.day, standard: .set).map(\.isUsable)
    var most = 0
    // A line for each switch of the result page comes on top, for whoever turns one and comes back.
    PathWalk(pack: pack, values: values, partition: AidPartition(pack)).walk { leaf in
      let switched = pack.resultSwitches.contains { leaf.raw[pack.keyIndex[$0] ?? 0] != 0 }
      if !switched { most = max(most, pack.overviewLines(leaf.situation).count) }
    }
    #expect(most == AidPace().linesPerPage.alone)
  }

  @Test func theGroupFollowsFromTheMatter() throws {
    let pack = try ShippedPack.pack()
    let answers = try pack.read("who=self group=A matter=wage")
    let flow = AidFlow(pack, region: nil, day: ShippedPack.day)
    let group = flow.overview(answers).first { $0.question.key == "group" }
    #expect(group?.choices.map(\.id) == ["C"])
  }

  @Test func whoSaysWhatHeIsToSomebodyComesForAnother() throws {
    let pack = try ShippedPack.pack()
    let result = pack.evaluate(try pack.read("rep=none matter=wage"), region: nil, day: ShippedPack.day)
    #expect(result.rule == "R05")
  }

  @Test func noneGivesWayToWhatElseWasChosen() throws {
    let pack = try ShippedPack.pack()
    let answers = try pack.read("who=self matter=traffic status=none,aid")
    #expect(pack.evaluate(answers, region: nil, day: ShippedPack.day).rule == "R14")
  }

  @Test func aWrongValueIsNamedWithTheNearestAndAWrongKeyPassedOver() throws {
    let pack = try ShippedPack.pack()
    let (_, problems) = pack.answers([("matter", "wgae"), ("agee", "minor"), ("left_job", "gestern")])
    #expect(problems.count == 3)
    #expect(problems.map(\.isHarmless) == [false, true, false])
    #expect(problems[0].description.hasPrefix("matter cannot have that value: did you mean \"wage\"?"))
    #expect(
      problems[1].description == "there is no question \"agee\", so it is passed over: did you mean \"age\"?")
  }

  @Test func thereAreNoMoreThanSixChoicesOfAMatterAGroupBeforeTurningThePage() throws {
    let pack = try ShippedPack.pack()
    #expect(pack.groups.count == 10)
    for group in pack.groups { #expect(pack.matters.filter { $0.group == group.id }.count <= 6) }
  }
}
