import CaseSeal
import Configuration
import Eligibility
import Foundation
import Model
import Testing

/// The shipped pack, residents who answer at random, and the moment at which they do.
enum Desk {
  /// 2026-11-23 10:24:00 in China.
  static let now = Instant(milliseconds: 1_795_400_640_000)
  static let region = "140105"

  static func pack() throws -> AidPack {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "kiosk-config")
    return try #require(ConfigurationStore(fileExists: { _ in true }).load(folder.path).aid)
  }

  /// The answers of somebody who goes through the pages to their end. `several` is how likely each choice of a
  /// page is ticked where several may be.
  static func walk(_ pack: AidPack, several: Double = 0.4, using random: inout some RandomNumberGenerator)
    throws -> AidAnswers
  {
    let flow = AidFlow(pack, region: region, day: now.day)
    var answers = AidAnswers()
    for _ in 0..<40 {
      guard case .screen(let screen, let keys) = flow.next(answers) else { return answers }
      if let tile = screen.tiles.randomElement(using: &random) {
        for (key, value) in tile.answers { answers.values[key] = [value] }
        continue
      }
      for key in keys {
        let question = try #require(pack.questions.first { $0.key == key })
        let choices = flow.offered(key, answers).map(\.id)
        let ticked =
          question.isMultiple
          ? choices.filter { $0 != question.noneChoice && Double.random(in: 0..<1, using: &random) < several }
          : []
        let one = try #require(choices.randomElement(using: &random))
        answers.values[key] = ticked.isEmpty ? [one] : ticked
      }
    }
    Issue.record("the pages do not end")
    return answers
  }

  static func sealedCase(_ words: String, pack: AidPack) throws -> SealedCase {
    let answers = try #require(AidAnswers(words: words.split(separator: " ").map(String.init)))
    return SealedCase(answers, pack: pack, region: region, at: now)
  }

  static func wage(_ pack: AidPack) throws -> SealedCase {
    try sealedCase(
      "age=adult deadline=no handling=no left_job=2026-01-05 matter=wage place=shanxi status=aid,migrant who=self",
      pack: pack)
  }
}
