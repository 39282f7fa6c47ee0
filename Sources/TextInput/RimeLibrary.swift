import CRime
import Model

/// librime's global state: which tables are open. Lives on the rime thread only.
final class RimeLibrary {
  /// One librime session: a composition with its candidates.
  struct Session {
    fileprivate let id: RimeSessionId
    fileprivate let opening: Int
  }

  /// A composition is not made longer than this many letters; the cost of a key grows with it.
  static let longestComposition = 64

  // X key symbols.
  private static let home: Int32 = 0xFF50
  private static let pageUp: Int32 = 0xFF55
  private static let pageDown: Int32 = 0xFF56

  private var isSetUp = false
  private var openTables: String?
  /// Counts openings, so that a session of an earlier one is recognised as gone.
  private var opening = 0

  // MARK: Tables

  /// Opens the tables of a folder that `RimeTables` found complete; ends all sessions where that is another
  /// folder than before.
  func open(tables: String) throws(PinyinError) {
    guard openTables != tables else { return }
    close()
    withTraits(shared: tables, user: tables, staging: tables) { traits in
      setUp(&traits)
      RimeInitialize(&traits)
    }
    openTables = tables
    guard answers() else {
      close()
      throw .unusable(folder: tables)
    }
  }

  /// Compiles a schema and the settings beside it into `staging`; ends all sessions.
  func compile(schema: String, sources: String, shared: String, staging: String) -> Bool {
    close()
    var isCompiled = false
    withTraits(shared: shared, user: sources, staging: staging) { traits in
      setUp(&traits)
      RimeDeployerInitialize(&traits)
      isCompiled =
        RimeDeployConfigFile("default.yaml", "config_version") != 0
        && RimeDeploySchema("\(sources)/\(schema).schema.yaml") != 0
      RimeFinalize()
    }
    return isCompiled
  }

  private func close() {
    guard openTables != nil else { return }
    RimeCleanupAllSessions()
    RimeFinalize()
    openTables = nil
    opening += 1
  }

  /// glog aborts a process that starts it twice.
  private func setUp(_ traits: inout RimeTraits) {
    guard !isSetUp else { return }
    RimeSetup(&traits)
    isSetUp = true
  }

  /// librime takes a schema without a dictionary without complaint, so a syllable is tried.
  private func answers() -> Bool {
    guard let session = makeSession() else { return false }
    defer { end(session) }
    press(.letter(Private("a")), in: session)
    return !state(of: session, as: InputState(session: 0)).candidates.value.isEmpty
  }

  private func withTraits(
    shared: String, user: String, staging: String, _ body: (inout RimeTraits) -> Void
  ) {
    shared.withCString { shared in
      user.withCString { user in
        staging.withCString { staging in
          var traits = crime_traits()
          traits.shared_data_dir = shared
          traits.user_data_dir = user
          traits.staging_dir = staging
          traits.prebuilt_data_dir = staging
          body(&traits)
        }
      }
    }
  }

  // MARK: Sessions

  /// A new session on the open tables; `nil` where librime gives none.
  func makeSession() -> Session? {
    let id = RimeCreateSession()
    guard id != 0 else { return nil }
    guard RimeSelectSchema(id, RimeTables.schema) != 0 else {
      RimeDestroySession(id)
      return nil
    }
    return Session(id: id, opening: opening)
  }

  /// Whether the session's composition still exists.
  func isAlive(_ session: Session) -> Bool {
    session.opening == opening && RimeFindSession(session.id) != 0
  }

  /// Destroys the session with all that was typed in it.
  func end(_ session: Session) {
    guard isAlive(session) else { return }
    RimeDestroySession(session.id)
  }

  /// Does what a resident asked for; says whether anything came of it.
  func apply(_ request: InputRequest, in session: Session) -> Bool {
    switch request {
    case .press(let key):
      return press(key, in: session)
    case .select(let index):
      return index >= 0 && crime_select_candidate_on_page(session.id, index) != 0
    case .turn(let turn):
      return RimeProcessKey(session.id, turn == .next ? Self.pageDown : Self.pageUp, 0) != 0
    case .clear:
      RimeClearComposition(session.id)
      return true
    }
  }

  @discardableResult
  private func press(_ key: InputKey, in session: Session) -> Bool {
    guard let symbol = key.symbol else { return false }
    if key.lengthens, crime_input_length(session.id) >= Self.longestComposition { return true }
    let isHandled = RimeProcessKey(session.id, symbol, 0) != 0
    // A choice taken back stays highlighted, perhaps on a later page, and space would take it again. Home
    // puts the highlight on the first candidate, where the screen shows it.
    if key == .backspace { _ = RimeProcessKey(session.id, Self.home, 0) }
    return isHandled
  }

  /// `state` with what the session now shows, and the text that it has finished since the last time.
  func state(of session: Session, as state: InputState) -> InputState {
    var state = state
    state.committed = Private(takeCommit(of: session))
    var context = crime_context()
    guard RimeGetContext(session.id, &context) != 0 else { return state }
    defer { RimeFreeContext(&context) }
    state.composing = Private(text(context.composition.preedit))
    let candidates = UnsafeBufferPointer(
      start: context.menu.candidates, count: Int(context.menu.num_candidates))
    state.candidates = Private(candidates.map { text($0.text) })
    state.page = Int(context.menu.page_no)
    state.isLastPage = candidates.isEmpty || context.menu.is_last_page != 0
    return state
  }

  private func takeCommit(of session: Session) -> String {
    var commit = crime_commit()
    guard RimeGetCommit(session.id, &commit) != 0 else { return "" }
    defer { RimeFreeCommit(&commit) }
    return text(commit.text)
  }

  private func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
