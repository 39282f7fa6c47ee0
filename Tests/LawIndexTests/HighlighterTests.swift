import Model
import Testing

@testable import LawIndex

struct HighlighterTests {
  private func highlighter(_ words: String) -> Highlighter {
    var terms: Set<LawTerm> = []
    LawTokenizer.terms(of: words.scalarValues) { term, _ in terms.insert(term) }
    return Highlighter(terms: terms)
  }

  private func marked(_ text: String, _ marks: [TextMark]) -> [String] {
    let characters = Array(text)
    return marks.map { String(characters[$0.start..<$0.end]) }
  }

  @Test("Terms that touch become one mark")
  func merging() {
    let text = "拖欠劳动报酬的，可以申请法律援助。"
    #expect(marked(text, highlighter("劳动报酬 援助").marks(in: text)) == ["劳动报酬", "援助"])
    #expect(highlighter("").marks(in: text).isEmpty)
  }

  @Test("Marks count characters, not scalars")
  func characters() {
    let text = "👨‍👩‍👧e\u{301}工钱没结"
    #expect(marked(text, highlighter("工钱").marks(in: text)) == ["工钱"])
  }

  @Test(
    "A long text is cut around its first match to at most 120 characters", arguments: [0, 10, 100, 500, 990])
  func snippet(place: Int) {
    let text = String(repeating: "甲。", count: 500)
    let index = text.index(text.startIndex, offsetBy: place)
    let long = text[..<index] + "工钱" + text[index...]
    let snippet = highlighter("工钱").snippet(of: String(long))
    #expect(snippet.text.count <= Highlighter.snippetLength)
    #expect(marked(snippet.text, snippet.marks) == ["工钱"])
    #expect(snippet.text.hasPrefix("…") == (place > 24))
    #expect(snippet.text.hasSuffix("…") == (place < 900))
  }

  @Test("A short text is shown whole, on one line")
  func short() {
    #expect(highlighter("工钱").snippet(of: "甲。\n工钱。").text == "甲。工钱。")
  }
}
