import Foundation
import GRDB
import Model

/// The imported laws as the compiler needs them: versions by law, without the texts.
struct ImportedLaws {
  /// A law with the versions of all sources.
  struct Law {
    var title: String
    var region: String
    var versions: [Version]
  }

  /// One version.
  struct Version {
    var timing: LawTimeline.Version
    /// The collection and the day of this text, for the article page.
    var source: String
  }

  /// One article with its headings and paragraphs, a line each.
  struct Article {
    var number: ArticleNumber
    var path: String
    var text: String
  }

  var laws: [String: Law] = [:]
  /// What ended a law, by the law's key; the last one counts.
  var repeals: [String: LawBundle.Repeal] = [:]

  /// Everything but the texts. Repeals of the bundle are added to those that the texts name.
  static func read(_ store: LawStore?, repeals: [LawBundle.Repeal]) throws -> ImportedLaws {
    var result = ImportedLaws()
    for repeal in try (store?.repeals() ?? []) + repeals {
      if let known = result.repeals[repeal.law], known.date >= repeal.date { continue }
      result.repeals[repeal.law] = repeal
    }
    for row in try store?.versionRows() ?? [] {
      let key: String = row["key"]
      let version = Version(row)
      // The newest version names the law.
      result.laws[key, default: Law(title: row["title"], region: row["region"], versions: [])].versions
        .append(version)
    }
    return result
  }
}

extension ImportedLaws.Version {
  fileprivate init(_ row: Row) {
    timing = LawTimeline.Version(
      id: row["id"], passed: row["passed"], effective: row["effective"], isKnown: row["known"],
      sourceAge: row["newest"] ?? 0)
    let name: String = row["name"]
    let collection = name.split(separator: "/").last.map(String.init) ?? name
    source = [collection, timing.passed.map { "\(Day(daysSinceEpoch: $0))" }].compactMap { $0 }.joined(
      separator: " ")
  }
}

extension LawStore {
  fileprivate func versionRows() throws -> [Row] {
    try queue.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT version.*, source.name, source.newest FROM version JOIN source ON source.id = version.source
          ORDER BY version.passed DESC, version.id
          """)
    }
  }

  fileprivate func repeals() throws -> [LawBundle.Repeal] {
    try queue.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM repeal").map { row in
        LawBundle.Repeal(
          law: row["key"], date: Day(daysSinceEpoch: row["date"]),
          by: LawReference(
            law: row["byKey"], article: ArticleNumber(row["byNumber"], branch: row["byBranch"])))
      }
    }
  }

  /// The articles of a version, in the law's order.
  func articles(of version: Int64) throws -> [ImportedLaws.Article] {
    try queue.read { database in
      let sql = "SELECT number, branch, path, text FROM article WHERE version = ? ORDER BY number, branch"
      let statement = try database.cachedStatement(sql: sql)
      return try Row.fetchAll(statement, arguments: [version]).map { row in
        ImportedLaws.Article(
          number: ArticleNumber(row["number"], branch: row["branch"]), path: row["path"], text: row["text"])
      }
    }
  }
}

extension LawTitle {
  /// The title as a resident reads it, without 中华人民共和国.
  static func short(_ title: String) -> String {
    let short = title.replacing("中华人民共和国", with: "")
    return short.isEmpty ? title : short
  }
}

extension PostingList {
  /// The bytes for a row.
  var data: Data { Data(bytes) }
}
