public import Eligibility
internal import Model

extension AidPace {
  /// The pace on these pages, with what they say in Chinese besides the pack's words.
  ///
  /// The place is looked up in the prefecture with the most names, which takes a turn of the page.
  public static func onScreen(_ regions: RegionTable, province: String) -> AidPace {
    var pace = AidPace()
    pace.first = effort([AidWording.nearest], touches: 0)
    pace.several = effort([AidWording.several, AidWording.next], touches: 1)
    // People, a coarse and a fine key for the income, and 下一步.
    pace.figures = effort(
      [AidIncomeWording.line(99_900), AidIncomeWording.together, AidWording.next], touches: 4)
    pace.overview = effort(
      [AidWording.overviewTitle, AidWording.overviewHint, AidWording.confirm], touches: 1)
    let prefectures = regions.children(of: province)
    let longest = prefectures.map { names(regions.children(of: $0.code)) }.max() ?? 0
    pace.finder = effort([AidPlaceWording.prefecture, AidPlaceWording.county(of: "")], touches: 3)
    pace.finder.characters += names(prefectures) + longest
    return pace
  }

  private static func names(_ places: [RegionTable.Region]) -> Int { places.reduce(0) { $0 + $1.name.count } }

  private static func effort(_ words: [Localized<String>], touches: Int) -> Effort {
    Effort(characters: words.reduce(0) { $0 + $1.zh.count { !$0.isWhitespace } }, touches: touches)
  }
}
