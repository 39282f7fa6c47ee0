/// The conversations of all engines of the process with librime. Lives on the rime thread only.
final class PinyinDesk {
  /// One resident's session at one engine.
  private struct Conversation {
    var session: Int
    var composition: RimeLibrary.Session
  }

  let library = RimeLibrary()
  private var conversations: [ObjectIdentifier: Conversation] = [:]

  /// Ends the engine's conversation and starts a new one.
  func begin(session: Int, at engine: ObjectIdentifier, tables: RimeTables) throws(PinyinError) -> InputState
  {
    end(at: engine)
    conversations[engine] = Conversation(session: session, composition: try compose(tables))
    return InputState(session: session)
  }

  /// What the engine's conversation answers; `nil` for a session that is not its current one.
  func answer(
    _ request: InputRequest, session: Int, sequence: Int, at engine: ObjectIdentifier, tables: RimeTables
  ) throws(PinyinError) -> InputState? {
    guard let conversation = conversations[engine], conversation.session == session else { return nil }
    var composition = conversation.composition
    if !library.isAlive(composition) {
      // Other tables were opened or compiled in between: this resident goes on with an empty composition.
      conversations[engine] = nil
      composition = try compose(tables)
      conversations[engine] = Conversation(session: session, composition: composition)
    }
    let isHandled = library.apply(request, in: composition)
    return library.state(
      of: composition, as: InputState(session: session, sequence: sequence, isHandled: isHandled))
  }

  /// Ends the engine's conversation where it is that session's.
  func end(session: Int, at engine: ObjectIdentifier) {
    if conversations[engine]?.session == session { end(at: engine) }
  }

  /// Ends the engine's conversation.
  func end(at engine: ObjectIdentifier) {
    guard let conversation = conversations.removeValue(forKey: engine) else { return }
    library.end(conversation.composition)
  }

  private func compose(_ tables: RimeTables) throws(PinyinError) -> RimeLibrary.Session {
    let set = try tables.checkedSet()
    try library.open(tables: set)
    guard let session = library.makeSession() else { throw .unusable(folder: set) }
    return session
  }
}
