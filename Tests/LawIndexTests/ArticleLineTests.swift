import Model
import Testing

@testable import LawIndex

struct ArticleLineTests {
  @Test(
    "Article lines of both collections are read",
    arguments: [
      ("第一条 为了完善制度", 1, 0, "为了完善制度"),
      ("**第一条**　为了完善制度", 1, 0, "为了完善制度"),
      ("第一百三十三条之一 在道路上", 133, 1, "在道路上"),
      ("**第一百三十三条之一**　在道路上", 133, 1, "在道路上"),
      ("第一千二百六十条　本法", 1260, 0, "本法"),
      ("第四百一十四 条　报请", 414, 0, "报请"),
    ])
  func reading(line: String, number: Int, branch: Int, text: String) throws {
    let article = try #require(ArticleLine(line[...]))
    #expect(article.number == ArticleNumber(number, branch: branch))
    #expect(article.text == text)
    #expect(article.isSeparated)
  }

  @Test(
    "A sentence that begins with an ordinal is no article",
    arguments: [
      "第一款罪，告诉的才处理。", "第三人不参加行政复议，不影响审理。", "第二审人民法院开庭审理", "第条", "第一百二十八", "一、总则",
    ])
  func notAnArticle(line: String) {
    #expect(ArticleLine(line[...]) == nil)
  }

  @Test("Without white space only the next number in sequence is an article, and no reference is")
  func sequence() throws {
    let line = try #require(ArticleLine("第一百二十八 条侦查人员对于场所"))
    #expect(!line.isSeparated)
    #expect(line.canFollow(ArticleNumber(127)))
    #expect(!line.canFollow(ArticleNumber(130)))
    let reference = try #require(ArticleLine("第五条规定的期限"))
    #expect(!reference.canFollow(ArticleNumber(4)))
  }

  @Test("Rules numbered 一、 are read", arguments: [("一、对于盗窃", 1), ("十二、 本规定", 12)])
  func items(line: String, number: Int) {
    #expect(ItemLine(line[...])?.number == number)
  }
}
