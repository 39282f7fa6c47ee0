import Model
import Testing

@testable import LawIndex

struct RepealTests {
  @Test(
    "Clauses that end laws name them",
    arguments: [
      ("本法自2021年1月1日起施行。《中华人民共和国甲法》、《中华人民共和国乙法》同时废止。", ["甲法", "乙法"]),
      ("《丙条例》（公安部令第35号）和2007年发布的《丁规定》即行废止。", ["丙条例", "丁规定"]),
      ("1998年公布的《关于执行〈中华人民共和国戊法〉的解释》同时废止；不一致的，以本解释为准。", ["关于执行戊法的解释"]),
      ("《己法》第三条同时废止。", []),
      ("食品标准制定后，该地方标准即行废止。", []),
      ("《庚法》与本法不一致的，以本法为准。", []),
    ])
  func clauses(text: String, laws: [String]) {
    #expect(RepealClause.laws(in: text) == laws)
  }

  private func timeline(repealed: String?) -> LawTimeline {
    func days(_ text: String) -> Int? { Day(text)?.daysSinceEpoch }
    return LawTimeline(
      versions: [
        .init(id: 1, passed: days("2007-06-29"), effective: days("2008-01-01"), isKnown: true, sourceAge: 0),
        .init(id: 2, passed: days("2019-04-23"), effective: days("2019-11-01"), isKnown: true, sourceAge: 0),
        .init(id: 3, passed: days("2019-04-23"), effective: days("2019-11-01"), isKnown: true, sourceAge: 5),
        .init(id: 4, passed: days("2026-06-26"), effective: days("2027-01-01"), isKnown: true, sourceAge: 5),
      ], repealed: repealed.flatMap(days))
  }

  @Test(
    "The version in force changes with the day",
    arguments: [
      ("2007-12-31", 1), ("2010-01-01", 1), ("2019-11-01", 3), ("2026-12-31", 3), ("2027-01-01", 4),
    ])
  func current(day: String, id: Int64) {
    #expect(timeline(repealed: nil).current(on: Fixture.day(day))?.id == id)
  }

  @Test("A newer version is announced until its day comes")
  func announced() {
    #expect(timeline(repealed: nil).announced(after: Fixture.day("2026-11-23"))?.id == 4)
    #expect(timeline(repealed: nil).announced(after: Fixture.day("2027-01-01")) == nil)
  }

  @Test("A repealed law has no version, but one passed anew after the repeal has")
  func repealed() {
    let timeline = timeline(repealed: "2020-01-01")
    #expect(timeline.current(on: Fixture.day("2019-12-31"))?.id == 3)
    #expect(timeline.current(on: Fixture.day("2027-02-01"))?.id == 4)
    #expect(self.timeline(repealed: "2028-01-01").current(on: Fixture.day("2028-01-01")) == nil)
  }

  @Test(
    "A version older than the one our digests explain is not shown as law",
    arguments: [
      (true, "2019-11-01", "2019-11-01", true), (true, "2019-11-01", "2026-01-01", false),
      (false, "2023-09-01", "2024-01-01", true), (false, "2012-10-26", "2026-01-01", false),
    ])
  func superseded(isKnown: Bool, effective: String, digests: String, isShown: Bool) {
    let day = Fixture.day(effective).daysSinceEpoch
    let timeline = LawTimeline(
      versions: [.init(id: 1, passed: day, effective: day, isKnown: isKnown, sourceAge: 0)], repealed: nil,
      digestsFrom: Fixture.day(digests).daysSinceEpoch)
    #expect((timeline.current(on: Fixture.today) != nil) == isShown)
  }

  @Test("Only versions that may still count are kept")
  func kept() {
    #expect(timeline(repealed: nil).kept(from: Fixture.day("2026-11-23")).map(\.id) == [3, 4])
    #expect(timeline(repealed: nil).kept(from: nil).count == 4)
  }
}
