import Model
import Testing

@testable import Eligibility

/// One case as a person would tell it, and what the self-check must say.
struct Story: CustomTestStringConvertible, Sendable {
  /// What the hall knows.
  enum Hall: Sendable {
    /// As shipped: no standard, no Shanxi article, no rule on whose income counts.
    case shipped
    /// As shipped, with the hardship standard.
    case standard
    /// With everything entered.
    case complete
  }

  var told: String
  var answers: String
  var hall: Hall
  var outcome: AidOutcome
  var rule: String
  var cite: String

  init(_ told: String, _ answers: String, _ hall: Hall, _ outcome: AidOutcome, _ rule: String, _ cite: String)
  {
    (self.told, self.answers, self.hall) = (told, answers, hall)
    (self.outcome, self.rule, self.cite) = (outcome, rule, cite)
  }

  var testDescription: String { told }
}

@Suite struct StoryTests {
  @Test(arguments: Story.all) func isAnswered(_ story: Story) throws {
    let pack = story.hall == .complete ? try ShippedPack.entered() : try ShippedPack.pack()
    let result = pack.evaluate(
      try pack.read(story.answers), region: "140105", day: ShippedPack.day,
      standard: story.hall == .standard ? .set : .asConfigured)
    #expect(result.outcome == story.outcome)
    #expect(result.rule == story.rule)
    #expect(result.citations.contains { $0.short == story.cite }, "\(result.citations.map(\.short))")
    #expect(!result.next.isEmpty)
    #expect(result.disclaimer.zh.contains("最后由法律援助机构决定"))
    if result.outcome == .unlikely {
      let right = try #require(result.next.first { $0.id == "apply_anyway" })
      #expect(right.citations.map(\.article) == ["43", "49"])
    }
  }

  @Test func everyRuleHasAStory() throws {
    let told = Set(Story.all.map(\.rule))
    #expect(try ShippedPack.pack().ruleIDs.filter { !told.contains($0) } == [])
    #expect(Story.all.count >= 60)
  }
}

extension AidCitation {
  /// `法律援助法 31(五)`.
  var short: String { "\(law) \(article ?? "?")\(item.map { "(\($0))" } ?? "")" }
}
