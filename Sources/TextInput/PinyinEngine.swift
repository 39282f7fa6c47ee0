public import Foundation

/// Pinyin for the drawn keyboard, by librime, without memory: it keeps no user dictionary, writes no file
/// and forgets everything at `reset`.
///
/// All calls return at once and may come from any thread. They are answered in their order on one thread,
/// which must not be held up: a completion posts its answer to a mailbox and returns. A request of a session
/// that is not the engine's current one is not answered at all.
public final class PinyinEngine: Sendable {
  /// Receives an answer on the engine's thread. A failure comes once: what a session sends after it is not
  /// answered, and the next `begin` tries anew.
  public typealias Completion = @Sendable (Result<InputState, PinyinError>) -> Void

  private let tables: RimeTables

  /// An engine on the tables that `RimeDeployment.prepare` left in `folder`. Touches nothing yet.
  ///
  /// Engines on the same folder share librime. One on another folder takes librime over when it begins a
  /// session, and the compositions of the others start again from nothing.
  public init(folder: URL) {
    tables = RimeTables(folder: folder)
  }

  deinit {
    let engine = ObjectIdentifier(self)
    RimeThread.shared.post { desk in desk.end(at: engine) }
  }

  /// Starts a session and ends the one before it. Answers with an empty state of sequence 0, or says why
  /// pinyin cannot be typed.
  public func begin(session: Int, completion: @escaping Completion) {
    let engine = ObjectIdentifier(self)
    RimeThread.shared.post { [tables] desk in
      do throws(PinyinError) {
        completion(.success(try desk.begin(session: session, at: engine, tables: tables)))
      } catch {
        completion(.failure(error))
      }
    }
  }

  /// Does what the resident asked for. The answer carries `sequence`, so that a screen can drop one that came
  /// too late.
  public func send(
    _ request: InputRequest, session: Int, sequence: Int, completion: @escaping Completion
  ) {
    let engine = ObjectIdentifier(self)
    RimeThread.shared.post { [tables] desk in
      do throws(PinyinError) {
        let state = try desk.answer(
          request, session: session, sequence: sequence, at: engine, tables: tables)
        if let state { completion(.success(state)) }
      } catch {
        completion(.failure(error))
      }
    }
  }

  /// Ends a session: its composition is destroyed and what it still sends is not answered.
  public func reset(session: Int) {
    let engine = ObjectIdentifier(self)
    RimeThread.shared.post { desk in desk.end(session: session, at: engine) }
  }

  /// Waits until everything asked for so far is answered. For tests and for leaving the program; not to be
  /// called from a completion.
  public func settle() {
    RimeThread.shared.perform { _ in }
  }
}
