import Model
import Testing

@testable import Eligibility

@Suite struct PathTests {
  @Test func theShippedPackIsSoundOnEveryPath() throws {
    let pack = try ShippedPack.pack()
    let report = pack.walkPaths(region: nil, day: ShippedPack.day)
    for walk in [report.set, report.unset] {
      #expect(walk.gaps == [] && walk.bare == [] && walk.loops == [])
      #expect(walk.paths > 400_000 && walk.walked > 5_000)
      #expect(walk.maxScreens <= 9)
      #expect(walk.maxScreensByScope["law32"] ?? 99 <= 6)
      #expect(walk.maxScreensByScope["notify"] ?? 99 <= 6)
      #expect(walk.maxScreensByOutcome[.notify] ?? 99 <= 6)
    }
    #expect(report.shadowed == [] && report.unreachable == [])
    #expect(report.resting.map(\.rule) == ["R18", "R19", "R20", "R32", "R21"])
    #expect(report.resting.allSatisfy { $0.values == ["shanxi_scope"] })
  }

  @Test func withEverythingEnteredOnlyTheRulesForMissingValuesAreSilent() throws {
    let report = try ShippedPack.entered().walkPaths(region: nil, day: ShippedPack.day)
    #expect(report.isSound)
    // R30 is for as long as nobody knows whose income counts.
    #expect(report.resting.map(\.rule) == ["R30"])
  }

  @Test func aGapAHiddenRuleAndADeadOneAreFound() throws {
    var files = try ShippedPack.files()
    let rules = try #require(files["rules.yaml"])
    files["rules.yaml"] = rules.replacing(
      "when: { scope: grey }", with: "when: { scope: grey, who: [self, org] }"
    )
    .replacing("when: { matter: martyr }", with: "when: { matter: dv, danger: no }")
    .replacing(
      "when: { matter: acquit_comp }", with: "when: { matter: acquit_comp, not: { matter: acquit_comp } }")
    let report = try #require(ShippedPack.compile(files).pack).walkPaths(region: nil, day: ShippedPack.day)
    #expect(!report.isSound)
    #expect(report.shadowed == ["R07"])
    #expect(report.unreachable == ["R09"])
    #expect(report.set.gaps.contains { $0.contains("who=other") && $0.contains("matter=retrial_wish") })
    #expect(report.set.gaps.contains { $0.contains("matter=martyr") })
  }

  @Test func representativesAnswerLikeThoseTheyStandFor() throws {
    // Exactness of the partition: whatever is drawn at random lands on a rule that the walk has seen.
    var random = SeededRandom(for: "representatives")
    let pack = try ShippedPack.entered()
    let values = pack.values.map { _ in true }
    var walked: [[UInt64]: Int] = [:]
    let partition = AidPartition(pack)
    let canonical = { (raw: [UInt64]) in
      zip(raw, partition.classes + [[]]).map { bits, classes in
        classes.reduce(UInt64(0)) { bits & $1 == 0 ? $0 : $0 | $1 & (~$1 + 1) }
      }
    }
    PathWalk(pack: pack, values: values, partition: partition).walk { leaf in
      var situation = leaf.situation
      walked[canonical(leaf.raw)] = pack.decide(&situation) ?? -1
    }
    let flow = AidFlow(pack, values: values)
    for _ in 0..<2000 {
      var answers = AidAnswers()
      while case .screen(let screen, let keys) = flow.next(answers) {
        if let tile = screen.tiles.randomElement(using: &random) {
          for (key, value) in tile.answers { answers[key] = value }
          continue
        }
        for key in keys {
          let question = try #require(pack.questions.first { $0.key == key })
          let choices = flow.offered(key, answers).map(\.id)
          answers.values[key] =
            question.isMultiple
            ? (0...2).compactMap { _ in choices.randomElement(using: &random) }
            : [try #require(choices.randomElement(using: &random))]
        }
      }
      var situation = pack.situation(pack.bits(answers), values: values)
      let rule = pack.decide(&situation) ?? -1
      #expect(walked[canonical(pack.bits(answers))] == rule, "\(answers)")
    }
  }

  @Test func nothingChangesBetweenAPackAndItself() throws {
    let pack = try SmallPack.compiled()
    #expect(
      AidPack.differences(old: pack, new: pack, region: "140105", day: ShippedPack.day, standard: .set) == [])
  }

  @Test func aTextThatHangsOnAnAnswerNoRuleTestsIsListedToo() throws {
    var files = try ShippedPack.files()
    let places = try #require(files["places.yaml"])
    files["places.yaml"] = places.replacing("到劳动仲裁委所在县或干活的地方", with: "到干活的地方")
    let changes = AidPack.differences(
      old: try ShippedPack.pack(), new: try #require(ShippedPack.compile(files).pack), region: nil,
      day: ShippedPack.day, standard: .unset)
    #expect(!changes.isEmpty && changes.allSatisfy { $0.parts == [.place] && $0.old == $0.new })
  }

  @Test func aChangedRuleIsListedWithThoseItConcerns() throws {
    let old = try SmallPack.compiled()
    let new = try SmallPack.compiled(replacing: "scope: in, is: poor", with: "matter: two")
    let changes = AidPack.differences(
      old: old, new: new, region: "140105", day: ShippedPack.day, standard: .set)
    #expect(changes.map(\.old) == ["S1 likely", "S3 review"])
    #expect(changes.map(\.new) == ["S3 review", "S1 likely"])
    #expect(changes.first?.example == "group=A matter=one income=below")
    #expect(changes.first?.parts.contains(.outcome) == true)
  }
}
