public import Model

/// Everything `video.yaml` says about calls. What is not set is not promised on any screen.
public struct CallSettings: Hashable, Sendable {
  /// A level with the hours in which somebody may be there.
  public struct Level: Hashable, Sendable {
    /// The level.
    public var level: CallPlan.Level
    /// Its hours; `nil` where it is always tried.
    public var hours: OpeningHours?

    /// A level.
    public init(_ level: CallPlan.Level, hours: OpeningHours? = nil) {
      self.level = level
      self.hours = hours
    }
  }

  /// Somebody who helps to understand each other, and who brings in the lawyer.
  public struct Helper: Hashable, Sendable {
    /// What they translate.
    public enum Kind: String, CaseIterable, Sendable {
      /// A language or dialect.
      case interpreter
      /// Sign language.
      case signLanguage = "sign-language"
    }

    /// What they translate.
    public var kind: Kind
    /// Whom to call, and when.
    public var desk: Level

    /// A helper.
    public init(_ kind: Kind, desk: Level) {
      self.kind = kind
      self.desk = desk
    }
  }

  /// The levels in the order in which they are tried; empty where this hall calls nobody.
  public var levels: [Level] = []
  /// The helpers in the order of the screens.
  public var helpers: [Helper] = []
  /// Who is on duty.
  public var roster = DutyRoster()
  /// The telephone line after the last level.
  public var hotline: PhoneNumber?
  /// How somebody can be called back.
  public var callBack: CallPlan.CallBack?
  /// The service of which an appointment takes a number; `nil` where none is named.
  public var appointmentService: String?
  /// Whether there is a small room where nobody listens.
  public var hasSmallRoom = false
  /// The limits of every state.
  public var limits = CallLimits()
  /// Camera and sound.
  public var devices = CallDevices()

  /// A hall that calls nobody.
  public init() {}

  /// The plan of a call that begins at `now`: the levels that are open, behind the helper where one is asked for.
  public func plan(at now: Instant, calendar: HallCalendar, helper: String? = nil) -> CallPlan {
    let first = helpers.map(\.desk).filter { $0.level.id == helper }
    let open = (first + levels).filter { isOpen($0, now, calendar) }
    return CallPlan(levels: open.map(\.level), hotline: hotline, callBack: callBack, limits: limits)
  }

  private func isOpen(_ level: Level, _ now: Instant, _ calendar: HallCalendar) -> Bool {
    guard let hours = level.hours else { return true }
    return calendar.spans(hours, on: now.day).contains { $0.contains(minute: now.minuteOfDay) }
  }
}

extension TimeSpan {
  /// Whether a minute of the day lies in it.
  func contains(minute: Int) -> Bool { start <= minute && minute < end }
}
