internal import Eligibility
internal import Model

/// How long a single choice shows itself before the flow goes on, in milliseconds. Source: DESIGN §6.
enum AidTiming {
  static let showChoice: Int64 = 250
  /// For how long a result that has just come up prints nothing, in milliseconds: an impatient second touch on
  /// 都对，看结果 lands where its printing button stands, 1.2 s later when it was seen.
  static let unreadResult: Int64 = 2000
}

extension App {
  /// The rule pack's flow as of today, in the place that was chosen; `nil` where this machine has no pack.
  func aidFlow(_ answers: AidAnswers) -> AidFlow? {
    services.aid.map { AidFlow($0, region: aidRegion(answers), day: now.day) }
  }

  func aidFlow(_ state: AidCheckState) -> AidFlow? { aidFlow(state.answers.value) }

  /// The page that is asked now; `nil` where everything has been answered.
  func aidQuestion(_ state: AidCheckState) -> AidQuestionPage? {
    guard let flow = aidFlow(state), case .screen(let screen, let keys) = flow.next(state.answers.value)
    else {
      return nil
    }
    var question = AidQuestionPage(screen: screen, keys: keys, flow: flow, answers: state.answers.value)
    question?.offer(ownCounty, hasTable: !services.regions.children(of: aidProvince).isEmpty)
    return question
  }

  /// What the pack says about the answers.
  func aidResult(_ state: AidCheckState) -> AidResult? {
    services.aid?.evaluate(state.answers.value, region: settings.hall.regionCode, day: now.day)
  }

  mutating func openAidCheck() -> [Effect] {
    guard services.aid != nil else { return [] }
    pages.append(.aidCheck(AidCheckState()))
    return []
  }

  mutating func updateAidCheck(_ action: AidCheckAction) -> [Effect] {
    guard case .aidCheck(let state) = page, state.chosen == nil else { return [] }
    switch action {
    case .choose(let index): chooseAid(index, in: state)
    case .next: finishTicks(state)
    case .flip(let index): flipAid(index, in: state)
    case .household(let step): changeAid { $0.household.value.step(step) }
    case .householdDone: finishHousehold(state)
    case .finder(let step): stepFinder(step, in: state)
    case .page(let page): changeAid { $0.page = max(0, page) }
    case .change(let index): changeAnswer(index, in: state)
    case .goOn: leaveAidPerson(state)
    case .confirm, .showResult:
      let shown = now
      changeAid {
        $0.stage = .result; $0.page = 0; $0.resultSince = shown
      }
      return sealAidAnswers()
    case .overview:
      changeAid {
        $0.stage = .overview; $0.page = 0
      }
    case .citations:
      changeAid {
        $0.stage = .citations; $0.page = 0
      }
    case .leavePrinting: changeAid { $0.print = .idle }
    case .print: return printAidResult(state)
    case .code: return showAidCode(state)
    case .open(let index):
      guard let reference = aidReferences(state).dropFirst(index).first else { return [] }
      return openArticle(reference)
    case .supplement:
      changeAid {
        $0.stage = .supplement; $0.page = 0
      }
    case .toggle(let index):
      toggleAid(index, in: state)
      return sealAidAnswers()
    case .start(let index): openAidDate(index, in: state)
    case .date(let step): changeAid { $0.stepper?.value.step(step) }
    case .keepDay, .forgetDay:
      closeAidDate(keeping: action == .keepDay, in: state)
      return sealAidAnswers()
    }
    return []
  }

  /// The cited articles whose text this machine can show.
  func aidReferences(_ state: AidCheckState) -> [LawReference] {
    guard let pack = services.aid, let result = aidResult(state) else { return [] }
    // Two items of one article are one page.
    var seen = Set<LawReference>()
    return result.citations.compactMap { citation in
      guard !citation.unverified, let law = pack.laws[citation.law], let text = citation.article,
        let article = ArticleNumber(text)
      else { return nil }
      let reference = LawReference(law: LawKey.make(law.title), article: article)
      return seen.insert(reference).inserted ? reference : nil
    }
  }

  // MARK: Taking the answers along

  /// Asks for the code of the answers as they stand. Call it again where a switch of the result page changed one.
  mutating func sealAidAnswers() -> [Effect] {
    guard case .aidCheck(let state) = page, state.code == nil, settings.aid.institutionKey != nil,
      let flow = aidFlow(state)
    else { return [] }
    let token = nextToken()
    changeAid { $0.codeToken = token }
    return [.sealAid(answers: Private(flow.counting(state.answers.value).words), token: token)]
  }

  /// A code has been made; one for answers that have changed since, or of a session that has ended, is dropped.
  mutating func receiveAidCode(_ code: Private<String>?, token: Int) {
    // The article of a citation may lie over the check by now.
    for index in pages.indices {
      guard case .aidCheck(var state) = pages[index], state.codeToken == token else { continue }
      (state.code, state.codeToken) = (code, nil)
      pages[index] = .aidCheck(state)
    }
  }

  // MARK: Answering

  private mutating func chooseAid(_ index: Int, in state: AidCheckState) {
    guard let question = aidQuestion(state), question.options.indices.contains(index) else { return }
    let option = question.options[index]
    if question.isMultiple {
      changeAid { Self.tick(option.id, in: &$0) }
    } else {
      show(option)
    }
  }

  private static func tick(_ id: String, in state: inout AidCheckState) {
    if let index = state.ticked.value.firstIndex(of: id) {
      state.ticked.value.remove(at: index)
    } else {
      state.ticked.value.append(id)
    }
  }

  private mutating func finishTicks(_ state: AidCheckState) {
    guard let question = aidQuestion(state), question.isMultiple else { return }
    let none = question.none.map { [$0.id] } ?? []
    let chosen = state.ticked.value.isEmpty ? none : state.ticked.value
    guard !chosen.isEmpty else { return }
    advanceAid { $0.values[question.question.key] = chosen }
  }

  /// The moment for which a choice shows itself has passed.
  mutating func releaseAidChoice() {
    guard case .aidCheck(let state) = page, let chosen = state.chosen, chosen.until <= now else { return }
    if chosen.asksCounty {
      changeAid {
        $0.finder = Private(AidPlaceFinder())
        $0.chosen = nil
        $0.page = 0
      }
      return
    }
    advanceAid { answers in
      for (key, value) in chosen.answers.value { answers.values[key] = [value] }
      if let region = chosen.region.value { answers.region = region }
    }
  }

  mutating func advanceAid(_ answer: (inout AidAnswers) -> Void) {
    guard case .aidCheck(let before) = page else { return }
    let switches = switchAnswers(before)
    var answers = before.answers.value
    for (key, value) in switches { answers[key] = value }
    answer(&answers)
    answers = comparedAnew(answers, before)
    changeAid {
      $0.history.value.append($0.answers.value)
      $0.answers.value = answers
      $0.finder = Private(nil)
      $0.ticked = Private([])
      $0.chosen = nil
      $0.page = 0
    }
    guard case .aidCheck(let state) = page else { return }
    let needsPerson = AidPersonPage.opens(before.answers.value, answers)
    let isDone = aidQuestion(state) == nil
    changeAid { $0.stage = needsPerson ? .person : isDone ? .overview : .question }
  }

  /// Goes on without a person: nobody is held up who would rather not wait.
  private mutating func leaveAidPerson(_ state: AidCheckState) {
    guard state.stage == .person else { return }
    let isDone = aidQuestion(state) == nil
    changeAid { $0.stage = isDone ? .overview : .question }
  }

  private mutating func changeAnswer(_ index: Int, in state: AidCheckState) {
    let rows = aidOverview(state)
    guard rows.indices.contains(index) else { return }
    guard !aidSwitches.contains(where: { $0.key == rows[index].key }) else {
      changeAid {
        $0.stage = .supplement; $0.page = 0
      }
      return
    }
    let answers = forgetting(rows[index].key, state)
    changeAid {
      $0.history.value.append($0.answers.value)
      $0.answers.value = answers
      $0.stage = .question
      $0.page = 0
    }
  }

  /// 返回 inside the check; false where it leaves the check.
  mutating func aidWentBack() -> Bool {
    guard case .aidCheck(let state) = page else { return false }
    switch state.stage {
    case .citations:
      changeAid {
        $0.stage = .result; $0.page = 0
      }
    case .supplement, .code:
      changeAid {
        $0.stage = .result; $0.page = 0
      }
    case .date:
      changeAid {
        $0.stage = .supplement; $0.stepper = nil
      }
    case .result where state.printFailure != nil: changeAid { $0.print = .idle }
    case .result:
      changeAid {
        $0.stage = .overview; $0.page = 0
      }
    case .question where state.page > 0: changeAid { $0.page -= 1 }
    case .question where finderWentBack(state): break
    case .question, .person, .overview:
      guard let before = state.history.value.last else { return false }
      changeAid {
        $0.history.value.removeLast()
        $0.answers.value = before
        $0.ticked = Private([])
        $0.chosen = nil
        $0.page = 0
      }
      guard case .aidCheck(let undone) = page else { return true }
      let isDone = aidQuestion(undone) == nil
      changeAid { $0.stage = isDone ? .overview : .question }
    }
    return true
  }

  /// Changes the state of the check, where it is the page that is shown.
  mutating func changeAid(_ change: (inout AidCheckState) -> Void) {
    guard case .aidCheck(var state) = page else { return }
    let answers = state.answers
    change(&state)
    // Other answers are another slip with another code.
    if state.answers != answers {
      // A slip on its way ends first: its answer says that it was of other answers.
      if case .printing = state.print { state.isPrintStale = true } else { state.print = .idle }
      (state.code, state.codeToken) = (nil, nil)
    }
    pages[pages.count - 1] = .aidCheck(state)
  }
}
