internal import Model
internal import Synchronization

/// Who is signed in at a window. Kept in memory alone: after a restart of the server everybody signs in again.
struct WindowSession: Equatable, Sendable {
  /// What the browser sends as a cookie. A secret.
  let cookie: String
  /// What the page sends with every order besides the cookie, so that no other page can give one. A secret.
  let token: String
  /// The window.
  let window: Int
  /// When the PIN was entered.
  let startedAt: Instant
  /// When it was used last.
  var seenAt: Instant

  /// The longest session, in seconds: a working day.
  static let longest = 12 * 3600
  /// A session ends after so many seconds in which no page was open.
  static let idle = 2 * 3600

  /// Whether it still counts. It never outlives the day: the first thing in the morning is a PIN.
  func isValid(at now: Instant) -> Bool {
    now.day == startedAt.day && now.milliseconds(since: startedAt) < Int64(Self.longest) * 1000
      && now.milliseconds(since: seenAt) < Int64(Self.idle) * 1000
  }
}

/// The open sessions.
final class Sessions: Sendable {
  private let open = Mutex<[String: WindowSession]>([:])
  /// More than a hall has windows, times the browsers that somebody forgets to sign out of.
  private static let most = 500

  /// Begins a session at a window.
  func begin(window: Int, at now: Instant) -> WindowSession {
    let session = WindowSession(
      cookie: Self.secret(), token: Self.secret(), window: window, startedAt: now, seenAt: now)
    open.withLock { open in
      open = open.filter { $0.value.isValid(at: now) }
      if open.count >= Self.most, let oldest = open.values.min(by: { $0.seenAt < $1.seenAt }) {
        open[oldest.cookie] = nil
      }
      open[session.cookie] = session
    }
    return session
  }

  /// The session of a cookie, which this use keeps alive; `nil` where there is none any more.
  func use(_ cookie: String, at now: Instant) -> WindowSession? {
    open.withLock { open in
      guard var session = open[cookie], session.isValid(at: now) else {
        open[cookie] = nil
        return nil
      }
      session.seenAt = max(session.seenAt, now)
      open[cookie] = session
      return session
    }
  }

  /// Whether a cookie has a session, which this does not keep alive.
  func has(_ cookie: String, at now: Instant) -> Bool {
    open.withLock { $0[cookie]?.isValid(at: now) ?? false }
  }

  /// Ends a session.
  func end(_ cookie: String) { open.withLock { $0[cookie] = nil } }

  /// 256 bits from the system's generator.
  static func secret() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
