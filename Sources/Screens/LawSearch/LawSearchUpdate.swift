internal import Model

/// How much a search asks for.
enum LawSearchLimits {
  /// Hits of one search: more than anybody turns pages for.
  static let hits = 60
  /// Characters in the field. A story of that length is searched whole.
  static let field = 60
}

extension App {
  mutating func openSearch() -> [Effect] {
    pages.append(.search(LawSearchState(session: session)))
    return [.input(.begin(session: session))]
  }

  mutating func openTopic(_ id: String) -> [Effect] {
    let token = nextToken()
    var effects: [Effect] = []
    if case .search = page {
      changeSearch { $0.returnsToTopics = true }
    } else {
      pages.append(.search(LawSearchState(session: session)))
      effects = [.input(.begin(session: session))]
    }
    changeSearch { state in
      state.stage = .results(page: 0)
      state.topic = id
      state.answer = .waiting
      state.token = token
    }
    return effects + [.topicHits(topic: id, token: token)]
  }

  mutating func updateSearch(_ action: LawSearchAction) -> [Effect] {
    guard case .search(let state) = page else { return [] }
    switch action {
    case .type:
      let effects = state.topic == nil ? [] : startSearchOver()
      changeSearch { $0.stage = .typing }
      return effects
    case .topics: return startSearchOver()
    case .press(.clear): return clearField()
    case .press(let touch): return press(touch)
    case .showAll: return showAll(state)
    case .page(let page):
      changeSearch { state in
        switch state.stage {
        case .topics: state.stage = .topics(page: max(0, page))
        case .results: state.stage = .results(page: max(0, page))
        case .typing: break
        }
      }
      return []
    case .open(let index):
      guard state.hits.indices.contains(index) else { return [] }
      return openArticle(state.hits[index].reference)
    }
  }

  /// 返回 inside the search page; `nil` where it leaves the page.
  mutating func searchWentBack() -> [Effect]? {
    guard case .search(let state) = page else { return nil }
    switch state.stage {
    case .topics: return nil
    case .typing: changeSearch { $0.stage = .topics(page: 0) }
    case .results where state.topic == nil: changeSearch { $0.stage = .typing }
    case .results: return state.returnsToTopics ? startSearchOver() : nil
    }
    return []
  }

  /// The search page as it was first opened, with an empty field and nothing composed.
  private mutating func startSearchOver() -> [Effect] {
    changeSearch {
      var fresh = LawSearchState(session: $0.composition.session)
      fresh.field.sequence = $0.field.sequence
      fresh.field.composition.sequence = $0.field.sequence
      fresh.token = $0.token
      $0 = fresh
    }
    return changeField { $0.command { .clear(session: $0, sequence: $1) } }
  }

  // MARK: Keys

  private mutating func press(_ touch: KeyTouch) -> [Effect] {
    let composes = services.input == .ready
    return changeField { $0.press(touch, composes: composes) } + searchAgain()
  }

  private mutating func clearField() -> [Effect] {
    let token = nextToken()
    changeSearch {
      $0.asked = Private("")
      $0.answer = .none
      $0.token = token
    }
    return changeField { $0.press(.clear, composes: true) }
  }

  private mutating func changeField(_ change: (inout TextEntry) -> [Effect]) -> [Effect] {
    guard case .search(var state) = page else { return [] }
    let effects = change(&state.field)
    pages[pages.count - 1] = .search(state)
    return effects
  }

  mutating func receiveSearchComposition(_ composition: Composition) -> [Effect] {
    guard case .search(var state) = page, state.field.receive(composition) else { return [] }
    pages[pages.count - 1] = .search(state)
    return searchAgain()
  }

  // MARK: Searching

  /// What is still being composed is taken as its first candidate, here and now.
  private mutating func showAll(_ state: LawSearchState) -> [Effect] {
    let effects = changeField { $0.takeComposition() } + searchAgain()
    guard case .search(let taken) = page, !taken.text.value.allSatisfy({ $0 == " " }) else { return effects }
    changeSearch { $0.stage = .results(page: 0) }
    return effects
  }

  /// Searches where the question has changed. An empty field has no answer.
  private mutating func searchAgain() -> [Effect] {
    guard case .search(let state) = page, state.question != state.asked.value else { return [] }
    let question = Private(state.question)
    // Between two words nothing is asked: the last answer stays until there is a better one.
    if question.value.isEmpty, !state.composition.composing.value.isEmpty { return [] }
    let isEmpty = question.value.allSatisfy { $0 == " " }
    let token = nextToken()
    changeSearch {
      $0.token = token
      $0.asked = question
      if isEmpty {
        $0.answer = .none
      } else if case .found = $0.answer {
        // The last answer stays until the new one is here, so that the page does not flicker.
      } else {
        $0.answer = .waiting
      }
    }
    return isEmpty ? [] : [.search(query: question, limit: LawSearchLimits.hits, token: token)]
  }

  mutating func receiveSearch(_ answer: Result<SearchAnswer, Failure>, token: Int) {
    // The resident may be reading an article meanwhile: the answer belongs to the search page below it.
    guard let index = pages.lastIndex(where: { if case .search = $0 { true } else { false } }),
      case .search(var state) = pages[index], state.token == token
    else { return }
    switch answer {
    case .success(let found): state.answer = .found(found)
    case .failure(let failure): state.answer = .failed(failure)
    }
    pages[index] = .search(state)
  }

  private mutating func changeSearch(_ change: (inout LawSearchState) -> Void) {
    guard case .search(var state) = page else { return }
    change(&state)
    pages[pages.count - 1] = .search(state)
  }
}
