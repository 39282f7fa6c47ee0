import Configuration
import Foundation
import Model
import Testing

@testable import Eligibility

@Suite struct RandomPackTests {
  /// Ten thousand packs with something wrong, and random answers to those that still compile.
  @Test func aMutatedPackGivesDiagnosticsOrAnOutcomeAndNeverANoOnAnUnsetValue() throws {
    var random = SeededRandom(for: "mutated packs")
    let original = try #require(SmallPack.node())
    var compiled = 0
    for _ in 0..<10_000 {
      var mutation = Mutation(random: random)
      let node = mutation.mutated(original)
      random = mutation.random
      let (pack, diagnostics) = AidPack.compile([node])
      guard let pack else {
        #expect(diagnostics.contains { $0.severity == .error })
        continue
      }
      compiled += 1
      for _ in 0..<3 { try check(pack, &random) }
    }
    print("mutated packs: \(compiled) of 10000 compiled")
  }

  /// A thousand mutations of the shipped pack's own trees.
  @Test func theShippedPackMutatedDoesNotCrashEither() throws {
    var random = SeededRandom(for: "shipped pack mutated")
    let files = try ShippedPack.files().sorted { $0.key < $1.key }
    let nodes = files.compactMap { YAMLReader.read($0.value, file: $0.key).node }
    for _ in 0..<200 {
      var mutation = Mutation(random: random)
      var changed = nodes
      let index = Int.random(in: nodes.indices, using: &mutation.random)
      changed[index] = mutation.mutated(nodes[index])
      random = mutation.random
      let (pack, diagnostics) = AidPack.compile(changed)
      #expect(pack != nil || diagnostics.contains { $0.severity == .error })
      if let pack { try check(pack, &random) }
    }
  }

  /// Ten thousand random answers, sensible or not, to the shipped pack.
  @Test func anyAnswersGetAnOutcome() throws {
    var random = SeededRandom(for: "random answers")
    let pack = try ShippedPack.pack()
    for _ in 0..<10_000 { try check(pack, &random) }
  }

  private func check(_ pack: AidPack, _ random: inout SeededRandom) throws {
    var answers = AidAnswers()
    for question in pack.questions where Bool.random(using: &random) {
      let values = question.choices.map(\.id) + ["nonsense"]
      answers.values[question.key] = (0..<Int.random(in: 1...3, using: &random)).compactMap { _ in
        values.randomElement(using: &random)
      }
    }
    for start in pack.starts where Bool.random(using: &random) {
      answers.dates[start.key] = Day(daysSinceEpoch: Int.random(in: -800_000...3_000_000, using: &random))
    }
    let region = ["140105", "140100", "110000", "", "x", nil].randomElement(using: &random) ?? nil
    let standard = AidStandard.allCases.randomElement(using: &random) ?? .unset
    let day = Day(daysSinceEpoch: Int.random(in: 15_000...25_000, using: &random))
    let result = pack.evaluate(answers, region: region, day: day, standard: standard)
    #expect(!result.rule.isEmpty && !result.citations.isEmpty && !result.next.isEmpty)
    #expect(result.outcome != .unlikely || result.unusable.isEmpty)
    _ = AidFlow(pack, region: region, day: day, standard: standard).next(answers)
  }
}

/// Damages a tree in one to three places.
private struct Mutation {
  var random: SeededRandom
  private var target = 0
  private var count = 0

  init(random: SeededRandom) { self.random = random }

  mutating func mutated(_ node: ConfigNode) -> ConfigNode {
    var node = node
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      target = Int.random(in: 0..<size(node), using: &random)
      count = 0
      node = walk(node)
    }
    return node
  }

  private func size(_ node: ConfigNode) -> Int {
    switch node.content {
    case .unset, .scalar: 1
    case .sequence(let nodes): nodes.reduce(1) { $0 + size($1) }
    case .mapping(let entries): entries.reduce(1) { $0 + size($1.value) }
    }
  }

  private mutating func walk(_ node: ConfigNode) -> ConfigNode {
    if count == target { return damaged(node) }
    var node = node
    switch node.content {
    case .unset, .scalar: break
    case .sequence(let nodes):
      node.content = .sequence(
        nodes.map { child in
          count += 1
          return walk(child)
        })
    case .mapping(let entries):
      node.content = .mapping(
        entries.map { entry in
          var entry = entry
          count += 1
          entry.value = walk(entry.value)
          return entry
        })
    }
    return node
  }

  private mutating func damaged(_ node: ConfigNode) -> ConfigNode {
    var node = node
    let words = [
      "", "~", "below", "one", "in", "某法 5", "line", "S1", "99999999999999999999", "-1", "matter", "is",
    ]
    switch (node.content, Int.random(in: 0..<6, using: &random)) {
    case (.sequence(let nodes), 0): node.content = .sequence(nodes + nodes)
    case (.sequence(let nodes), 1): node.content = .sequence(nodes.shuffled(using: &random))
    case (.sequence(let nodes), 2): node.content = .sequence(nodes.dropLast())
    case (.mapping(let entries), 0): node.content = .mapping(entries + entries)
    case (.mapping(let entries), 1): node.content = .mapping(entries.dropFirst().shuffled(using: &random))
    case (.mapping(let entries), 2):
      node.content = .mapping(
        entries.map { entry in
          var entry = entry
          entry.key = words.randomElement(using: &random) ?? ""
          return entry
        })
    case (_, 3): node.content = .sequence([node, node])
    case (_, 4): node.content = .unset
    default: node.content = .scalar(words.randomElement(using: &random) ?? "")
    }
    return node
  }
}
