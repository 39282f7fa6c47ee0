import Foundation
import GRDB
import Model
import Synchronization
import Testing

@testable import LawIndex

/// What a resident asked must not outlive the answer.
struct ForgettingTests {
  private let index: LawIndex

  init() throws { index = try Fixture.index() }

  @Test(
    "After an answer nothing of the question is left", arguments: ["老板不给工钱", "噪", "示例法第2条", "示例法", "完全没有的话"])
  func forgotten(question: String) throws {
    _ = try index.search(question, limit: 5, today: Fixture.today)
    _ = try index.explain(question, Fixture.reference("示例法", 2), today: Fixture.today)
    _ = try index.article(Fixture.reference("示例法", 2), today: Fixture.today)
    index.scratch.withLock { scratch in
      #expect(scratch.scorer.frequencies.isEmpty)
      #expect(scratch.scorer.scores.allSatisfy { $0 == 0 })
    }
    try index.queue.read { database in
      // A statement that is still cached still has its arguments.
      for sql in [PostingScorer.lookup, LawIndex.hitLookup] {
        let statement = try database.cachedStatement(sql: sql)
        #expect(statement.arguments.isEmpty)
      }
    }
  }
}
