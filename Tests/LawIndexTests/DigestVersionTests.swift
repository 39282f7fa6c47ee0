import Foundation
import Model
import Testing

@testable import LawIndex

/// A law with a digest of the text of 2019, which a text of 2027 replaces.
struct DigestVersionTests {
  private let lastDay = Fixture.day("2026-12-31")
  private let firstDay = Fixture.day("2027-01-01")
  private let question = "标记看不清咋办"
  private let reference = Fixture.reference("记号法", 1)

  /// An index built on a day; `imports` says whether the texts are there.
  private func index(built day: Day, imports: Bool = true, inForce: String = "2019-11-01") throws -> LawIndex
  {
    try Fixture.withFolder { folder in
      let assets = folder.appending(path: "assets")
      let data = folder.appending(path: "data")
      try FileManager.default.copyItem(at: Fixture.assets, to: assets)
      try """
      law: 中华人民共和国记号法
      in_force: \(inForce)
      articles:
        1: {title: 标记要清楚, topic: office, digest: 牌子要让人看得清楚。, asks: [\(question)], terms: [标记]}

      """.write(to: assets.appending(path: "digests/jihao.yaml"), atomically: true, encoding: .utf8)
      if imports { _ = try LawImport.run(source: Fixture.justLaws.path, into: data, today: day) }
      return try LawCompiler.build(
        assets: assets, imported: imports ? data : nil, into: .memory, today: day
      ).index
    }
  }

  @Test("While the text that a digest was written from binds, both stand on one page")
  func before() throws {
    let index = try index(built: lastDay)
    let article = try #require(try index.article(reference, today: lastDay))
    #expect(article.digest == "牌子要让人看得清楚。")
    #expect(article.official == ["记号要清楚。"])
    #expect(try index.search(question, limit: 3, today: lastDay).hits.first?.kind == .digest)
    #expect(try index.olderDigests(today: lastDay).isEmpty)
  }

  @Test(
    "A newer text never stands beside the old digest, whenever the index was built", arguments: [true, false])
  func after(isBuiltBefore: Bool) throws {
    let index = try index(built: isBuiltBefore ? lastDay : firstDay)
    let article = try #require(try index.article(reference, today: firstDay))
    #expect(article.digest == nil)
    #expect(article.official == ["记号要清楚并且耐久。"])
    #expect(article.inForceSince == firstDay)
    let hits = try index.search(question, limit: 9, today: firstDay).hits
    #expect(hits.allSatisfy { $0.kind == .official || $0.reference.law != "记号法" })
    #expect(try index.hits(topic: "office", today: firstDay).isEmpty)
    let older = OlderDigests(title: "记号法", digests: 1, writtenFrom: Fixture.day("2019-11-01"))
    #expect(try index.olderDigests(today: firstDay) == [older])
  }

  @Test("A digest of a text yet to come waits for it")
  func announced() throws {
    let index = try index(built: lastDay, inForce: "2027-01-01")
    #expect(try index.article(reference, today: lastDay)?.digest == nil)
    #expect(try index.article(reference, today: firstDay)?.digest != nil)
    #expect(try index.olderDigests(today: firstDay).isEmpty)
  }

  @Test("Without imported texts no digest is older than what is known")
  func alone() throws {
    let index = try index(built: firstDay, imports: false)
    #expect(try index.article(reference, today: firstDay)?.digest != nil)
    #expect(try index.olderDigests(today: firstDay).isEmpty)
  }
}
