public import Model

/// Whom one call tries, in which order, and what is offered when nobody answers.
public struct CallPlan: Hashable, Sendable {
  /// One place of the call's way: a county, a city, an interpreter's desk.
  public struct Level: Hashable, Sendable {
    /// The name in files and commands, such as `county`.
    public var id: String
    /// What the screens call it.
    public var name: Localized<String>
    /// Whom to call there, one after the other.
    public var targets: [CallTarget]

    /// A level.
    public init(id: String, name: Localized<String>, targets: [CallTarget]) {
      self.id = id
      self.name = name
      self.targets = targets
    }
  }

  /// One attempt of the way.
  public struct Step: Hashable, Sendable {
    /// The index of the level.
    public var level: Int
    /// Whom to call.
    public var target: CallTarget
  }

  /// How somebody can be called back.
  public struct CallBack: Hashable, Sendable {
    /// How long a telephone number is kept at the most, in days: our judgement, a working week and its weekend.
    public static let mostDays = 7
    /// Whether an appointment by ticket number is offered.
    public var offersAppointment: Bool
    /// The version of the consent under which a resident may leave a telephone number; `nil` where none is taken.
    public var numberConsent: String?

    /// What is offered.
    public init(offersAppointment: Bool, numberConsent: String?) {
      self.offersAppointment = offersAppointment
      self.numberConsent = numberConsent
    }
  }

  /// The levels in their order.
  public var levels: [Level]
  /// The telephone line after the last level; `nil` where the hall promises none.
  public var hotline: PhoneNumber?
  /// What comes after the telephone; `nil` where the hall calls nobody back.
  public var callBack: CallBack?
  /// The limits of every state.
  public var limits: CallLimits

  /// A plan.
  public init(
    levels: [Level], hotline: PhoneNumber? = nil, callBack: CallBack? = nil, limits: CallLimits = CallLimits()
  ) {
    self.levels = levels
    self.hotline = hotline
    self.callBack = callBack
    self.limits = limits
  }

  /// Every attempt in its order.
  public var steps: [Step] {
    levels.indices.flatMap { index in levels[index].targets.map { Step(level: index, target: $0) } }
  }
}
