import Configuration
import Foundation
import Model
import Testing

@testable import Eligibility

/// The pack in `kiosk-config/aid`, as shipped and with values entered.
enum ShippedPack {
  /// The day on which the stories are told.
  static let day = Day(daysSinceEpoch: 20_780)

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "kiosk-config/aid")

  /// The files as text, by name.
  static func files() throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
      })
  }

  /// Compiles files given as text.
  static func compile(_ files: [String: String]) -> (pack: AidPack?, diagnostics: [Diagnostic]) {
    let read = files.sorted { $0.key < $1.key }.map { YAMLReader.read($0.value, file: "aid/" + $0.key) }
    let (pack, diagnostics) = AidPack.compile(read.compactMap(\.node))
    return (pack, read.flatMap(\.diagnostics) + diagnostics)
  }

  /// The shipped pack.
  static func pack() throws -> AidPack { try #require(compile(try files()).pack) }

  /// The shipped pack with entries for one of its values, as lines of YAML.
  static func pack(_ entries: [String: String]) throws -> AidPack {
    var files = try files()
    for (value, lines) in entries {
      let text = try #require(files["values.yaml"])
      let start = try #require(text.range(of: "  \(value):\n"))
      let placeholder = try #require(
        text.range(
          of: "      - region: \"140000\"\n        value: ~\n", range: start.upperBound..<text.endIndex))
      files["values.yaml"] = text.replacingCharacters(in: placeholder, with: lines)
    }
    let (pack, diagnostics) = compile(files)
    return try #require(pack, "\(diagnostics.filter { $0.severity == .error })")
  }

  /// An entry that holds on `day`.
  static func entry(
    _ value: String, region: String = "140000", from: String = "2025-01-01", to: String = "~",
    review: String = "2027-12-31"
  ) -> String {
    """
          - region: "\(region)"
            value: { \(value) }
            valid_from: \(from)
            valid_to: \(to)
            review_by: \(review)
            source: { title: 测试文件, document_number: 测试〔2025〕1号 }

    """
  }

  /// The pack once everything that decides has been entered.
  static func entered() throws -> AidPack {
    try pack([
      "hardship": entry("yuan_per_person_month: 1000"), "shanxi_scope": entry("article: 12"),
      "own_income": entry("article: 18"),
    ])
  }
}

extension AidPack {
  /// Answers as a person would type them: `who=self matter=wage status=aid,migrant`.
  func read(_ words: String) throws -> AidAnswers {
    let pairs = words.split(separator: " ").map { word in
      let parts = word.split(separator: "=", maxSplits: 1)
      return (key: String(parts[0]), value: String(parts[1]))
    }
    let (answers, problems) = answers(pairs)
    try #require(problems.isEmpty, "\(problems)")
    return answers
  }
}
