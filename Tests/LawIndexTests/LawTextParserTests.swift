import Model
import Testing

@testable import LawIndex

struct LawTextParserTests {
  private func numbers(_ text: LawText) -> [String] { text.articles.map(\.number.description) }

  @Test("The title, the preface and the articles of a file are told apart")
  func parts() {
    let text = LawTextParser.parse(
      """
      # 中华人民共和国示例法

      2007年6月29日 某会议通过

      第三十一条的决定》第一次修正

      <!-- INFO END -->

      ## 第一章 总则

      第一条 甲。

      乙。

      第二条 丙。
      """)
    #expect(text.title == "中华人民共和国示例法")
    #expect(text.preface == ["2007年6月29日 某会议通过", "第三十一条的决定》第一次修正"])
    #expect(text.articles.map(\.paragraphs) == [["甲。", "乙。"], ["丙。"]])
    #expect(text.articles.first?.path == ["第一章　总则"])
    #expect(text.articles.first?.line == 11)
    #expect(text.findings.isEmpty)
  }

  @Test("Front matter is skipped and lines keep their numbers")
  func frontMatter() {
    let text = LawTextParser.parse("---\nsidebar: auto\n---\n\n# 示例法\n\n**第一条**　甲。\n")
    #expect(text.title == "示例法")
    #expect(text.articles.first?.line == 7)
  }

  @Test("Blanks of every kind in headings, 编, 章 and 节 in any depth of marks, make one path")
  func headings() {
    let text = LawTextParser.parse(
      """
      # 示例法
      # 第一编　总　则
      ## 第一章\u{2002}开　头
      ### 第一节 细 处
      第一条 甲。
      ## 第二章 后头
      第二条 乙。
      # 附则
      第三条 丙。
      """)
    #expect(
      text.articles.map(\.path) == [
        ["第一编　总则", "第一章　开头", "第一节　细处"], ["第一编　总则", "第二章　后头"], ["附则"],
      ])
  }

  @Test("A law may lack the heading of its first chapter")
  func missingFirstChapter() {
    let text = LawTextParser.parse("# 示例法\n\n第一条 甲。\n\n## 第二章 乙\n\n第二条 丙。")
    #expect(text.articles.map(\.path) == [[], ["第二章　乙"]])
  }

  @Test("A misplaced or missing space and a misread 第 do not lose an article")
  func misplacedSpace() {
    let text = LawTextParser.parse("# 示例法\n第一条 甲。\n第二 条乙。\n第三条丙。\n笫四条 丁。\n第四条之一　戊。\n第五条　己。")
    #expect(numbers(text) == ["1", "2", "3", "4", "4-1", "5"])
    #expect(text.findings.isEmpty)
  }

  @Test("A paragraph that begins with a reference stays in its article")
  func reference() {
    let text = LawTextParser.parse("# 示例法\n第一条 甲。\n第二条规定的期限不变。\n第一款的人除外。\n第二条 乙。")
    #expect(numbers(text) == ["1", "2"])
    #expect(text.articles.first?.paragraphs.count == 3)
  }

  @Test("Comments, private-use characters and no-break spaces leave the text")
  func cleaning() {
    let text = LawTextParser.parse("# 示例法\n<!-- FORCE BREAK -->\n第一条\u{A0}甲\u{E004}乙。\n| 表 | 格 |")
    #expect(text.articles.first?.paragraphs == ["甲乙。", "| 表 | 格 |"])
  }

  @Test("An appendix does not belong to the last article, nor do its own numbered rules")
  func appendix() {
    let text = LawTextParser.parse("# 示例法\n第一条 甲。\n第二条 乙。\n附件：样式\n第一条 样式里的话。\n## 附录\n丙")
    #expect(numbers(text) == ["1", "2"])
    #expect(text.articles.last?.paragraphs == ["乙。"])
  }

  @Test("A number that stands twice and a gap are reported with their lines")
  func findings() {
    let text = LawTextParser.parse("# 示例法\n第一条 甲。\n第一条 又一遍。\n第四条 乙。")
    #expect(numbers(text) == ["1", "4"])
    #expect(text.findings.map(\.line) == [3, 4])
    #expect(text.findings.allSatisfy { $0.severity == .warning })
  }

  @Test("Paragraphs under a heading without a number are reported, not glued to the article before")
  func orphans() {
    let text = LawTextParser.parse("# 示例法\n第一条 甲。\n## 第二章 乙\n没有号的话。\n第二条 丙。")
    #expect(text.articles.first?.paragraphs == ["甲。"])
    #expect(text.findings.map(\.line) == [4])
  }

  @Test("Rules numbered 一、 stand for articles where there are none, in one unbroken sequence only")
  func items() {
    let items = LawTextParser.parse("# 示例解答\n<!-- INFO END -->\n前言。\n一、甲\n乙\n二、丙")
    #expect(items.isItemized)
    #expect(items.articles.map(\.paragraphs) == [["甲", "乙"], ["丙"]])
    #expect(LawTextParser.parse("# 示例解答\n一、甲\n二、乙\n一、丙").articles.isEmpty)
  }

  @Test("A part of a code names itself and begins with articles")
  func part() {
    let text = LawTextParser.parse("# 第三编　合同\n## 第一章　一般\n**第四百六十三条**　甲。", isPart: true)
    #expect(numbers(text) == ["463"])
    #expect(text.articles.first?.path == ["第三编　合同", "第一章　一般"])
  }
}
