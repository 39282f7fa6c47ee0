import Foundation
import Model
import Testing

/// Article numbers, references and the keys of laws.
@Suite struct LawReferenceTests {
  @Test func everyArticleNumberReadsBack() throws {
    for number in [1, 9, 10, 133, 1079, 9999] {
      for branch in [0, 1, 12, 999] {
        let article = ArticleNumber(number, branch: branch)
        #expect(ArticleNumber(article.description) == article)
        let data = try JSONEncoder().encode(article)
        #expect(try JSONDecoder().decode(ArticleNumber.self, from: data) == article)
      }
    }
  }

  @Test(arguments: [
    "", "0", "-1", "+5", "007", "10000", "133-", "133-0", "133-01", "133-+1", "133-1000", "-", "1-1-1", "1.5",
    " 5",
    "１３３", "第5条", "五", "99999999999999999999",
  ])
  func anythingElseIsNoArticleNumber(text: String) {
    #expect(ArticleNumber(text) == nil)
  }

  @Test func articlesAreNamedInBothLanguages() {
    let plain = ArticleNumber(1079)
    let branch = ArticleNumber(133, branch: 1)
    #expect(plain.chinese == "第一千零七十九条")
    #expect(branch.chinese == "第一百三十三条之一")
    #expect(plain.label(.zh) == "第1079条")
    #expect(branch.label(.zh) == "第133条之一")
    #expect(branch.label(.en) == "Art. 133-1")
  }

  @Test func articlesStandInTheOrderOfTheStatute() {
    let order = [ArticleNumber(2), ArticleNumber(10), ArticleNumber(10, branch: 1), ArticleNumber(11)]
    #expect(order.shuffled().sorted() == order)
  }

  @Test(arguments: [
    ("中华人民共和国民法典", "民法典"), ("《中华人民共和国劳动法》", "劳动法"), ("民法典", "民法典"),
    ("中华人民共和国 香港特别行政区\u{3000}基本法", "香港特别行政区基本法"), ("中华人民共和国", "中华人民共和国"),
    ("刑法修正案（十一）", "刑法修正案十一"), ("公证程序规则(２０２０年)", "公证程序规则2020年"),
    ("关于〈国务院“一法”、『一条例』〉的决定", "关于国务院一法一条例的决定"),
    ("关于《中华人民共和国刑法》和《中华人民共和国监狱法》的解释", "关于刑法和监狱法的解释"), ("", ""),
    ("\u{FEFF}法律援助法\r\n", "法律援助法"), ("法律\u{2003}援助法", "法律援助法"),
  ])
  func twoSpellingsOfATitleMeetInOneKey(title: String, key: String) {
    #expect(LawKey.make(title) == key)
    #expect(LawKey.make(key) == key, "the key of a key is the key")
  }

  @Test func aReferenceIsWrittenWithItsLaw() {
    #expect(
      LawReference(law: "刑法", article: ArticleNumber(133, branch: 1)).description == "刑法#133-1")
  }
}
