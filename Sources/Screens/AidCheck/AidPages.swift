public import Eligibility
internal import Model

extension AidPace {
  /// The pace on these pages, with what they say in Chinese besides the pack's words.
  ///
  /// Read in full: titles, hints, choices with their notes, buttons, the notice on criminal pages once, and the
  /// overview. Not counted: why a question is asked (`AidWalk` gives that figure beside the other), the step, and
  /// that answers are wiped, which stand where there is room. The place is looked up in the prefecture with the
  /// most names, whose counties stand on one page.
  ///
  /// `names` says how the lists of places are taken. They are names that a person knows and looks for, not a text
  /// to be understood: each takes one fixation, a quarter of a second, as long as one character at 250 a minute.
  /// Source: Inhoff & Liu, “The perceptual span and oculomotor activity during the reading of Chinese sentences”,
  /// J. Exp. Psychol. Hum. Percept. Perform. 24 (1998) 20–34: one fixation takes in the character it rests on, one
  /// before it and three after it, and the names have two to four.
  public static func onScreen(_ regions: RegionTable, province: String, names: Names = .lookedFor) -> AidPace
  {
    var pace = AidPace()
    pace.first = effort([AidWording.nearest], touches: 0)
    pace.several = effort([AidWording.several, AidWording.next], touches: 1)
    // People, a coarse and a fine key for the income, and 下一步.
    pace.figures = effort(
      [
        AidIncomeWording.line(99_900), AidIncomeWording.together, AidIncomeWording.peopleUnset,
        AidIncomeWording.yuanUnset, AidWording.next,
      ], touches: 4)
    pace.overview = effort([AidWording.overviewTitle, AidWording.change, AidWording.confirm], touches: 1)
    pace.answersThatOpenAPage = Dictionary(
      uniqueKeysWithValues: AidPersonPage.answers.map { key, choice in
        (key, AidPace.Opening(choice: choice, effort: effort(AidPersonPage.words(behind: key), touches: 1)))
      })
    pace.notices = ["A": effort([AidWording.saidNothingHere], touches: 0)]
    let prefectures = regions.children(of: province)
    let longest = prefectures.map { names.characters(regions.children(of: $0.code)) }.max() ?? 0
    pace.ownCounty = effort([AidPlaceWording.here(longestName)], touches: 0)
    pace.finder = effort(
      [
        AidPlaceWording.prefecture, AidPlaceWording.unsure, AidPlaceWording.county(of: longestName),
        AidPlaceWording.townships, AidPlaceWording.unsure,
      ], touches: 2)
    pace.finder.characters += names.characters(prefectures) + longest
    return pace
  }

  /// How the lists of places are taken.
  public enum Names: Sendable {
    /// Each name takes one fixation.
    case lookedFor
    /// Every character of every name is read.
    case read

    func characters(_ places: [RegionTable.Region]) -> Int {
      places.reduce(0) { $0 + (self == .read ? $1.name.count : 1) }
    }
  }

  /// As long as most names are.
  private static let longestName = "小店区"

  private static func effort(_ words: [Localized<String>], touches: Int) -> Effort {
    Effort(characters: words.reduce(0) { $0 + $1.zh.count { !$0.isWhitespace } }, touches: touches)
  }
}
