internal import Model

/// Wrong PINs, as far as they count for the pause before the next try. Holds no PIN.
public struct SignInRecord: Codable, Equatable, Sendable {
  /// Wrong tries from one address.
  struct Tries: Codable, Equatable, Sendable {
    var count: Int
    var last: Instant
  }

  /// By the address that the tries came from.
  var addresses: [String: Tries] = [:]
  /// The latest wrong tries from anywhere.
  var latest: [Instant] = []

  /// No wrong tries.
  public init() {}

  // MARK: How long to wait

  /// Tries without a pause: a finger slips.
  static let freeTries = 3
  /// The first pause, in seconds; each further wrong try doubles it.
  static let firstPause = 5
  /// The longest pause of one address, in seconds. Source: 288 tries a day leave a PIN of six digits standing for
  /// years.
  static let longestPause = 300
  /// So many wrong tries an hour from all addresses together, then everybody waits.
  static let hallTries = 60
  private static let hour: Int64 = 3_600_000

  /// Milliseconds until `address` may try again at `now`; 0 where it may at once.
  func pause(for address: String, at now: Instant) -> Int64 {
    max(0, own(address, now), everybody(now))
  }

  private func own(_ address: String, _ now: Instant) -> Int64 {
    guard let tries = addresses[address], tries.count >= Self.freeTries else { return 0 }
    let doublings = min(tries.count - Self.freeTries, 10)
    let pause = Int64(min(Self.longestPause, Self.firstPause << doublings)) * 1000
    // A clock that was set back prolongs no pause beyond its length.
    return min(pause, pause - now.milliseconds(since: tries.last))
  }

  private func everybody(_ now: Instant) -> Int64 {
    let counting = latest.filter { abs(now.milliseconds(since: $0)) < Self.hour }
    guard counting.count >= Self.hallTries, let first = counting.min() else { return 0 }
    return min(Self.hour, Self.hour - now.milliseconds(since: first))
  }

  // MARK: What happened

  /// A wrong try.
  mutating func fail(_ address: String, at now: Instant) {
    forget(at: now)
    addresses[address] = Tries(count: (addresses[address]?.count ?? 0) + 1, last: now)
    latest = Array((latest + [now]).suffix(Self.hallTries))
  }

  /// The right PIN after wrong ones. It also takes back the try that `fail` counted before the PIN was looked at.
  mutating func succeed(_ address: String) {
    addresses[address] = nil
    if !latest.isEmpty { latest.removeLast() }
  }

  /// What is an hour old does not count any more, so the record stays small.
  private mutating func forget(at now: Instant) {
    addresses = addresses.filter { abs(now.milliseconds(since: $0.value.last)) < Self.hour }
    latest = latest.filter { abs(now.milliseconds(since: $0)) < Self.hour }
  }
}
