import Foundation

/// The constants of the ranking, in one place. Each was chosen for what it means, then checked on questions of
/// residents; none is sharp: half or double moves R@10 by about a point.
enum LawRanking {
  /// BM25: how soon more of the same term stops to count.
  static let saturation = 1.2
  /// BM25: how much a long article is held back. Articles are short, and their length says little.
  static let textLengthWeight = 0.6
  /// The same for what residents ask, where more questions mean more ways to be found, not less to the point.
  static let askLengthWeight = 0.3
  /// How much a match in digest, questions and terms counts beside one in law, chapter and text.
  static let askWeight = 0.8
  /// How much the law's own words for a lay phrase count beside the resident's.
  static let expansionWeight = 0.5
  /// What being named for a lay phrase adds, in impact of one fitting rare term.
  static let referenceBonus = 8.0
  /// What a law that is needed every day has before one that nobody needs, as a share of the best match.
  static let priorWeight = 0.45
  /// What an article gets of what the articles before and after it match; neighbours treat the same matter.
  static let neighbourWeight = 0.08
  /// How many of the articles after one that was named by number are shown with it.
  static let articlesAfterJump = 4
  /// Terms in more than this share of all articles are not marked in the text; they tell nothing.
  static let markedShare = 0.1

  /// How rare a term is.
  static func rarity(documents: Int, having: Int) -> Double {
    log(1 + (Double(documents - having) + 0.5) / (Double(having) + 0.5))
  }

  /// BM25 without rarity: what `count` occurrences in a field of that length are worth.
  static func occurrences(_ count: Int, length: Int, average: Double, lengthWeight: Double) -> Double {
    guard count > 0 else { return 0 }
    let norm = saturation * (1 - lengthWeight + lengthWeight * Double(length) / max(average, 1))
    return Double(count) * (saturation + 1) / (Double(count) + norm)
  }
}
