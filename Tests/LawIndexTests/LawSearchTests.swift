import Model
import Testing

@testable import LawIndex

struct LawSearchTests {
  private let index: LawIndex

  init() throws { index = try Fixture.index() }

  private func search(_ query: String, limit: Int = 10, on day: Day = Fixture.today) throws -> LawSearchResult
  {
    try index.search(query, limit: limit, today: day)
  }

  @Test("A resident's words find the article whose digest answers them")
  func layQuestion() throws {
    let hit = try #require(try search("老板跑了血汗钱要不回来咋办").hits.first)
    #expect(hit.reference == Fixture.reference("示例法", 2))
    #expect(hit.lawTitle == "示例法")
    #expect(hit.kind == .digest)
    #expect(hit.hasOfficialText)
    #expect(hit.validity == .inForce)
    #expect(hit.title == "老板拖着工钱咋办")
    #expect(!hit.marks.isEmpty)
  }

  @Test("A lay phrase brings the law's words and the article that it names")
  func layPhrase() throws {
    #expect(try search("他欠我钱不还").hits.first?.reference == Fixture.reference("示例法", 2))
    let noise = try search("楼上太闹").hits.prefix(2).map(\.reference)
    #expect(Set(noise) == [Fixture.reference("只有说明的法", 7), Fixture.reference("只有说明的法", 12, branch: 1)])
  }

  @Test("The statute's own words find official text, with a mark")
  func official() throws {
    let hit = try #require(try search("借用的物品").hits.first)
    #expect(hit.reference == Fixture.reference("样本法典", 2))
    #expect(hit.kind == .official)
    #expect(hit.marks == [TextMark(start: 0, end: 2), TextMark(start: 3, end: 5)])
  }

  @Test(
    "An article named in any of the usual ways comes first",
    arguments: [
      "示例法 2", "示例法第二条", "示例法第2条", "示例法二条", "中华人民共和国示例法第二条", "《示例法》第 2 条", "示例法２", "示例法第2条是什么意思",
      "我想知道示例法第二条怎么说",
    ])
  func jump(query: String) throws {
    let result = try search(query)
    #expect(result.jump == Fixture.reference("示例法", 2))
    #expect(result.hits.first?.reference == Fixture.reference("示例法", 2))
    #expect(result.namedLaw == "示例法")
  }

  @Test("A branch article is reached by 之 and by -", arguments: ["只有说明的法12-1", "只有说明的法第十二条之一"])
  func branch(query: String) throws {
    #expect(try search(query).jump == Fixture.reference("只有说明的法", 12, branch: 1))
  }

  @Test("A query that names only a law shows that law, what is explained first")
  func namedLaw() throws {
    let result = try search("示例法")
    #expect(result.jump == nil)
    #expect(result.hits.map(\.reference.article) == [2, 1, 3, 4].map { ArticleNumber($0) })
    #expect(Set(result.hits.map(\.reference.law)) == ["示例法"])
  }

  @Test("A law is known by its everyday name", arguments: ["吵闹规矩12-1", "邻里一 12-1", "邻里（一）第十二条之一"])
  func everydayName(query: String) throws {
    #expect(try search(query).jump == Fixture.reference("只有说明的法", 12, branch: 1))
    #expect(try search("吵闹规矩").namedLaw == "只有说明的法")
    #expect(try search("没进口的").namedLaw == nil)
  }

  @Test("A law is known by a short name", arguments: [("样本法", "样本法典"), ("只说法", "只有说明的法"), ("记法1", "记号法")])
  func shortName(query: String, law: String) throws {
    #expect(try search(query).namedLaw == law)
  }

  @Test("A number that the law does not have is searched like other words")
  func missingArticle() throws {
    #expect(try search("示例法第九百条").jump == nil)
  }

  @Test("An old or repealed text is never among the hits")
  func oldText() throws {
    #expect(try search("旧的文本").hits.allSatisfy { !$0.text.contains("旧的文本") })
    #expect(try search("旧规矩还管用吗").hits.allSatisfy { $0.reference.law != "旧规法" })
  }

  @Test("Asked by name, a repealed law says what ended it and when")
  func ended() throws {
    let result = try search("旧规法第一条")
    let by = Fixture.reference("示例法", 4)
    #expect(result.ended == EndedLaw(title: "旧规法", date: Fixture.day("2026-01-01"), by: by))
    #expect(result.hits.allSatisfy { $0.reference.law != "旧规法" })
  }

  @Test("A law of which only its end is known is told to have ended too")
  func endedWithoutText() throws {
    let result = try search("记不得的法第三条")
    #expect(result.ended?.date == Fixture.day("2020-01-01"))
    #expect(result.namedLaw == nil)
    #expect(try index.laws(today: Fixture.today).allSatisfy { $0.key != "记不得的法" })
  }

  @Test("The day decides which version is shown, without building again")
  func versions() throws {
    let now = try #require(try search("记号法第一条").hits.first)
    #expect(now.text == "记号要清楚。")
    let later = try #require(try search("记号法第一条", on: Fixture.day("2027-01-01")).hits.first)
    #expect(later.text == "记号要清楚并且耐久。")
    #expect(later.validity == .inForce)
    #expect(try search("耐久").hits.isEmpty)
  }

  @Test("A law not yet in force is marked with its day")
  func announced() throws {
    let index = try Fixture.index(today: Fixture.day("2018-01-01"))
    let hit = try index.search("记号要清楚", limit: 5, today: Fixture.day("2018-01-01")).hits.first
    #expect(hit?.validity == .announced(from: Fixture.day("2019-11-01")))
  }

  @Test("The bundle alone answers, and says that no official text was checked")
  func bundleAlone() throws {
    let result = try Fixture.bundleIndex().search("邻居半夜太吵", limit: 3, today: Fixture.today)
    let hit = try #require(result.hits.first)
    #expect(hit.reference == Fixture.reference("只有说明的法", 7))
    #expect(!hit.hasOfficialText)
    #expect(hit.validity == .unchecked)
  }

  @Test(
    "One character finds what begins with it, question words alone find something or nothing, but never fail")
  func short() throws {
    #expect(try search("吵").hits.contains { $0.reference.law == "只有说明的法" })
    #expect(try search("").hits.isEmpty)
    #expect(try search("   ").hits.isEmpty)
    #expect(try search("怎么办").total >= 0)
    #expect(try search("老板", limit: 0).hits.isEmpty)
    #expect(try search("老板", limit: 1).hits.count == 1)
  }

  @Test(
    "Operators, quotes, emoji and control characters are only text",
    arguments: [
      "\"工钱\"", "工钱*", "NEAR(工钱 老板)", "工钱 AND OR NOT", "'; DROP TABLE doc; --", "😀👨‍👩‍👧", "工钱😀", "%_",
      "\u{0}\u{7}", "第条", "第", "条",
      "第999999999999条", "一", "示例法一一一一一一一一一一一一",
    ])
  func operators(query: String) throws {
    let result = try search(query)
    #expect(result.total >= result.hits.count)
    if query.contains("工钱") { #expect(result.hits.first?.reference == Fixture.reference("示例法", 2)) }
  }

  @Test("Of a query of ten thousand characters the beginning counts")
  func long() throws {
    let query = "老板不给工钱" + String(repeating: "我说了很多很多", count: 1500)
    #expect(try search(query).hits.first?.reference == Fixture.reference("示例法", 2))
  }

  @Test("Random text is answered, with marks inside the text and no article twice")
  func random() throws {
    var random = SeededRandom("random queries")
    let alphabet = Array("工钱老板法第一二三条之12 -《》\"*邻居吵闹e\u{301}😀示例只有说明的\n\t。")
    for _ in 0..<300 {
      let length = Int.random(in: 0...40, using: &random)
      let query = String((0..<length).compactMap { _ in alphabet.randomElement(using: &random) })
      let result = try search(query)
      #expect(Set(result.hits.map(\.reference)).count == result.hits.count)
      for hit in result.hits {
        #expect(hit.marks.allSatisfy { 0 <= $0.start && $0.start < $0.end && $0.end <= hit.text.count })
      }
    }
  }

  @Test("An explanation adds up to the order of the hits")
  func explain() throws {
    let query = "老板拖欠报酬怎么办"
    let hits = try search(query).hits
    let scores = try hits.map {
      try #require(try index.explain(query, $0.reference, today: Fixture.today)).score
    }
    #expect(scores == scores.sorted(by: >))
    let first = try #require(try index.explain(query, Fixture.reference("示例法", 2), today: Fixture.today))
    let sum = first.parts.reduce(0) { $0 + $1.score } + first.layTerms + first.neighbours + first.prior
    #expect(abs(sum - first.score) < 0.01)
    #expect(first.parts.contains { $0.term == "老板" })
    #expect(first.description.hasPrefix("示例法#2 "))
    #expect(try index.explain("邻居", Fixture.reference("记号法", 1), today: Fixture.today) == nil)
    #expect(try index.explain("示例法2", Fixture.reference("示例法", 2), today: Fixture.today)?.isNamed == true)
  }

  @Test("A batch writes one line an answer in the form of a run file")
  func batch() throws {
    let queries = "7\t老板不给工钱\n8\t😀\nbad line\n9\t只有说明的法12-1\n"
    let lines = try LawBatch.run(queries: queries, index: index, limit: 5, today: Fixture.today).split(
      separator: "\n")
    #expect(lines.first == "7 Q0 示例法#2 1 5 kiosk")
    #expect(lines.contains("9 Q0 只有说明的法#12-1 1 5 kiosk"))
    #expect(lines.allSatisfy { $0.split(separator: " ").count == 6 && !$0.hasPrefix("8") })
  }
}
