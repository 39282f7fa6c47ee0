internal import Eligibility
internal import Model

/// A button of a question page: what it is called and what it answers.
struct AidOption: Hashable {
  var id: String
  var label: Localized<String>
  var answers: [String: String]
  var icon: String?
}

/// One page of the flow as it is asked, made from the pack and the answers so far.
struct AidQuestionPage {
  var question: AidQuestion
  var options: [AidOption]
  /// Whether several may be chosen.
  var isMultiple: Bool
  /// Which of them are chosen by the answers so far.
  var chosen: Set<String>

  /// The page of `screen`, whose keys `keys` count.
  init?(screen: AidScreen, keys: [String], pack: AidPack, answers: AidAnswers) {
    guard let key = keys.first(where: { answers.values[$0] == nil }) ?? keys.first,
      let question = pack.questions.first(where: { $0.key == key })
    else { return nil }
    self.question = question
    isMultiple = question.isMultiple
    chosen = Set(answers.values[key] ?? [])
    let tiles = screen.tiles.filter { $0.answers.keys.contains(key) }
    if !tiles.isEmpty {
      options = tiles.enumerated().map { index, tile in
        AidOption(id: "tile-\(index)", label: tile.label, answers: tile.answers)
      }
    } else {
      options = question.choices.map { AidOption(id: $0.id, label: $0.label, answers: [key: $0.id]) }
    }
    narrow(to: pack, answers: answers)
  }

  /// Matters stand below their group; the groups carry pictures.
  private mutating func narrow(to pack: AidPack, answers: AidAnswers) {
    if question.key == "matter", let group = answers["group"] {
      let ids = Set(pack.matters.filter { $0.group == group }.map(\.id))
      options = options.filter { ids.contains($0.id) }
    }
    if question.key == "group" {
      options = options.map { option in
        var option = option
        option.icon = Self.pictures[option.id]
        return option
      }
    }
  }

  /// Pictures of the groups, by their names in the pack.
  private static let pictures = [
    "A": "lock", "B": "shield", "C": "money", "D": "people", "E": "medkit", "F": "elder", "G": "house",
    "H": "building", "I": "document", "J": "more",
  ]
}
