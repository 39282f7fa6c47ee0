import Testing

@testable import LawIndex

struct PostingTests {
  private func read(_ bytes: [UInt8], below count: Int) -> (pairs: [[Int]], isWhole: Bool) {
    var pairs: [[Int]] = []
    let isWhole = bytes.withUnsafeBytes { buffer in
      PostingList.forEach(buffer, below: count) { pairs.append([$0, Int($1)]) }
    }
    return (pairs, isWhole)
  }

  @Test("Lists of any documents read back as they were written")
  func roundTrip() {
    var random = SeededRandom("posting lists")
    for _ in 0..<50 {
      let documents = Set((0..<200).map { _ in UInt32.random(in: 0..<3_000_000, using: &random) }).sorted()
      let pairs = documents.map { ($0, UInt8.random(in: 1...255, using: &random)) }
      var list = PostingList()
      for (document, impact) in pairs { list.append(document: document, impact: impact) }
      let result = read(list.bytes, below: 3_000_000)
      #expect(result.isWhole)
      #expect(result.pairs == pairs.map { [Int($0.0), Int($0.1)] })
    }
  }

  @Test("A list that is cut off or names documents that do not exist is not whole")
  func damaged() {
    var list = PostingList()
    list.append(document: 5, impact: 9)
    list.append(document: 900, impact: 9)
    #expect(!read(Array(list.bytes.dropLast()), below: 1000).isWhole)
    #expect(!read(list.bytes, below: 900).isWhole)
    #expect(!read([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1], below: 1000).isWhole)
  }

  @Test("Han text becomes pairs, words stay whole in half width and lower case")
  func terms() {
    var found: [String] = []
    LawTokenizer.terms(of: "法律援助，ＡB12 借".scalarValues) { term, range in
      found.append(term.characters ?? "word of \(range.count)")
    }
    #expect(found == ["法律", "律援", "援助", "word of 4", "借"])
    #expect(LawTerm(word: "ab".scalarValues) != LawTerm(word: "ba".scalarValues))
  }

  @Test("The best documents come in order, equal ones by their place")
  func best() {
    var best = BestDocuments(limit: 3)
    for (document, score) in [(0, 1), (1, 5), (2, 5), (3, 0), (4, 2), (5, 9)] as [(Int, Float)] {
      best.offer(document, score)
    }
    #expect(best.items.map(\.document) == [5, 1, 2])
  }
}
