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

  /// Begins a session at a window. Blocks for the PIN's hash and, after a wrong try, for the disk.
  func signIn(window: Int, pin: Private<String>, from address: String) throws(HallRefusal) -> WindowSession {
    guard windows.contains(window) else {
      throw HallRefusal(400, "no-window", Localized(zh: "没有这个窗口。", en: "There is no such window."))
    }
    switch access {
    case .unset: throw Self.unset
    case .demo: break
    case .pin(let verify, let memory):
      try count(address, memory)
      guard verify(pin, window) else { throw wrongPIN(address) }
      memory.save(
        record.withLock { record in
          record.succeed(address)
          return record
        })
    }
    return sessions.begin(window: window, at: clock())
  }

  /// Counts the try as a wrong one before its PIN is looked at: a hundred tries at once are a hundred tries.
  private func count(_ address: String, _ memory: any SignInMemory) throws(HallRefusal) {
    let now = clock()
    let (pause, kept) = record.withLock { record in
      let pause = record.pause(for: address, at: now)
      if pause == 0 { record.fail(address, at: now) }
      return (pause, record)
    }
    guard pause == 0 else { throw Self.pausing(pause) }
    memory.save(kept)
  }

  private func wrongPIN(_ address: String) -> HallRefusal {
    let pause = record.withLock { $0.pause(for: address, at: clock()) }
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
    return HallRefusal(
      429, "pause",
      Localized(
        zh: "密码输错多次，请等 \(seconds) 秒再试。", en: "Too many wrong PINs; wait \(seconds) s, then try again."),
      retryAfter: seconds)
  }

  // MARK: Who is it

  /// The session of a cookie. Throws where there is none any more.
  func session(_ cookie: String?) throws(HallRefusal) -> WindowSession {
    guard let cookie, let session = sessions.use(cookie, at: clock()) else { throw .signedOut }
    return session
  }

  /// Ends a session.
  func signOut(_ session: WindowSession) { sessions.end(session.cookie) }
}
