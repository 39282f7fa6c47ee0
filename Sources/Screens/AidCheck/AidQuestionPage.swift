internal import Eligibility
internal import Model

/// A button of a question page: what it is called and what it answers.
struct AidOption: Hashable {
  var id: String
  var label: Localized<String>
  var note: Localized<String>?
  var answers: [String: String]
  var icon: String?
  /// The county that it names.
  var region: String?
  /// Whether it opens the place finder.
  var asksCounty = false
}

/// One page of the flow as it is asked, made from the pack and the answers so far.
struct AidQuestionPage {
  var question: AidQuestion
  var options: [AidOption]
  /// What is asked besides by a switch; on the last page of a screen that asks several questions.
  var switches: [AidQuestion]
  /// Whether several may be chosen.
  var isMultiple: Bool
  /// Where several may be chosen: what the button below says while none of them is.
  var none: AidQuestion.Choice?
  /// Which of them are chosen by the answers so far.
  var chosen: Set<String>

  /// The page of `screen`, whose keys `keys` count.
  init?(screen: AidScreen, keys: [String], flow: AidFlow, answers: AidAnswers) {
    let pack = flow.pack
    let open = keys.filter { screen.keys.contains($0) && answers.values[$0] == nil }
    guard let key = open.first ?? keys.first, let question = pack.questions.first(where: { $0.key == key })
    else { return nil }
    self.question = question
    switches = open.count > 1 ? [] : flow.switches(of: screen, answers)
    isMultiple = question.isMultiple
    chosen = Set(answers.values[key] ?? [])
    let tiles = screen.tiles.filter { $0.answers.keys.contains(key) }
    if !tiles.isEmpty {
      options = tiles.enumerated().map { index, tile in
        AidOption(id: "tile-\(index)", label: tile.label, note: tile.note, answers: tile.answers)
      }
    } else {
      let offered = flow.offered(key, answers)
      let none = question.isMultiple ? offered.first { $0.id == question.noneChoice } : nil
      self.none = none
      options = offered.filter { $0.id != none?.id }.map {
        AidOption(
          id: $0.id, label: $0.label, note: $0.note, answers: [key: $0.id], asksCounty: $0.asksCounty)
      }
    }
    addPictures()
  }

  /// Puts the hall's own county before the choice that asks for one; without a table nothing can be looked up.
  mutating func offer(_ county: RegionTable.Region?, hasTable: Bool) {
    guard let index = options.firstIndex(where: \.asksCounty) else { return }
    options[index].asksCounty = hasTable
    guard let county else { return }
    let here = AidOption(
      id: "here", label: AidPlaceWording.here(county.name), answers: options[index].answers,
      region: county.code)
    options.insert(here, at: 0)
  }

  /// The groups carry pictures.
  private mutating func addPictures() {
    guard question.key == "group" else { return }
    for index in options.indices { options[index].icon = Self.pictures[options[index].id] }
  }

  /// Pictures of the groups, by their names in the pack.
  private static let pictures = [
    "A": "lock", "B": "shield", "C": "money", "D": "people", "E": "medkit", "F": "elder", "G": "house",
    "H": "building", "I": "document", "J": "more",
  ]
}
