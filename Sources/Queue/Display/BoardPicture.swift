public import Model

/// What stands on the display: numbers, windows and how many wait; nothing else of anybody.
public struct BoardPicture: Hashable, Codable, Sendable {
  /// A number and where it was called to.
  public struct Line: Hashable, Codable, Sendable {
    /// The number as it is written.
    public var number: String
    /// The window's number.
    public var window: Int
    /// The place in words.
    public var place: Localized<String>
  }

  /// The call in front.
  public struct Front: Hashable, Codable, Sendable {
    /// The number and the place.
    public var line: Line
    /// The whole sentence, as it is spoken.
    public var text: Localized<String>
    /// Whether it was called before.
    public var isAgain: Bool
    /// What was said last; a new one stands out and is heard.
    public var cue: Int
  }

  /// A window and whom it deals with.
  public struct Window: Hashable, Codable, Sendable {
    /// The window's number.
    public var window: Int
    /// The place in words.
    public var place: Localized<String>
    /// The number that was called to it; `nil` where there is none.
    public var number: String?
    /// Whether it pauses.
    public var isPaused: Bool
  }

  /// How many wait for a service.
  public struct Waiting: Hashable, Codable, Sendable {
    /// The service's name.
    public var name: Localized<String>
    /// How many visitors.
    public var count: Int
  }

  /// The call in front; `nil` where nobody was called.
  public var front: Front?
  /// How many calls are still to be announced.
  public var following: Int
  /// The calls before it, the latest first.
  public var earlier: [Line]
  /// The windows in order.
  public var windows: [Window]
  /// The services with those who wait; empty where the hall does not show them.
  public var waiting: [Waiting]
}

extension CallBoard {
  /// The board of a hall as it stands now. Numbers and windows only: a neutral number is one like any other,
  /// and services in which nobody waits are left out.
  public func picture(
    _ settings: QueueSettings, tickets: [Ticket], notices: HallNotices, at now: Instant
  ) -> BoardPicture {
    let atWindow = Dictionary(
      tickets.filter(\.state.isAtWindow).compactMap { ticket in ticket.window.map { ($0, ticket) } },
      uniquingKeysWith: { ($0.calledAt ?? $0.issuedAt) > ($1.calledAt ?? $1.issuedAt) ? $0 : $1 })
    return BoardPicture(
      front: front.map { front in
        let announcement = settings.announcement(of: front.cue.call)
        return BoardPicture.Front(
          line: settings.line(front.cue.call), text: announcement.text, isAgain: front.cue.call.isAgain,
          cue: front.cue.id)
      },
      following: waiting.count, earlier: earlier.map { settings.line($0) },
      windows: settings.windows.map { window in
        BoardPicture.Window(
          window: window.number, place: window.place.text,
          number: atWindow[window.number].map { "\($0.id.number)" },
          isPaused: !notices.isCalling(window: window.number, at: now))
      },
      waiting: settings.display.showsWaiting ? settings.waiting(tickets) : [])
  }
}

extension QueueSettings {
  /// What is said when a call is announced. A window that the file does not name any more keeps its number.
  public func announcement(of call: BoardCall) -> Announcement {
    Announcement(call.ticket.number, to: place(call.window), one: display.one)
  }

  fileprivate func line(_ call: BoardCall) -> BoardPicture.Line {
    BoardPicture.Line(number: "\(call.ticket.number)", window: call.window, place: place(call.window).text)
  }

  fileprivate func waiting(_ tickets: [Ticket]) -> [BoardPicture.Waiting] {
    let counts = Dictionary(
      tickets.filter { isCallable($0) }.map { ($0.service, 1) }, uniquingKeysWith: +)
    return services.compactMap { service in
      counts[service.id].map { BoardPicture.Waiting(name: service.name, count: $0) }
    }
  }

  private func place(_ window: Int) -> CallPlace { self.window(window)?.place ?? CallPlace(window: window) }
}
