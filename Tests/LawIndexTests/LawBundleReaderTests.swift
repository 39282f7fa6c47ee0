import Foundation
import Model
import Testing

@testable import LawIndex

struct LawBundleReaderTests {
  private func read(_ files: [String: String]) throws -> (bundle: LawBundle, findings: [String]) {
    try Fixture.withFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "digests"), withIntermediateDirectories: true)
      for (name, text) in files {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      let (bundle, diagnostics) = try LawBundleReader.read(folder)
      let prefix = folder.path + "/"
      return (bundle, diagnostics.map { "\($0)".replacingOccurrences(of: prefix, with: "") })
    }
  }

  @Test("The fixture bundle is read without a finding")
  func fixture() throws {
    let (bundle, diagnostics) = try LawBundleReader.read(Fixture.assets)
    #expect(diagnostics.isEmpty)
    #expect(bundle.laws.map(\.key).sorted() == ["只有说明的法", "旧规法", "示例法"])
    #expect(bundle.prior(of: "示例法") == 1)
    #expect(bundle.prior(of: "别的法") == 0.1)
    #expect(bundle.layTerms.last?.references.last == Fixture.reference("只有说明的法", 12, branch: 1))
    #expect(bundle.repeals.first?.by == Fixture.reference("示例法", 4))
  }

  @Test("A law may be split over files; what differs or stands twice is named")
  func split() throws {
    func digests(_ number: Int, _ day: String) -> String {
      "law: 甲法\nin_force: \(day)\narticles:\n  \(number): {title: 甲, topic: land, digest: 甲乙丙}\n"
    }
    let good = try read([
      "digests/a.yaml": digests(1, "2020-01-01"), "digests/b.yaml": digests(2, "2020-01-01"),
    ])
    #expect(good.bundle.laws.first?.digests.count == 2)
    #expect(good.findings.isEmpty)
    let bad = try read([
      "digests/a.yaml": digests(1, "2020-01-01"), "digests/b.yaml": digests(1, "2021-01-01"),
    ])
    #expect(bad.findings.count == 2)
    #expect(bad.findings.first?.hasPrefix("digests/b.yaml:2:11: error: in_force differs") == true)
    #expect(bad.findings.last?.hasPrefix("digests/b.yaml:4:3: error: 甲法#1 has a digest already") == true)
  }

  @Test(
    "Every wrong value is named with its place, and the rest is used",
    arguments: [
      (
        "digests/a.yaml", "law: 甲法\nin_force: 明天\narticles: {}\n",
        "digests/a.yaml:2:11: error: in_force: expected a day"
      ),
      (
        "digests/a.yaml", "law: 甲法\nin_force: 2020-01-01\narticles:\n  x: {title: 甲}\n",
        "digests/a.yaml:4:3: error: expected an article number"
      ),
      (
        "digests/a.yaml",
        "law: 甲法\nin_force: 2020-01-01\narticles:\n  1: {title: 甲, topic: a, digest: 乙, askz: []}\n",
        "digests/a.yaml:4:38: error: 1: unknown key askz"
      ),
      (
        "digests/a.yaml", "law: 甲法\nin_force: 2020-01-01\narticles:\n  1: {topic: a, digest: 乙}\n",
        "digests/a.yaml:4:3: error: title is missing"
      ),
      ("digests/a.yaml", "law: [\n", "digests/a.yaml:2:1: error: not valid YAML"),
      ("priors.yaml", "priors: {甲法: 7}\n", "priors.yaml:1:14: error: 甲法: expected a number from 0"),
      ("repeals.yaml", "repeals:\n  - {law: 甲法}\n", "repeals.yaml:2:5: error: date is missing"),
      ("topics.yaml", "topics:\n  - {id: a, title: {zh: 甲}}\n", "topics.yaml:2:20: error: en is missing"),
      ("aliases.yaml", "aliases:\n  - {names: [甲]}\n", "aliases.yaml:2:5: error: law is missing"),
      (
        "aliases.yaml", "aliases:\n  - {law: 甲法, names: [甲]}\n",
        "aliases.yaml:2:23: error: names: expected a name of two"
      ),
      (
        "aliases.yaml", "aliases:\n  - {law: 甲法, names: [甲甲, 甲甲]}\n",
        "aliases.yaml:2:27: error: names: 甲甲 stands twice"
      ),
      ("lay-terms.tsv", "只有一列\n", "lay-terms.tsv:1:1: error: expected a phrase"),
      ("lay-terms.tsv", "甲\t乙\t丙法\n", "lay-terms.tsv:1:1: error: expected an article"),
    ])
  func findings(file: String, text: String, finding: String) throws {
    let findings = try read([file: text]).findings
    #expect(findings.count == 1)
    #expect(findings.first?.hasPrefix(finding) == true, "\(findings)")
  }

  private static let land = """
    law: 甲法
    in_force: 2020-01-01
    articles:
      1: {title: 甲, topic: land, digest: 甲乙丙}
      '2-1': {title: 乙, topic: land, digest: 乙丙丁}
      3: {title: 丙, topic: office, digest: 丙丁戊}

    """

  private static func topics(first: String) -> String {
    func topic(_ id: String, _ rest: String) -> String {
      "  - {id: \(id), title: {zh: 甲, en: A}, note: {zh: 乙, en: B}, icon: a\(rest)}\n"
    }
    return "topics:\n" + topic("office", "") + topic("land", ",\n    first: \(first)")
  }

  @Test("A topic names its first digests by the law's title or everyday name")
  func first() throws {
    let (bundle, findings) = try read([
      "aliases.yaml": "aliases:\n  - {law: 中华人民共和国甲法, names: [地法]}\n", "digests/a.yaml": Self.land,
      "topics.yaml": Self.topics(first: "[地法2之一, 甲法1]"),
    ])
    #expect(findings.isEmpty)
    #expect(
      bundle.firstDigests["land"] == [Fixture.reference("甲法", 2, branch: 1), Fixture.reference("甲法", 1)])
    #expect(bundle.firstDigests["office"] == [])
  }

  @Test(
    "A wrong reference of a topic is named with its place",
    arguments: [
      ("[甲法]", "topics.yaml:4:13: error: first: expected an article such as 民法典1079, found 甲法"),
      ("[甲法1, 甲法9]", "topics.yaml:4:18: error: first: there is no digest of 甲法#9"),
      ("[甲法3]", "topics.yaml:4:13: error: first: the digest of 甲法#3 has the topic office"),
      ("[甲法1, 甲法1]", "topics.yaml:4:18: error: first: 甲法#1 stands twice"),
      ("甲法1", "topics.yaml:4:12: error: first: expected a list"),
    ])
  func wrongFirst(list: String, finding: String) throws {
    let (bundle, findings) = try read([
      "digests/a.yaml": Self.land, "topics.yaml": Self.topics(first: list),
    ])
    #expect(findings == [finding])
    #expect(bundle.topics.count == 2)
  }

  @Test(
    "Lay terms name an article by any of its spellings",
    arguments: ["甲法276-1", "甲法276之一", "甲法276之1", "中华人民共和国甲法276之一", "小甲276-1"])
  func references(label: String) throws {
    let (bundle, findings) = try read([
      "aliases.yaml": "aliases:\n  - {law: 甲法, names: [小甲]}\n", "lay-terms.tsv": "话\t词\t\(label)\n",
    ])
    #expect(findings.isEmpty)
    #expect(bundle.layTerms.first?.references == [Fixture.reference("甲法", 276, branch: 1)])
  }

  @Test("The digests that no topic names stand by how often residents need them")
  func order() throws {
    let (bundle, _) = try read([
      "digests/a.yaml": Self.land.replacing("office", with: "land"),
      "digests/b.yaml": Self.land.replacing("甲法", with: "乙法"),
      "priors.yaml": "default: 0.4\npriors: {乙法: 0.5}\n", "lay-terms.tsv": "话\t词\t甲法1\n",
      "topics.yaml": Self.topics(first: "[甲法3]"),
    ])
    let places = TopicOrder.places(in: bundle)
    let land = bundle.laws.flatMap(\.digests).filter { $0.topic == "land" }.map(\.reference)
    #expect(
      land.sorted { places[$0, default: 0] < places[$1, default: 0] }.map(\.description) == [
        "甲法#3", "甲法#1", "乙法#1", "乙法#2-1", "甲法#2-1",
      ])
    #expect(places[Fixture.reference("乙法", 3)] == 0)
  }

  @Test("The bundle that is shipped is read without a finding, and every topic begins with 12 to 16 digests")
  func shipped() throws {
    let assets = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Assets/law")
    let (bundle, diagnostics) = try LawBundleReader.read(assets.standardized)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    for topic in bundle.topics {
      #expect((12...16).contains(bundle.firstDigests[topic.id]?.count ?? 0), "\(topic.id)")
    }
    let titles = bundle.laws.flatMap(\.digests).map(\.title)
    #expect(Set(titles).count == titles.count)
    #expect(titles.allSatisfy { (4...12).contains($0.count) })
  }

  @Test("An empty folder is an empty bundle")
  func empty() throws {
    #expect(try read([:]).bundle == LawBundle())
  }

  @Test("A folder of digests that cannot be listed is an error, not a bundle without digests")
  func unlisted() throws {
    try Fixture.withFolder { folder in
      let digests = folder.appending(path: "digests")
      try Data("a file where a folder should be".utf8).write(to: digests)
      #expect(throws: LawIndexError.unreadable(digests.path)) { try LawBundleReader.read(folder) }
      #expect(throws: LawIndexError.unreadable(digests.path)) {
        try LawCompiler.build(assets: folder, imported: nil, into: .memory)
      }
    }
  }
}
