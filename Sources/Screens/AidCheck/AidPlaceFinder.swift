internal import Eligibility

/// Where a resident stands on the way from the prefectures to a county, a value.
///
/// A county ends the way. Who knows the township better than the county may look at a county's townships first.
public struct AidPlaceFinder: Hashable, Sendable {
  /// A touch on the finder.
  public enum Step: Hashable, Sendable {
    /// A division of the list, by its code.
    case choose(String)
    /// Shows the townships of a county before it is taken, or no longer.
    case flipTownships
    /// 说不清, or the county whose townships are shown: what has been chosen so far will do.
    case enough
  }

  /// Where a step leads.
  enum Move: Hashable {
    /// To another list.
    case list(AidPlaceFinder)
    /// To the end, with the code of a county, or of what is known where that is less.
    case found(String)
  }

  /// The prefecture and the county that were chosen on the way.
  private(set) var path: [String] = []
  /// Whether a county shows its townships.
  private(set) var showsTownships = false

  /// How many divisions have been chosen: 0 on the list of prefectures.
  public var depth: Int { path.count }

  /// The divisions of the list: those with an institution of their own first, then the functional areas.
  func places(in regions: RegionTable, province: String) -> [RegionTable.Region] {
    let all = regions.children(of: path.last ?? province)
    return all.filter { !$0.isFunctionalArea } + all.filter(\.isFunctionalArea)
  }

  /// Where a step leads.
  func move(_ step: Step, in regions: RegionTable, province: String) -> Move {
    var next = self
    switch step {
    case .enough: return .found(path.last ?? province)
    case .flipTownships:
      next.showsTownships.toggle()
      return .list(next)
    case .choose(let code):
      guard let place = regions.regions[code] else { return .list(self) }
      let isTownship = code.utf8.count == 9
      let opens = depth == 0 || (showsTownships && !isTownship && !place.isFunctionalArea)
      if opens, !regions.children(of: code).isEmpty {
        next.path.append(code)
        return .list(next)
      }
      // Nobody has entered which county serves the area: the prefecture is all that is known.
      return .found(regions.county(serving: code)?.code ?? place.parent)
    }
  }

  /// One list back; `nil` from the first.
  var back: AidPlaceFinder? {
    guard !path.isEmpty else { return nil }
    var before = self
    before.path.removeLast()
    return before
  }
}

extension RegionTable {
  /// The county of a code, where it is or belongs to one.
  func county(named code: String?) -> Region? {
    guard let county = code.flatMap({ county(serving: $0) }), !county.code.hasSuffix("00") else { return nil }
    return county
  }

  /// A county with its prefecture, as people write it: 太原市小店区.
  func fullName(_ code: String) -> String? {
    guard let region = regions[code] else { return nil }
    guard code.utf8.count == 6, !code.hasSuffix("00"), let prefecture = regions[region.parent] else {
      return region.name
    }
    return prefecture.name + region.name
  }
}
