public import Model

/// What a walk of every path found, with the values in one state.
public struct AidWalk: Hashable, Sendable {
  /// How many combinations of answers lead to a result.
  public var paths = 0
  /// How many of them were walked, one for all that nothing tells apart.
  public var walked = 0
  /// Paths on which no rule fits.
  public var gaps: [String] = []
  /// Paths whose result has no citation or no next step.
  public var bare: [String] = []
  /// Paths that come back to a page that was answered.
  public var loops: [String] = []
  /// How often each rule decided, in representatives.
  public var fired: [String: Int] = [:]
  /// Rules whose condition held on some path, whether or not they decided.
  public var met: Set<String> = []
  /// The most pages with a question on any path.
  public var maxScreens = 0
  /// The same by the scope of the matter.
  public var maxScreensByScope: [String: Int] = [:]
  /// The same by the outcome.
  public var maxScreensByOutcome: [AidOutcome: Int] = [:]
  /// The longest time from the first page to the result, in seconds, by the outcome. A person reads heading,
  /// hint and choices of each page, and the overview; why a question is asked and the result are not counted.
  public var longestByOutcome: [AidOutcome: Double] = [:]
  /// The same with why each question is asked.
  public var longestWithWhyByOutcome: [AidOutcome: Double] = [:]
  /// The path that takes longest.
  public var longestPath = ""
  /// What it takes page by page, the overview last.
  public var longestPages: [AidPageEffort] = []
  /// The longest time on any path, in seconds.
  public var longestSeconds: Double { longestByOutcome.values.max() ?? 0 }
  /// The same with why each question is asked.
  public var longestWithWhySeconds: Double { longestWithWhyByOutcome.values.max() ?? 0 }
}

/// What walking every path with the standard set and unset found.
public struct AidPathReport: Hashable, Sendable {
  /// With the standard set, the other values as they are.
  public var set: AidWalk
  /// With the standard unset.
  public var unset: AidWalk
  /// Rules that never decide because an earlier one always does.
  public var shadowed: [String]
  /// Rules whose condition never holds.
  public var unreachable: [String]
  /// Rules that decide only once, or only as long as, a value is not entered, with the names of those values.
  public var resting: [(rule: String, values: [String])] { restingRules.map { ($0.rule, $0.values) } }
  var restingRules: [Resting]

  struct Resting: Hashable, Sendable {
    var rule: String
    var values: [String]
  }

  /// Whether there is nothing to complain about.
  public var isSound: Bool {
    [set, unset].allSatisfy { $0.gaps.isEmpty && $0.bare.isEmpty && $0.loops.isEmpty } && shadowed.isEmpty
      && unreachable.isEmpty
  }
}

extension AidPack {
  /// Walks every path, with the standard set and unset and the other values as they are in `region` on `day`.
  ///
  /// To tell a rule that rests on a value from one that can never decide, it also walks with every value and
  /// with the standard alone. `pace` says how long a page takes.
  public func walkPaths(region: String?, day: Day, pace: AidPace = AidPace()) -> AidPathReport {
    let partition = AidPartition(self)
    func walk(_ values: [Bool]) -> AidWalk { self.walk(values, partition) }
    let usable = { standard in
      self.states(region: region ?? self.region, day: day, standard: standard).map(\.isThere)
    }
    let configured: [Bool] = usable(.set)
    let set = self.walk(configured, partition, pace)
    let unset = self.walk(usable(.unset), partition, pace)
    let all = values.map { _ in true }
    let others = [all, values.map { $0.kind == .incomeLine }].map(walk)
    let decided = { (rule: String) in [set, unset].contains { $0.fired[rule] != nil } }
    let couldDecide = { (rule: String) in others.contains { $0.fired[rule] != nil } }
    let wasMet = { (rule: String) in ([set, unset] + others).contains { $0.met.contains(rule) } }
    let silent = rules.filter { !decided($0.id) }
    return AidPathReport(
      set: set, unset: unset,
      shadowed: silent.map(\.id).filter { !couldDecide($0) && wasMet($0) },
      unreachable: silent.map(\.id).filter { !couldDecide($0) && !wasMet($0) },
      restingRules: silent.isEmpty
        ? [] : resting(silent.map(\.id).filter(couldDecide), usable: configured, partition))
  }

  /// The answers of every path in a region on a day, one for all that nothing tells apart.
  public func everyPath(region: String?, day: Day, standard: AidStandard) -> [AidAnswers] {
    let usable = states(region: region ?? self.region, day: day, standard: standard).map(\.isThere)
    var paths: [AidAnswers] = []
    PathWalk(pack: self, values: usable, partition: AidPartition(self)).walk { paths.append(answers($0.raw)) }
    return paths
  }

  /// The values that each rule needs: those without which it falls silent when all others are entered.
  private func resting(_ rules: [String], usable: [Bool], _ partition: AidPartition)
    -> [AidPathReport.Resting]
  {
    let tested = decidingConditions.reduce(into: Set<Int>()) { $0.formUnion($1.values) }
    let missing = tested.filter { !usable[$0] }.sorted()
    let fired = missing.map { value in
      walk(values.indices.map { $0 != value }, partition).fired
    }
    return rules.map { rule in
      let needed = zip(missing, fired).filter { $0.1[rule] == nil }.map { values[$0.0].id }
      return AidPathReport.Resting(rule: rule, values: needed)
    }
  }

  func walk(_ values: [Bool], _ partition: AidPartition, _ pace: AidPace? = nil) -> AidWalk {
    var result = AidWalk()
    var unmet = Set(rules.indices)
    PathWalk(pack: self, values: values, partition: partition, pace: pace).walk { leaf in
      var leaf = leaf
      result.walked += 1
      result.paths = max(result.paths, result.paths &+ leaf.weight)
      if leaf.isLoop { result.loops.append(describe(leaf.raw)) }
      let before = leaf.situation
      let hit = decide(&leaf.situation)
      for index in unmet {
        var knowledge = before.knowledge
        if knowledge.holds(rules[index].condition) {
          unmet.remove(index)
          result.met.insert(rules[index].id)
        }
      }
      note(leaf, hit.map { rules[$0] }, pace, in: &result)
    }
    return result
  }

  private func note(_ leaf: PathWalk.Leaf, _ rule: AidRule?, _ pace: AidPace?, in result: inout AidWalk) {
    let matter = matter(of: leaf.situation.knowledge.answers)
    if let rule {
      result.fired[rule.id, default: 0] += 1
      let citations = (rule.citesMatter ? matter?.citations.count ?? 0 : 0) + rule.citations.count
      if citations == 0 || rule.next.isEmpty { result.bare.append(describe(leaf.raw)) }
    } else {
      result.gaps.append(describe(leaf.raw))
    }
    result.maxScreens = max(result.maxScreens, leaf.screens)
    let outcome = rule?.outcome ?? .review
    result.maxScreensByOutcome[outcome] = max(result.maxScreensByOutcome[outcome] ?? 0, leaf.screens)
    if let pace { noteTime(leaf, outcome, pace, in: &result) }
    if let scope = matter?.scope {
      result.maxScreensByScope[scope] = max(result.maxScreensByScope[scope] ?? 0, leaf.screens)
    }
  }

  private func noteTime(
    _ leaf: PathWalk.Leaf, _ outcome: AidOutcome, _ pace: AidPace, in result: inout AidWalk
  ) {
    let seconds = pace.seconds(leaf.effort)
    if seconds > result.longestSeconds {
      result.longestPath = describe(leaf.raw)
      result.longestPages = leaf.pages
    }
    result.longestByOutcome[outcome] = max(result.longestByOutcome[outcome] ?? 0, seconds)
    let withWhy = pace.seconds(leaf.effort + AidPace.Effort(characters: leaf.why))
    result.longestWithWhyByOutcome[outcome] = max(result.longestWithWhyByOutcome[outcome] ?? 0, withWhy)
  }
}
