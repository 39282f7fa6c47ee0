internal import Model
internal import Queue
internal import Synchronization

/// Signs people in at the windows, and finds out who somebody is who comes with a request.
final class SignInDesk: Sendable {
  private let access: WindowAccess
  private let windows: [Int]
  private let clock: @Sendable () -> Instant
  private let sessions = Sessions()
  private let record: Mutex<SignInRecord>

  init(_ services: HallServices) {
    access = services.access
    windows = services.desk.settings.windows.map(\.number)
    clock = services.clock
    if case .pin(_, let memory) = services.access {
      record = Mutex(memory.load())
    } else {
      record = Mutex(SignInRecord())
    }
  }

  /// How one signs in here.
  var mode: Mode {
    switch access {
    case .unset: .unset
    case .demo: .demo
    case .pin: .pin
    }
  }

  /// How one signs in, as the page is told.
  enum Mode: String, Encodable { case unset, demo, pin }

  // MARK: In

  /// A session, and the secret by which the browser is known from now on.
  struct Entry {
    var session: WindowSession
    var browser: String
  }

  /// Begins a session at a window. Blocks for the PIN's hash and, where PINs are asked for, for the disk.
  func signIn(window: Int, pin: Private<String>, browser: String?, from place: NetworkPlace)
    throws(HallRefusal)
    -> Entry
  {
    guard windows.contains(window) else {
      throw HallRefusal(400, "no-window", Localized(zh: "没有这个窗口。", en: "There is no such window."))
    }
    var secret = Sessions.secret()
    switch access {
    case .unset: throw Self.unset
    case .demo: break
    case .pin(let verify, let memory):
      let guest = try count(browser, place, memory)
      guard verify(pin, window) else { throw wrongPIN(guest) }
      if case .known(let known) = guest { secret = known }
      let name = secret
      memory.save(
        record.withLock { record in
          record.succeed(guest, as: name, at: clock())
          return record
        })
    }
    return Entry(session: sessions.begin(window: window, at: clock()), browser: secret)
  }

  /// Counts the try as a wrong one before its PIN is looked at: a hundred tries at once are a hundred tries.
  private func count(_ browser: String?, _ place: NetworkPlace, _ memory: any SignInMemory)
    throws(HallRefusal)
    -> SignInRecord.Guest
  {
    let now = clock()
    let (guest, pause, kept) = record.withLock { record in
      let guest = record.guest(browser, place, at: now)
      let pause = record.pause(for: guest, at: now)
      if pause == 0 { record.fail(guest, at: now) }
      return (guest, pause, record)
    }
    guard pause == 0 else { throw Self.pausing(pause) }
    memory.save(kept)
    return guest
  }

  private func wrongPIN(_ guest: SignInRecord.Guest) -> HallRefusal {
    let pause = record.withLock { $0.pause(for: guest, at: clock()) }
    guard pause > 0 else {
      return HallRefusal(403, "wrong-pin", Localized(zh: "密码不对，请再输一次。", en: "Wrong PIN; enter it again."))
    }
    return Self.pausing(pause)
  }

  static let unset = HallRefusal(
    403, "no-pin",
    Localized(
      zh: "窗口密码没有设，所以窗口页不能用。请管理员运行 kiosk pin，把结果写进 services.yaml 的 windows_pin_hash，再重新启动服务。",
      en:
        "No window PIN is set, so the windows' page is off. The administrator runs kiosk pin, writes what it prints into services.yaml as windows_pin_hash, and starts the server again."
    ))

  private static func pausing(_ milliseconds: Int64) -> HallRefusal {
    let seconds = Int((milliseconds + 999) / 1000)
    // Longer than the longest pause of one: it is the newcomers' tries that are used up.
    guard seconds > SignInRecord.longestPause else {
      return HallRefusal(
        429, "pause",
        Localized(
          zh: "密码输错多次，请等 \(seconds) 秒再试。", en: "Too many wrong PINs; wait \(seconds) s, then try again."),
        retryAfter: seconds)
    }
    return HallRefusal(
      429, "newcomers",
      Localized(
        zh: "网络上有人不停地试密码，没有登录过的浏览器暂时不能登录。请管理员运行 kiosk doctor 看是谁，再处理。登录过的浏览器不受影响。",
        en:
          "Somebody on the network keeps trying PINs, so browsers that have never signed in have to wait. The administrator runs kiosk doctor to see who; browsers that have signed in before are not concerned."
      ), retryAfter: seconds)
  }

  // MARK: Who is it

  /// The session of a cookie. Throws where there is none any more.
  func session(_ cookie: String?) throws(HallRefusal) -> WindowSession {
    guard let cookie, let session = sessions.use(cookie, at: clock()) else { throw .signedOut }
    return session
  }

  /// Whether a cookie has a session, which asking does not keep alive.
  func isSignedIn(_ cookie: String?) -> Bool { cookie.map { sessions.has($0, at: clock()) } ?? false }

  /// Ends a session.
  func signOut(_ session: WindowSession) { sessions.end(session.cookie) }
}
