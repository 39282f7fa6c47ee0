import Model
import Testing

@testable import LawIndex

struct LawBrowseTests {
  private let index: LawIndex

  init() throws { index = try Fixture.index() }

  @Test("An article page has both voices, headings, neighbours and the day in force")
  func article() throws {
    let article = try #require(try index.article(Fixture.reference("示例法", 2), today: Fixture.today))
    #expect(article.lawTitle == "示例法")
    #expect(article.path == ["第一章　总则"])
    #expect(article.digest?.hasPrefix("给人干活") == true)
    #expect(article.official == ["用人的一方按月付清报酬，拖延的另付补偿。"])
    #expect(article.inForceSince == Fixture.day("2026-01-01"))
    #expect(article.announcedFrom == nil)
    #expect(article.source == "justlaws 2025-06-27")
    #expect(article.previous == ArticleNumber(1))
    #expect(article.next == ArticleNumber(3))
  }

  @Test("A digest without official text has neighbours among the digests")
  func digestAlone() throws {
    let article = try #require(try index.article(Fixture.reference("只有说明的法", 7), today: Fixture.today))
    #expect(article.official.isEmpty)
    #expect(article.validity == .unchecked)
    #expect(article.inForceSince == Fixture.day("2020-05-01"))
    #expect(article.previous == nil)
    #expect(article.next == ArticleNumber(12, branch: 1))
  }

  @Test("A newer version is announced on the page of the one in force")
  func announced() throws {
    let reference = Fixture.reference("记号法", 1)
    let article = try #require(try index.article(reference, today: Fixture.today))
    #expect(article.announcedFrom == Fixture.day("2027-01-01"))
    #expect(try index.article(reference, today: Fixture.day("2027-01-01"))?.announcedFrom == nil)
  }

  @Test("A repealed law, an unknown law and an unknown article have no page")
  func missing() throws {
    #expect(try index.article(Fixture.reference("旧规法", 1), today: Fixture.today) == nil)
    #expect(try index.article(Fixture.reference("没有的法", 1), today: Fixture.today) == nil)
    #expect(try index.article(Fixture.reference("示例法", 99), today: Fixture.today) == nil)
  }

  @Test("The contents list headings with their own articles")
  func contents() throws {
    let code = try #require(try index.contents(law: "分卷法", today: Fixture.today))
    #expect(
      code.sections == [
        .init(level: 1, title: "第一编　总则", articles: []),
        .init(level: 2, title: "第一章　开头", articles: [ArticleNumber(1)]),
        .init(level: 1, title: "第二编　分则", articles: [ArticleNumber(2)]),
        .init(level: 1, title: "附则", articles: [ArticleNumber(3)]),
      ])
    let flat = try #require(try index.contents(law: "记号法", today: Fixture.today))
    #expect(flat.sections.map(\.title) == ["记号法"])
    #expect(try index.contents(law: "旧规法", today: Fixture.today) == nil)
  }

  @Test("The list of laws has those that bind, with counts")
  func laws() throws {
    let laws = try index.laws(today: Fixture.today)
    #expect(Set(laws.map(\.key)) == ["示例法", "样本法典", "分卷法", "记号法", "只有说明的法", "示例机关关于几个问题的解答"])
    let sample = try #require(laws.first { $0.key == "示例法" })
    #expect((sample.articles, sample.digests) == (4, 1))
    #expect(laws.first { $0.key == "只有说明的法" }?.validity == .unchecked)
  }

  @Test("A topic lists its digests, those that it names first")
  func topics() throws {
    #expect(try index.topics().map(\.id) == ["wages", "land", "office"])
    #expect(try index.topics().first?.queries == ["老板不给工钱", "加班没有加班费"])
    #expect(
      try index.hits(topic: "land", today: Fixture.today).map(\.reference.article.description) == [
        "12-1", "7",
      ])
    #expect(try index.hits(topic: "office", today: Fixture.today).isEmpty)
    #expect(try index.hits(topic: "nothing", today: Fixture.today).isEmpty)
  }

  @Test("The statistics count what the index holds")
  func statistics() throws {
    let statistics = try index.statistics()
    #expect(statistics.digests == 4)
    #expect(statistics.asks == 13)
    #expect(statistics.layTerms == 2)
    #expect(statistics.imported == Fixture.today)
    #expect(try Fixture.bundleIndex().statistics().imported == nil)
    #expect(try Fixture.bundleIndex().statistics().articles == 0)
  }

  @Test("Searches from several threads at once agree")
  func threads() async throws {
    let index = index
    let expected = try index.search("老板不给工钱", limit: 5, today: Fixture.today)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for turn in 0..<40 {
        group.addTask {
          if turn.isMultiple(of: 2) {
            _ = try index.search("邻居太吵", limit: 5, today: Fixture.day("2027-02-01"))
          }
          return try index.search("老板不给工钱", limit: 5, today: Fixture.today) == expected
        }
      }
      for try await isEqual in group { #expect(isEqual) }
    }
  }
}
