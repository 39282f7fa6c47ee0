import Foundation
import LawIndex
import Model
import Testing

/// The small invented laws of this target, and temporary folders.
enum Fixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  static let lawRefBook = folder.appending(path: "lawrefbook")
  static let justLaws = folder.appending(path: "justlaws")
  static let assets = folder.appending(path: "assets/law")

  /// A day after everything in the fixtures but the announced law.
  static let today = day("2026-11-23")

  static func day(_ text: String) -> Day {
    guard let day = Day(text) else { fatalError("a test's own day is wrong: \(text)") }
    return day
  }

  /// Calls `body` with a folder that is gone afterwards.
  static func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "law-index-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      // Only litter in the temporary folder would be left.
      try? FileManager.default.removeItem(at: folder)
    }
    return try body(folder)
  }

  /// An index in memory of both collections and the bundle.
  static func index(today: Day = today) throws -> LawIndex {
    try withFolder { data in
      _ = try LawImport.run(source: lawRefBook.path, into: data, today: today)
      _ = try LawImport.run(source: justLaws.path, into: data, today: today)
      return try LawCompiler.build(assets: assets, imported: data, into: .memory, today: today).index
    }
  }

  /// An index in memory of the bundle alone.
  static func bundleIndex() throws -> LawIndex {
    try LawCompiler.build(assets: assets, imported: nil, into: .memory, today: today).index
  }

  static func reference(_ law: String, _ number: Int, branch: Int = 0) -> LawReference {
    LawReference(law: law, article: ArticleNumber(number, branch: branch))
  }
}
