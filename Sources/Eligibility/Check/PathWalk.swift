import Model

/// Walks every way through the pages, one representative for all answers that nothing tells apart.
struct PathWalk {
  let pack: AidPack
  let values: [Bool]
  let partition: AidPartition
  /// How fast a person goes; `nil` where nobody asks for the time.
  var pace: AidPace?
  /// More pages than any path can have without going round in a circle.
  private static let maximumScreens = 40

  /// The end of one path.
  struct Leaf {
    /// The answers as given.
    var raw: [UInt64]
    /// The answers as the rules see them.
    var situation: AidSituation
    /// How many pages were shown.
    var screens: Int
    /// How many combinations of answers this one stands for.
    var weight: Int
    /// What reading and touching the pages took, without why each was asked.
    var effort: AidPace.Effort
    /// The characters of why each was asked.
    var why: Int
    /// The effort page by page, the overview last; empty where nobody asks for the time.
    var pages: [AidPageEffort]
    /// Whether a page came back although it had been answered.
    var isLoop: Bool
  }

  /// Calls `visit` for every path, and for every switch of the result page set on it.
  func walk(_ visit: (Leaf) -> Void) {
    step([UInt64](repeating: 0, count: pack.questions.count + 1), Way(), visit)
  }

  /// What lies behind a page.
  private struct Way {
    var shown: [String] = []
    var weight = 1
    var effort = AidPace.Effort()
    var why = 0
    var pages: [AidPageEffort] = []
  }

  private func step(_ raw: [UInt64], _ way: Way, _ visit: (Leaf) -> Void) {
    let situation = pack.situation(raw, values: values)
    let next = AidFlow(pack, values: values).nextScreen(situation)
    guard let (screen, keys) = next, !way.shown.contains(screen.id),
      way.shown.count < Self.maximumScreens
    else {
      leaf(raw, situation, way, isLoop: next != nil, visit)
      return
    }
    for option in options(screen, keys, raw) {
      var on = way
      on.shown.append(screen.id)
      on.weight = Self.product(way.weight, option.weight)
      if let pace {
        let (effort, why) = pack.effort(
          of: screen, keys: keys, from: raw, to: option.raw, situation, pace)
        on.effort = way.effort + effort
        on.why += why
        on.pages.append(AidPageEffort(page: screen.id, effort: effort))
      }
      step(option.raw, on, visit)
    }
  }

  private func leaf(
    _ raw: [UInt64], _ situation: AidSituation, _ way: Way, isLoop: Bool, _ visit: (Leaf) -> Void
  ) {
    let overview = pace.map { pack.overviewEffort(situation, $0) } ?? .init()
    let leaf = Leaf(
      raw: raw, situation: situation, screens: way.shown.count, weight: way.weight,
      effort: way.effort + overview, why: way.why,
      pages: pace == nil ? [] : way.pages + [AidPageEffort(page: "overview", effort: overview)],
      isLoop: isLoop)
    visit(leaf)
    for key in pack.resultSwitches.compactMap({ pack.keyIndex[$0] }) {
      var switched = leaf
      switched.raw[key] = 1
      switched.situation = pack.situation(switched.raw, values: values)
      switched.isLoop = false
      visit(switched)
    }
  }

  private typealias Option = (raw: [UInt64], weight: Int)

  /// What can be answered on a page.
  private func options(_ screen: AidScreen, _ keys: [Int], _ raw: [UInt64]) -> [Option] {
    if !screen.tiles.isEmpty {
      // Buttons that answer the same are walked once.
      var ways: [Option] = []
      for tile in screen.tiles {
        var raw = raw
        for (key, value) in tile.answers { set(key, value, in: &raw) }
        if !ways.contains(where: { $0.raw == raw }) { ways.append((raw, 1)) }
      }
      return ways
    }
    var options: [Option] = [(raw, 1)]
    for key in keys {
      options = options.flatMap { option in
        choices(key, option.raw).map { choice in
          var raw = option.raw
          raw[key] = choice.bits
          return (raw, Self.product(option.weight, choice.weight))
        }
      }
    }
    return options
  }

  private func set(_ key: String, _ value: String, in raw: inout [UInt64]) {
    guard let index = pack.keyIndex[key],
      let choice = pack.questions[index].choices.firstIndex(where: { $0.id == value })
    else { return }
    raw[index] = 1 << UInt64(choice)
  }

  /// The answers to one question: a representative of each class, or where several may be chosen of each set
  /// of classes.
  private func choices(_ key: Int, _ raw: [UInt64]) -> [(bits: UInt64, weight: Int)] {
    let question = pack.questions[key]
    let allowed = allowed(key, raw)
    let classes = partition.classes[key].map { $0 & allowed }.filter { $0 != 0 }
    guard question.isMultiple else {
      return classes.map { (1 << UInt64($0.trailingZeroBitCount), $0.nonzeroBitCount) }
    }
    let none = question.noneChoice.flatMap { name in question.choices.firstIndex { $0.id == name } }
    let noneBit: UInt64 = none.map { 1 << UInt64($0) } ?? 0
    var sets: [(bits: UInt64, weight: Int)] = [(0, 1)]
    for mask in classes.map({ $0 & ~noneBit }) where mask != 0 {
      let first: UInt64 = 1 << UInt64(mask.trailingZeroBitCount)
      let count = mask.nonzeroBitCount < 20 ? (1 << mask.nonzeroBitCount) - 1 : 1 << 20
      sets += sets.map { ($0.bits | first, Self.product($0.weight, count)) }
    }
    sets[0].bits = noneBit
    return sets.filter { $0.bits != 0 }
  }

  /// The same path with other members of the classes: the one whose turn it is.
  func taking(_ turn: Int, of raw: [UInt64]) -> [UInt64] {
    var taken = raw
    for (key, classes) in partition.classes.enumerated() where raw[key] != 0 {
      let allowed = allowed(key, raw)
      taken[key] = classes.reduce(0) { bits, members in
        guard raw[key] & members != 0 else { return bits }
        var members = members & allowed
        // Another stride a key, so that members of different questions meet in every combination.
        for _ in 0..<((turn / (key + 1)) % max(1, members.nonzeroBitCount)) { members &= members - 1 }
        return bits | members & (~members + 1)
      }
    }
    return taken
  }

  /// What a page offers after these answers.
  private func allowed(_ key: Int, _ raw: [UInt64]) -> UInt64 {
    let question = pack.questions[key]
    guard question.key == AidPack.matterKey || question.choices.contains(where: { $0.offered != .always })
    else { return .max }
    return pack.offered(key, after: pack.situation(raw, values: values))
  }

  private static func product(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max : product
  }
}

extension AidPack {
  /// The answers behind bits.
  func answers(_ raw: [UInt64]) -> AidAnswers {
    var answers = AidAnswers()
    for (index, question) in questions.enumerated() where raw[index] != 0 {
      answers.values[question.key] = question.choices.enumerated()
        .filter { raw[index] & (1 << UInt64($0.offset)) != 0 }.map(\.element.id)
    }
    return answers
  }

  /// Bits as `key=value` words, in the order of the questions.
  func describe(_ raw: [UInt64]) -> String {
    let answers = answers(raw)
    return questions.compactMap { question in
      answers.values[question.key].map { "\(question.key)=\($0.joined(separator: ","))" }
    }.joined(separator: " ")
  }
}
