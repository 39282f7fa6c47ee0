import Foundation
import GRDB
import Model

/// Adds up what the terms of a query are worth for every article.
struct PostingScorer {
  /// A term to look up with its weight.
  struct WeightedTerm {
    var term: LawTerm
    var weight: Double
  }

  /// The sum for every document; kept between searches so that none allocates.
  private(set) var scores: [Float]
  /// In how many documents each looked-up term stands.
  private(set) var frequencies: [LawTerm: Int] = [:]

  static let lookup = "SELECT documents, largest, list FROM posting WHERE term = ?"

  init(documents: Int) { scores = [Float](repeating: 0, count: documents) }

  /// Forgets the last query.
  mutating func clear() {
    for index in scores.indices { scores[index] = 0 }
    // Kept capacity would keep the removed terms' bytes.
    frequencies = [:]
  }

  /// Adds the terms.
  ///
  /// - Returns: Whether all lists were whole.
  mutating func add(_ terms: [WeightedTerm], from database: Database) throws -> Bool {
    let statement = try database.cachedStatement(sql: Self.lookup)
    for item in terms {
      guard let row = try Row.fetchOne(statement, arguments: [item.term.id]) else { continue }
      frequencies[item.term] = row[0]
      guard try add(row, weight: item.weight) else { return false }
    }
    return true
  }

  /// Adds every term that begins with a character.
  mutating func add(beginningWith character: UInt32, from database: Database) throws -> Bool {
    let range = LawTerm.ids(beginningWith: character)
    let rows = try Row.fetchCursor(
      database, sql: "SELECT documents, largest, list FROM posting WHERE term BETWEEN ? AND ?",
      arguments: [range.lowerBound, range.upperBound])
    while let row = try rows.next() {
      guard try add(row, weight: 1) else { return false }
    }
    return true
  }

  /// Adds to one document.
  mutating func add(_ value: Double, to document: Int) { scores[document] += Float(value) }

  private mutating func add(_ row: Row, weight: Double) throws -> Bool {
    let unit = Float((row[1] as Double) * weight / 255)
    return try row.withUnsafeData(atIndex: 2) { data in
      guard let data else { return false }
      return data.withUnsafeBytes { bytes in
        scores.withUnsafeMutableBufferPointer { scores in
          PostingList.forEach(bytes, below: scores.count) { document, impact in
            scores[document] += unit * Float(impact)
          }
        }
      }
    }
  }
}

/// The best documents of a query, kept in order while scores come in.
struct BestDocuments {
  private(set) var items: [(document: Int, score: Float)] = []
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
    items.reserveCapacity(limit + 1)
  }

  /// What a document must exceed to get in.
  var threshold: Float { items.count < limit ? 0 : items.last?.score ?? 0 }

  mutating func offer(_ document: Int, _ score: Float) {
    guard limit > 0, score > threshold else { return }
    // Equal scores keep the order of the documents, so that the answer is the same every time.
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if items[middle].score >= score { low = middle + 1 } else { high = middle }
    }
    items.insert((document, score), at: low)
    if items.count > limit { items.removeLast() }
  }
}
