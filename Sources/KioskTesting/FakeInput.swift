internal import Model
public import Screens
internal import Synchronization

/// An input method without tables: a few words it knows, and ten characters for every other letters.
///
/// It answers at once on the caller's thread. A command of a session that has ended changes nothing.
public final class FakeInput: Sendable {
  private struct State {
    var session: Int?
    var letters = ""
    var page = 0
  }

  private static let perPage = 5
  /// More letters than this are not composed, as with the real one.
  private static let longest = 40
  private static let words = [
    "gongzi": ["工资", "公子", "工", "公"], "laoban": ["老板", "老伴", "老"], "lihun": ["离婚", "立婚"],
  ]

  private let state = Mutex(State())

  /// An input method without a session.
  public init() {}

  /// The letters that are being composed; empty where no session is.
  public var letters: String { state.withLock(\.letters) }

  /// Whether a resident's session is open.
  public var hasSession: Bool { state.withLock { $0.session != nil } }

  /// Does what a command says and returns what is to be shown; `nil` where nothing is answered.
  public func run(_ command: InputCommand) -> Composition? {
    state.withLock { state in
      switch command {
      case .begin(let session):
        state = State(session: session)
        return nil
      case .end(let session):
        if state.session == session { state = State() }
        return nil
      case .letter(let letter, let session, let sequence):
        return Self.answer(&state, session, sequence) {
          if $0.letters.count < Self.longest { $0.letters += letter.value }
          $0.page = 0
          return ""
        }
      case .backspace(let session, let sequence):
        return Self.answer(&state, session, sequence) {
          $0.letters = String($0.letters.dropLast())
          return ""
        }
      case .choose(let index, let session, let sequence):
        return Self.answer(&state, session, sequence) { Self.commit(&$0, at: index) }
      case .confirm(let session, let sequence):
        return Self.answer(&state, session, sequence) { Self.commit(&$0, at: 0) }
      case .turnPage(let forward, let session, let sequence):
        return Self.answer(&state, session, sequence) {
          let last = max(0, (Self.candidates($0).count - 1) / Self.perPage)
          $0.page = max(0, min(last, $0.page + (forward ? 1 : -1)))
          return ""
        }
      case .clear(let session, let sequence):
        return Self.answer(&state, session, sequence) {
          $0.letters = ""
          $0.page = 0
          return ""
        }
      }
    }
  }

  private static func answer(
    _ state: inout State, _ session: Int, _ sequence: Int, _ change: (inout State) -> String
  ) -> Composition? {
    guard state.session == session else { return nil }
    let committed = change(&state)
    let all = candidates(state)
    let shown = Array(all.dropFirst(state.page * perPage).prefix(perPage))
    return Composition(
      session: session, sequence: sequence, committed: committed, composing: state.letters, candidates: shown,
      page: state.page, isLastPage: (state.page + 1) * perPage >= all.count)
  }

  private static func commit(_ state: inout State, at index: Int) -> String {
    let place = state.page * perPage + index
    let all = candidates(state)
    guard all.indices.contains(place) else { return "" }
    state.letters = ""
    state.page = 0
    return all[place]
  }

  private static func candidates(_ state: State) -> [String] {
    guard !state.letters.isEmpty else { return [] }
    return words[state.letters] ?? "示例字样测试词语文书".map { String($0) }
  }
}
