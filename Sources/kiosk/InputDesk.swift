internal import Configuration
internal import Foundation
internal import Model
internal import Screens
internal import TextInput

/// The pinyin engine as the screens know it.
struct InputDesk: Sendable {
  private let engine: PinyinEngine
  private let locations: Locations

  init(_ locations: Locations) {
    self.locations = locations
    engine = PinyinEngine(folder: locations.pinyinTables)
  }

  /// Compiles the tables where they are not current. Blocks for about half a second then.
  func prepare() throws {
    try RimeDeployment.prepare(schemas: locations.inputAssets, into: locations.pinyinTables)
  }

  /// Hands a command to the engine; the answer comes on the engine's thread.
  func send(_ command: InputCommand, _ answer: @escaping @Sendable (EffectResult) -> Void) {
    switch command {
    case .begin(let session):
      engine.begin(session: session) { result in
        if case .failure = result { answer(.inputFailed) }
      }
    case .end(let session): engine.reset(session: session)
    case .letter(let letter, let session, let sequence):
      guard let character = letter.value.first else { return }
      let key = character == "'" ? InputKey.separator : InputKey(letter: character)
      guard let key else { return }
      send(.press(key), session, sequence, answer)
    case .backspace(let session, let sequence): send(.press(.backspace), session, sequence, answer)
    case .confirm(let session, let sequence): send(.press(.space), session, sequence, answer)
    case .choose(let index, let session, let sequence): send(.select(index), session, sequence, answer)
    case .turnPage(let forward, let session, let sequence):
      send(.turn(forward ? .next : .previous), session, sequence, answer)
    case .clear(let session, let sequence): send(.clear, session, sequence, answer)
    }
  }

  /// Waits until every key so far has been answered.
  func settle() { engine.settle() }

  private func send(
    _ request: InputRequest, _ session: Int, _ sequence: Int,
    _ answer: @escaping @Sendable (EffectResult) -> Void
  ) {
    engine.send(request, session: session, sequence: sequence) { result in
      switch result {
      case .success(let state): answer(.composed(Composition(state)))
      case .failure: answer(.inputFailed)
      }
    }
  }
}

extension Composition {
  /// What the engine shows, as the screens know it.
  init(_ state: InputState) {
    self.init(
      session: state.session, sequence: state.sequence, committed: state.committed.value,
      composing: state.composing.value, candidates: state.candidates.value, page: state.page,
      isLastPage: state.isLastPage)
  }
}
