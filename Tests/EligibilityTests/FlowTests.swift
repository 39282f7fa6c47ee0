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
      ["who", "group", "matter", "status", "income", "deadline", "place"]
    ),
    (
      "who=self group=C matter=wage status=migrant deadline=no handling=no place=shanxi",
      ["who", "group", "matter", "status", "deadline", "place"]
    ),
    (
      "who=self group=B matter=dv danger=no handling=no place=shanxi deadline=no",
      ["who", "group", "matter", "danger", "place_and_deadline"]
    ),
    (
      "who=other group=D matter=support violence=yes danger=no rep=guardian handling=no place=shanxi",
      ["who", "group", "matter", "violence", "rep", "place_and_deadline"]
    ),
    (
      "who=other group=A matter=crim_accused custody=criminal art25=yes handling=yes place=shanxi",
      ["who", "group", "matter", "custody", "art25", "place"]
    ),
    (
      "who=self age=minor group=A matter=crim_accused custody=criminal handling=yes place=shanxi",
      ["who", "group", "matter", "custody", "place"]
    ),
    (
      "who=other group=A matter=crim_accused custody=administrative handling=yes place=shanxi",
      ["who", "group", "matter", "custody", "place"]
    ),
    ("who=org", ["who"]),
    (
      "who=foreign group=J matter=debt deadline=no handling=no place=shanxi",
      ["who", "group", "matter", "deadline", "place"]
    ),
    (
      "who=other group=C matter=service_pay employer=contractor rep=guardian status=none income=near deadline=no handling=no place=unsure",
      ["who", "group", "matter", "employer", "rep", "status", "income", "deadline", "place"]
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
