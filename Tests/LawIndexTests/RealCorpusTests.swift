import Foundation
import Model
import Testing

@testable import LawIndex

/// Runs over the public collections where they lie beside the checkout.
struct RealCorpusTests {
  /// `../shared/data` of the checkout, or of `$KIOSK_SHARED`; `nil`, said aloud, where it is not there.
  private static let data: URL? = {
    let environment = ProcessInfo.processInfo.environment["KIOSK_SHARED"].map { URL(filePath: $0) }
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    var candidates = [environment].compactMap { $0 }
    while folder.path != "/" {
      candidates.append(folder.deletingLastPathComponent().appending(path: "shared"))
      folder.deleteLastPathComponent()
    }
    let found = candidates.map { $0.appending(path: "data") }.first { data in
      ["laws", "just-laws"].allSatisfy {
        FileManager.default.fileExists(atPath: data.appending(path: $0).path)
      }
    }
    if found == nil {
      print("RealCorpusTests: no ../shared/data with laws and just-laws, so nothing was read")
    }
    return found
  }()

  private func parse(_ file: String) throws -> LawText? {
    guard let data = Self.data else { return nil }
    return LawTextParser.parse(try String(contentsOf: data.appending(path: file), encoding: .utf8))
  }

  @Test(
    "Laws with misplaced spaces have every article",
    arguments: [
      ("laws/诉讼与非诉讼程序法/刑事诉讼法(2018-10-26).md", 308), ("laws/民法商法/农民专业合作社法(2017-12-27).md", 74),
      ("laws/司法解释/最高人民法院关于适用《刑事诉讼法》的解释(2021-01-26).md", 655),
      ("laws/社会法/劳动合同法(2012-12-28).md", 98),
      ("just-laws/docs/administrative/cultural-relics-protection-law/README.md", 101),
    ])
  func complete(file: String, count: Int) throws {
    guard let law = try parse(file) else { return }
    #expect(law.articles.filter { $0.number.branch == 0 }.map(\.number.number) == Array(1...count))
    #expect(law.findings.allSatisfy { $0.severity == .notice })
  }

  @Test("A preface line that begins like an article is none")
  func preface() throws {
    guard let law = try parse("laws/行政法/文物保护法(2017-11-04).md") else { return }
    #expect(law.articles.first?.number == ArticleNumber(1))
    #expect(law.articles.first?.paragraphs.first?.hasPrefix("为了") == true)
  }

  @Test("A selection of both collections imports, compiles and keeps to the law in force")
  func selection() throws {
    guard let data = Self.data else { return }
    try Fixture.withFolder { folder in
      let (laws, justLaws) = try Self.select(from: data, into: folder)
      let imported = folder.appending(path: "data")
      _ = try LawImport.run(source: laws.path, into: imported, today: Fixture.today)
      _ = try LawImport.run(source: justLaws.path, into: imported, today: Fixture.today)
      let index = try LawCompiler.build(
        assets: Fixture.assets, imported: imported, into: .memory, today: Fixture.day("2026-08-14")
      ).index
      try Self.checkCivilCode(index)
      try Self.checkRepeal(index)
      try Self.checkAnnounced(index)
    }
  }

  private static func select(from data: URL, into folder: URL) throws -> (URL, URL) {
    let (laws, justLaws) = (folder.appending(path: "laws"), folder.appending(path: "just-laws"))
    try FileManager.default.createDirectory(at: laws, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: data.appending(path: "laws/民法典"), to: laws.appending(path: "民法典"))
    let environment = laws.appending(path: "行政法")
    try FileManager.default.createDirectory(at: environment, withIntermediateDirectories: true)
    let source = data.appending(path: "laws/行政法")
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path) where name.hasPrefix("环境保护法")
    {
      try FileManager.default.copyItem(
        at: source.appending(path: name), to: environment.appending(path: name))
    }
    for folder in [
      "ecological-environment/ecological-environment-code", "civil-and-commercial/trademark-law",
      "ecological-environment/environmental-protection-law",
    ] where FileManager.default.fileExists(atPath: data.appending(path: "just-laws/docs/\(folder)").path) {
      let target = justLaws.appending(path: "docs/\(folder)")
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: data.appending(path: "just-laws/docs/\(folder)"), to: target)
    }
    return (laws, justLaws)
  }

  private static func checkCivilCode(_ index: LawIndex) throws {
    let contents = try #require(try index.contents(law: "民法典", today: Fixture.today))
    #expect(contents.sections.flatMap(\.articles) == (1...1260).map { ArticleNumber($0) })
    let jump = try index.search("民法典第一千零七十九条", limit: 5, today: Fixture.today)
    #expect(jump.jump == Fixture.reference("民法典", 1079))
    let article = try #require(try index.article(Fixture.reference("民法典", 1079), today: Fixture.today))
    #expect(article.inForceSince == Fixture.day("2021-01-01"))
    #expect(article.path.contains("第四章　离婚"))
  }

  private static func checkRepeal(_ index: LawIndex) throws {
    let reference = Fixture.reference("环境保护法", 1)
    #expect(try index.article(reference, today: Fixture.day("2026-08-14")) != nil)
    #expect(try index.article(reference, today: Fixture.day("2026-08-15")) == nil)
    let ended = try index.search("环境保护法", limit: 3, today: Fixture.today).ended
    #expect(ended?.by == Fixture.reference("生态环境法典", 1242))
    #expect(ended?.date == Fixture.day("2026-08-15"))
  }

  private static func checkAnnounced(_ index: LawIndex) throws {
    let reference = Fixture.reference("商标法", 1)
    let today = try #require(try index.article(reference, today: Fixture.today))
    #expect(today.validity == .inForce)
    #expect(today.announcedFrom == Fixture.day("2027-01-01"))
    #expect(try index.contents(law: "商标法", today: Fixture.today)?.sections.flatMap(\.articles).count == 73)
    #expect(
      try index.contents(law: "商标法", today: Fixture.day("2027-01-01"))?.sections.flatMap(\.articles).count
        == 87)
  }
}
