import Foundation
import Model
import Synchronization
import Testing
import TextInput

/// A resident at the keyboard: sends a request, waits for the answer and keeps what went into the field.
final class Typist: Sendable {
  private struct Notes {
    var sequence = 0
    var answers: [Result<InputState, PinyinError>] = []
    var field = ""
  }

  let engine: PinyinEngine
  let session: Int
  private let notes = Mutex(Notes())

  init(_ engine: PinyinEngine, session: Int = 1) {
    self.engine = engine
    self.session = session
    engine.begin(session: session) { [self] in note($0) }
    engine.settle()
  }

  convenience init() throws {
    self.init(PinyinEngine(folder: try Checkout.tables()))
  }

  /// What has been committed so far.
  var field: String { notes.withLock { $0.field } }
  var answers: [Result<InputState, PinyinError>] { notes.withLock { $0.answers } }
  var last: InputState? { answers.last.flatMap { try? $0.get() } }  // A failure is no state.
  var candidates: [String] { last?.candidates.value ?? [] }
  var composing: String { last?.composing.value ?? "" }

  /// Sends without waiting.
  func post(_ request: InputRequest) {
    let sequence = notes.withLock {
      $0.sequence += 1
      return $0.sequence
    }
    engine.send(request, session: session, sequence: sequence) { [self] in note($0) }
  }

  @discardableResult
  func send(_ request: InputRequest) -> InputState? {
    post(request)
    engine.settle()
    return last
  }

  @discardableResult
  func press(_ key: InputKey) -> InputState? { send(.press(key)) }

  /// Types letters; `'` is the separator.
  func type(_ text: String) {
    for character in text { post(.press(InputKey(letter: character) ?? .separator)) }
    engine.settle()
  }

  /// The first page of candidates of a fresh composition.
  func candidates(for text: String) -> [String] {
    send(.clear)
    type(text)
    return candidates
  }

  private func note(_ answer: Result<InputState, PinyinError>) {
    notes.withLock {
      $0.answers.append(answer)
      if case .success(let state) = answer { $0.field += state.committed.value }
    }
  }
}
