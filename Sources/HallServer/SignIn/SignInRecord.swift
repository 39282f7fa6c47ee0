public import Model

/// Wrong PINs, as far as they count for the pause before the next try, and the browsers that have signed in before.
/// Holds no PIN.
///
/// A browser that has signed in keeps a secret of its own (OWASP calls it a device cookie) and waits for its own
/// mistakes alone, so nobody on the network can lock a window out. All others share few tries: `newcomerTries`, and
/// one more every 144 minutes, less what is given back to whoever turns out to know the PIN. Against somebody who
/// tries on and on that is 360 PINs in the first month and 3,700 in the first year: a PIN of four digits is found within
/// the month once in 28 times, one of six digits once in 2,800 months, and `kiosk doctor` tells of it from the
/// first hour on.
public struct SignInRecord: Codable, Equatable, Sendable {
  /// Wrong tries of one browser or from one place.
  public struct Tries: Codable, Equatable, Sendable {
    /// How many.
    public var count: Int
    /// When the last one was.
    public var last: Instant
  }

  /// A browser that has signed in.
  struct Browser: Codable, Equatable, Sendable {
    var signedInAt: Instant
    var wrong: Tries?
  }

  /// Who tries.
  enum Guest: Equatable, Sendable {
    /// A browser with the secret of one that has signed in.
    case known(String)
    /// Anybody else, by where they come from.
    case newcomer(NetworkPlace)
  }

  /// Wrong tries of newcomers by the place they came from.
  public private(set) var places: [String: Tries] = [:]
  /// The browsers by their secret.
  private(set) var browsers: [String: Browser] = [:]
  /// Milliseconds' worth of tries that newcomers have used up; it shrinks as time passes.
  private var used: Int64 = 0
  /// The moment for which `used` holds.
  private var usedAt = Instant(milliseconds: 0)

  /// No wrong tries, and no browser that has signed in.
  public init() {}

  // MARK: How long to wait

  /// Tries without a pause: a finger slips.
  static let freeTries = 3
  /// The first pause, in seconds; each further wrong try doubles it.
  static let firstPause = 5
  /// The longest pause of one browser or place, in seconds.
  static let longestPause = 300
  /// A browser with so many wrong tries in a row is not in the hands of staff: it counts as a newcomer.
  static let knownTries = 50
  /// So many wrong tries have all newcomers together at first. A hall of forty windows mistypes less on its first
  /// day.
  static let newcomerTries = 60
  /// How long until newcomers have one more, in milliseconds.
  static let newcomerInterval: Int64 = 144 * 60_000
  /// How long a browser is remembered after it signed in, in seconds.
  static let memory = 30 * 86_400
  /// More browsers than a hall has; the latest are kept.
  private static let mostBrowsers = 500
  private static let hour: Int64 = 3_600_000

  /// Who somebody is who comes with a secret or without from a place.
  func guest(_ secret: String?, _ place: NetworkPlace, at now: Instant) -> Guest {
    guard let secret, let browser = browsers[secret], Self.isRemembered(browser, at: now) else {
      return .newcomer(place)
    }
    return (browser.wrong?.count ?? 0) < Self.knownTries ? .known(secret) : .newcomer(place)
  }

  /// Milliseconds until `guest` may try again at `now`; 0 where it may at once.
  func pause(for guest: Guest, at now: Instant) -> Int64 {
    switch guest {
    case .known(let secret): own(browsers[secret]?.wrong, now)
    case .newcomer(let place): max(own(places[place.name], now), newcomers(now))
    }
  }

  /// Milliseconds until any newcomer may try; 0 where they may.
  public func newcomers(_ now: Instant) -> Int64 {
    max(0, used(at: now) - Int64(Self.newcomerTries - 1) * Self.newcomerInterval)
  }

  private func own(_ tries: Tries?, _ now: Instant) -> Int64 {
    guard let tries, tries.count >= Self.freeTries else { return 0 }
    let doublings = min(tries.count - Self.freeTries, 10)
    let pause = Int64(min(Self.longestPause, Self.firstPause << doublings)) * 1000
    // A clock that was set back prolongs no pause beyond its length.
    return max(0, min(pause, pause - now.milliseconds(since: tries.last)))
  }

  private func used(at now: Instant) -> Int64 { max(0, used - max(0, now.milliseconds(since: usedAt))) }

  // MARK: What happened

  /// A wrong try.
  mutating func fail(_ guest: Guest, at now: Instant) {
    forget(at: now)
    switch guest {
    case .known(let secret):
      let before = browsers[secret]?.wrong?.count ?? 0
      browsers[secret]?.wrong = Tries(count: before + 1, last: now)
    case .newcomer(let place):
      let before = places[place.name].flatMap {
        abs(now.milliseconds(since: $0.last)) < Self.hour ? $0.count : 0
      }
      places[place.name] = Tries(count: (before ?? 0) + 1, last: now)
      (used, usedAt) = (used(at: now) + Self.newcomerInterval, now)
    }
  }

  /// The right PIN: what went wrong before was a slip of a finger and is given back, with the try that `fail` counted
  /// before the PIN was looked at. The browser is known as `secret` from now on.
  mutating func succeed(_ guest: Guest, as secret: String, at now: Instant) {
    if case .newcomer(let place) = guest, let tries = places.removeValue(forKey: place.name) {
      (used, usedAt) = (max(0, used(at: now) - Int64(tries.count) * Self.newcomerInterval), now)
    }
    browsers[secret] = Browser(signedInAt: now)
    guard browsers.count > Self.mostBrowsers else { return }
    let latest = browsers.sorted { $0.value.signedInAt > $1.value.signedInAt }.prefix(Self.mostBrowsers)
    browsers = Dictionary(uniqueKeysWithValues: latest.map { ($0.key, $0.value) })
  }

  /// Forgets all wrong tries, and no browser: for an administrator who has found out who tried.
  public mutating func forgetTries() {
    places = [:]
    used = 0
    for secret in browsers.keys { browsers[secret]?.wrong = nil }
  }

  /// What is old does not count any more, so the record stays small. A place is kept for a day, for whoever looks
  /// who it was.
  private mutating func forget(at now: Instant) {
    places = places.filter { abs(now.milliseconds(since: $0.value.last)) < 24 * Self.hour }
    browsers = browsers.filter { Self.isRemembered($0.value, at: now) }
  }

  private static func isRemembered(_ browser: Browser, at now: Instant) -> Bool {
    now.milliseconds(since: browser.signedInAt) < Int64(memory) * 1000
  }
}
