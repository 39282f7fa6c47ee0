/// Counts the terms of all articles and turns the counts into posting lists.
///
/// The counts lie in flat arrays, six bytes each: for the national corpus about 60 MB, which sorting by counting turns
/// into lists without a second structure.
struct PostingBuilder {
  /// A finished list of one term.
  struct Entry {
    var term: LawTerm
    var documents: Int
    /// The largest impact in the list, which 255 stands for.
    var largest: Double
    var list: PostingList
  }

  private var numbers: [LawTerm: UInt32] = [:]
  private var terms: [LawTerm] = []
  private var entryTerms: [UInt32] = []
  private var entryTexts: [UInt8] = []
  private var entryAsks: [UInt8] = []
  /// Where each document's entries end.
  private var ends: [Int] = []
  private var textLengths: [UInt32] = []
  private var askLengths: [UInt32] = []
  private var found: [(term: LawTerm, isAsk: Bool)] = []

  /// How many different terms there are.
  var termCount: Int { terms.count }

  /// Adds the next document. `texts` are law, chapter and text; `asks` what residents say for it.
  mutating func add(texts: [String], asks: [String]) {
    found.removeAll(keepingCapacity: true)
    for text in texts { LawTokenizer.terms(of: text.scalarValues) { term, _ in found.append((term, false)) } }
    let textLength = found.count
    for text in asks { LawTokenizer.terms(of: text.scalarValues) { term, _ in found.append((term, true)) } }
    textLengths.append(UInt32(textLength))
    askLengths.append(UInt32(found.count - textLength))
    found.sort { $0.term < $1.term }
    var start = 0
    while start < found.count {
      var end = start
      var inText = 0
      while end < found.count, found[end].term == found[start].term {
        if !found[end].isAsk { inText += 1 }
        end += 1
      }
      entryTerms.append(number(of: found[start].term))
      entryTexts.append(UInt8(clamping: inText))
      entryAsks.append(UInt8(clamping: end - start - inText))
      start = end
    }
    ends.append(entryTerms.count)
  }

  private mutating func number(of term: LawTerm) -> UInt32 {
    if let number = numbers[term] { return number }
    let number = UInt32(terms.count)
    numbers[term] = number
    terms.append(term)
    return number
  }

  /// Calls `body` with the list of every term, in ascending order of the terms.
  func build(body: (Entry) throws -> Void) rethrows {
    let (starts, order, owners) = sorted()
    let averages = (text: average(textLengths), ask: average(askLengths))
    for number in terms.indices.sorted(by: { terms[$0] < terms[$1] }) {
      try body(entry(number, range: starts[number]..<starts[number + 1], order, owners, averages))
    }
  }

  private func entry(
    _ number: Int, range: Range<Int>, _ order: [UInt32], _ owners: [UInt32],
    _ averages: (text: Double, ask: Double)
  ) -> Entry {
    let rarity = LawRanking.rarity(documents: ends.count, having: range.count)
    let impacts = range.map { place -> Double in
      let entry = Int(order[place])
      let document = Int(owners[place])
      let text = LawRanking.occurrences(
        Int(entryTexts[entry]), length: Int(textLengths[document]), average: averages.text,
        lengthWeight: LawRanking.textLengthWeight)
      let ask = LawRanking.occurrences(
        Int(entryAsks[entry]), length: Int(askLengths[document]), average: averages.ask,
        lengthWeight: LawRanking.askLengthWeight)
      return rarity * (text + LawRanking.askWeight * ask)
    }
    let largest = impacts.max() ?? 0
    var list = PostingList()
    for (place, impact) in zip(range, impacts) {
      list.append(
        document: owners[place], impact: UInt8(clamping: max(1, Int((impact / largest * 255).rounded()))))
    }
    return Entry(term: terms[number], documents: range.count, largest: largest, list: list)
  }

  /// The entries by term and then by document (a counting sort, which keeps the order of documents).
  private func sorted() -> (starts: [Int], order: [UInt32], owners: [UInt32]) {
    var starts = [Int](repeating: 0, count: terms.count + 1)
    for term in entryTerms { starts[Int(term) + 1] += 1 }
    for index in 1..<max(starts.count, 1) { starts[index] += starts[index - 1] }
    var next = starts
    var order = [UInt32](repeating: 0, count: entryTerms.count)
    var owners = order
    var entry = 0
    for (document, end) in ends.enumerated() {
      while entry < end {
        let term = Int(entryTerms[entry])
        order[next[term]] = UInt32(entry)
        owners[next[term]] = UInt32(document)
        next[term] += 1
        entry += 1
      }
    }
    return (starts, order, owners)
  }

  /// The mean over the documents that have such a field at all.
  private func average(_ lengths: [UInt32]) -> Double {
    let used = lengths.filter { $0 > 0 }
    return used.isEmpty ? 1 : Double(used.reduce(0) { $0 + Int($1) }) / Double(used.count)
  }
}
