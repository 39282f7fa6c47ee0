internal import Eligibility
internal import Model

extension App {
  /// What has to be entered for the hall's region today.
  var aidUnknowns: AidUnknowns? {
    services.aid?.unknowns(region: settings.hall.regionCode, day: now.day)
  }

  /// The value that is looked at.
  func aidItem(_ state: AidEntryState) -> AidUnknowns.Item? {
    aidUnknowns?.values.first { $0.value.id == state.value }
  }

  /// The divisions for which a value can be entered here.
  func aidRegions(_ value: AidValue) -> [AidDivision] {
    services.aidPlaces.chain.filter { value.isInherited || !$0.code.hasSuffix("00") }
  }

  /// What is asked for a value, one field a page; the region only where there is a choice.
  func aidFields(_ value: AidValue) -> [AidEntryField] {
    value.kind.fields.filter { $0 != .region || aidRegions(value).count > 1 }
  }

  /// Checks what is entered for a value here and today.
  func aidCheck(_ value: AidValue) -> AidEntryCheck {
    let codes = services.aidPlaces.chain.map(\.code)
    return AidEntryCheck(value, today: now.day, isRegion: { codes.contains($0) })
  }

  mutating func updateAidEntry(_ action: AidEntryAction) -> [Effect] {
    if action == .open { return openAidEntry() }
    guard case .aidEntry(let state) = page, state.token == nil else { return [] }
    switch action {
    case .open: return []
    case .page(let page): changeAidEntry { $0.page = max(0, page) }
    case .value(let id): showAidStage(.value) { $0.value = id }
    case .citations: showAidStage(.citations)
    case .areas: showAidStage(.areas)
    case .begin: return beginAidEntry(state)
    case .region(let code):
      guard state.stage == .field(.region) else { return [] }
      changeAidEntry { $0.draft[.region] = code }
      return goOnFromField(.region)
    case .digit(let sign): typeDigit(sign)
    case .backspace: changeAidEntry { $0.entry.text.value = String($0.entry.text.value.dropLast()) }
    case .clear: changeAidEntry { $0.entry.text = Private("") }
    case .press(let touch):
      let composes = services.input == .ready
      return changeAidField { $0.press(touch, composes: composes) }
    case .skip:
      guard case .field(let field) = state.stage, field == .validTo else { return [] }
      changeAidEntry { $0.entry.text = Private("") }
      return finishField()
    case .absent: return enterAbsence(state)
    case .next: return finishField()
    case .fix: return beginAidEntry(state, keepsDraft: true)
    case .confirmLook:
      guard state.stage == .secondLook, aidEntry(state) != nil else { return [] }
      showAidStage(.again) { $0.entry.text = Private("") }
    case .save: return saveAidEntry(state)
    case .done: showAidStage(.value)
    }
    return []
  }

  /// Only from the staff page, so only after the PIN.
  private mutating func openAidEntry() -> [Effect] {
    guard case .staff = page, services.aid != nil else { return [] }
    pages.append(.aidEntry(AidEntryState(session: session)))
    return [.input(.begin(session: session))]
  }

  // MARK: The form

  private mutating func beginAidEntry(_ state: AidEntryState, keepsDraft: Bool = false) -> [Effect] {
    guard let value = aidItem(state)?.value, let nearest = aidRegions(value).first,
      let first = aidFields(value).first
    else { return [] }
    changeAidEntry {
      if !keepsDraft {
        $0.draft = AidEntryDraft(value: value.id)
        $0.draft[.region] = nearest.code
      }
    }
    return openField(first)
  }

  /// Shows a field with what was entered there before. 复查日期 comes filled in.
  private mutating func openField(_ field: AidEntryField) -> [Effect] {
    guard case .aidEntry(let state) = page, let value = aidItem(state)?.value else { return [] }
    var text = state.draft[field]
    if field == .reviewBy, text.isEmpty { text = aidCheck(value).usualReview.description }
    // Keys go on from digits, not from the word that stands for none.
    if text == AidEntryDraft.absent { text = "" }
    // What is still being composed belongs to the field that was left.
    let effects = changeAidField { $0.press(.clear, composes: true) }
    showAidStage(.field(field)) {
      $0.entry.text = Private(field.isDay ? text.filter { $0 != "-" } : text)
      $0.entry.limit = field.isDay ? 8 : field.longest
      $0.entry.keys = .pinyin
      $0.entry.letters = .pinyin
    }
    return effects
  }

  private mutating func typeDigit(_ sign: String) {
    changeAidEntry {
      $0.entry.text.value = String(($0.entry.text.value + sign).prefix($0.entry.limit))
      $0.notice = nil
    }
  }

  /// That there is none is entered like a figure: in its field, and once more after the second look.
  private mutating func enterAbsence(_ state: AidEntryState) -> [Effect] {
    guard aidItem(state)?.value.mayBeAbsent == true, [.field(.figure), .again].contains(state.stage) else {
      return []
    }
    changeAidEntry { $0.entry.text = Private(AidEntryDraft.absent) }
    guard case .aidEntry(let entered) = page, entered.stage == .again else { return finishField() }
    return saveAidEntry(entered)
  }

  /// Takes the field where nothing stands against it; else says what does.
  private mutating func finishField() -> [Effect] {
    guard case .aidEntry(let state) = page, case .field(let field) = state.stage, field != .region,
      let value = aidItem(state)?.value
    else { return [] }
    let effects = changeAidField { $0.takeComposition() }
    changeAidEntry {
      let text = $0.entry.text.value
      $0.draft[field] = field.isDay ? AidEntryForm.day(text) : text
    }
    guard case .aidEntry(let taken) = page else { return effects }
    let refusal = aidCheck(value).findings(field, in: taken.draft).first { $0.severity == .refusal }
    guard refusal == nil else {
      changeAidEntry { $0.notice = refusal?.text }
      return effects
    }
    return effects + goOnFromField(field)
  }

  private mutating func goOnFromField(_ field: AidEntryField) -> [Effect] {
    guard case .aidEntry(let state) = page, let value = aidItem(state)?.value else { return [] }
    let fields = aidFields(value)
    if let index = fields.firstIndex(of: field), index + 1 < fields.count {
      return openField(fields[index + 1])
    }
    let refusal = aidCheck(value).check(state.draft).findings.first { $0.severity == .refusal }
    // A later field can make an earlier one wrong, as a first day behind the last one.
    if let refusal {
      let effects = openField(refusal.field)
      changeAidEntry { $0.notice = refusal.text }
      return effects
    }
    showAidStage(.secondLook)
    return []
  }

  /// The entry, where nothing stands against it.
  private func aidEntry(_ state: AidEntryState) -> AidEntry? {
    aidItem(state).flatMap { aidCheck($0.value).check(state.draft).entry }
  }

  // MARK: Writing

  /// Writes what was entered twice alike. Two that differ: nothing is written.
  private mutating func saveAidEntry(_ state: AidEntryState) -> [Effect] {
    guard state.stage == .again, let value = aidItem(state)?.value, let entry = aidEntry(state) else {
      return []
    }
    let field = value.kind.repeated
    guard aidCheck(value).isSame(field, state.draft[field], state.entry.text.value) else {
      changeAidEntry {
        $0.notice = AidEntryPageWording.different
        $0.entry.text = Private("")
      }
      return []
    }
    let token = nextToken()
    changeAidEntry {
      $0.token = token
      $0.notice = nil
    }
    return [.saveAidEntry(entry, token: token)]
  }

  /// The pack with what was written counts from now on, wherever staff are meanwhile.
  mutating func receiveAidEntry(_ result: Result<AidPack, AidEntryFailure>, token: Int) {
    if case .success(let pack) = result { services.aid = pack }
    guard case .aidEntry(let state) = page, state.token == token else { return }
    switch result {
    case .success:
      showAidStage(.saved) {
        $0.token = nil
        $0.draft = AidEntryDraft(value: $0.value)
        $0.entry.text = Private("")
      }
    case .failure(let failure):
      changeAidEntry {
        $0.token = nil
        $0.notice = failure.sentence
      }
    }
  }

  mutating func receiveAidComposition(_ composition: Composition) {
    changeAidEntry { _ = $0.entry.receive(composition) }
  }

  // MARK: Going back

  /// 返回 inside the pages; `nil` where it leaves them.
  mutating func aidEntryWentBack() -> [Effect]? {
    guard case .aidEntry(let state) = page else { return nil }
    guard state.token == nil else { return [] }
    switch state.stage {
    case .list: return nil
    case .value, .citations, .areas: showAidStage(.list)
    case .saved: showAidStage(.value)
    case .again: showAidStage(.secondLook)
    case .secondLook: return fieldBefore(nil, state)
    case .field(let field): return fieldBefore(field, state)
    }
    return []
  }

  /// The field before one, the last one before the second look; before the first one the value.
  private mutating func fieldBefore(_ field: AidEntryField?, _ state: AidEntryState) -> [Effect] {
    guard let value = aidItem(state)?.value else { return [] }
    let fields = aidFields(value)
    let index = field.flatMap { fields.firstIndex(of: $0) } ?? fields.count
    guard index > 0 else {
      showAidStage(.value)
      return []
    }
    return openField(fields[index - 1])
  }

  // MARK: Changing the state

  private mutating func showAidStage(
    _ stage: AidEntryState.Stage, _ change: (inout AidEntryState) -> Void = { _ in }
  ) {
    changeAidEntry {
      $0.stage = stage
      $0.page = 0
      $0.notice = nil
      change(&$0)
    }
  }

  private mutating func changeAidField(_ change: (inout TextEntry) -> [Effect]) -> [Effect] {
    guard case .aidEntry(var state) = page else { return [] }
    let effects = change(&state.entry)
    state.notice = nil
    pages[pages.count - 1] = .aidEntry(state)
    return effects
  }

  private mutating func changeAidEntry(_ change: (inout AidEntryState) -> Void) {
    guard case .aidEntry(var state) = page else { return }
    change(&state)
    pages[pages.count - 1] = .aidEntry(state)
  }
}

/// How the fields of the form are written.
enum AidEntryForm {
  /// Eight digits as a day: `20260101` is `2026-01-01`. Anything else stays, and is refused.
  static func day(_ digits: String) -> String {
    guard digits.count == 8 else { return digits }
    return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
  }
}

extension AidEntryField {
  /// Whether it is a day, written with number keys.
  var isDay: Bool { [.validFrom, .validTo, .reviewBy].contains(self) }
  /// Whether it is written with number keys.
  var isNumber: Bool { isDay || [.figure, .article, .phone].contains(self) }
}
