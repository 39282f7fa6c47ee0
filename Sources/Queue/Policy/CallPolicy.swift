public import Model

/// How the next one is chosen, as data.
///
/// Who has waited longest comes first, and a minute of somebody with priority counts for several: that is
/// both ratio and ageing in one number, and nobody can be overtaken for ever, because everybody's waiting
/// grows.
public struct CallPolicy: Hashable, Codable, Sendable {
  /// How often a ticket is called before it lapses.
  public var maximumCalls: Int
  /// Seconds after a missed call before the same ticket is called again.
  public var missedPauseSeconds: Int
  /// Where a lapsed ticket that staff restore stands.
  public var restoredPlace: LinePlace
  /// Where a ticket stands that was sent on to another service.
  public var transferredPlace: LinePlace
  /// After so many calls with priority in a row somebody without is called, if one waits; 0 for never.
  public var mostPrioritiesInARow: Int

  /// The policy as shipped.
  public init() {
    maximumCalls = 3
    missedPauseSeconds = 180
    restoredPlace = .end
    transferredPlace = .keep
    mostPrioritiesInARow = 5
  }

  /// The rule for missed calls, as it stands on the slip.
  public var missedRule: Localized<String> {
    let minutes = (missedPauseSeconds + 59) / 60
    let again = restoredPlace == .keep
    return Localized(
      zh: "叫号没赶上，过 \(minutes) 分钟会再叫，共叫 \(maximumCalls) 次。都错过了请找工作人员，"
        + (again ? "按原来的取号时间排。" : "从队尾重新排。"),
      en:
        "A missed number is called again after \(minutes) min, \(maximumCalls) times in all. After that ask the staff: "
        + (again ? "you keep your place." : "you join the end of the line."))
  }
}
