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
      let (bundle, diagnostics) = LawBundleReader.read(folder)
      let prefix = folder.path + "/"
      return (bundle, diagnostics.map { "\($0)".replacingOccurrences(of: prefix, with: "") })
    }
  }

  @Test("The fixture bundle is read without a finding")
  func fixture() {
    let (bundle, diagnostics) = LawBundleReader.read(Fixture.assets)
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
      ("lay-terms.tsv", "只有一列\n", "lay-terms.tsv:1:1: error: expected a phrase"),
      ("lay-terms.tsv", "甲\t乙\t丙法\n", "lay-terms.tsv:1:1: error: expected an article"),
    ])
  func findings(file: String, text: String, finding: String) throws {
    let findings = try read([file: text]).findings
    #expect(findings.count == 1)
    #expect(findings.first?.hasPrefix(finding) == true, "\(findings)")
  }

  @Test("An empty folder is an empty bundle")
  func empty() throws {
    #expect(try read([:]).bundle == LawBundle())
  }
}
