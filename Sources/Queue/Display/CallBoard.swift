public import Model

/// What the hall's display shows and announces: one call after the other, each for at least six seconds.
///
/// Time comes in as an argument and is that of a clock which only runs forward; a moment before the last one
/// starts a call's time anew rather than stopping the board. Whoever drives it calls `advance` at `nextWake`.
public struct CallBoard: Hashable, Sendable {
  /// For how long a call stands alone in front, in milliseconds. A backlog never shortens it.
  public static let leastDwell: Int64 = 6_000
  /// Between the end of an announcement and its repetition, in milliseconds.
  public static let pause: Int64 = 2_500
  /// How many earlier calls the display keeps.
  public static let kept = 4

  /// Something to be said now.
  public struct Cue: Hashable, Sendable {
    /// Grows by one with each cue.
    public var id: Int
    /// The call.
    public var call: BoardCall
    /// 1 for the announcement, 2 and more for its repetitions.
    public var saying: Int
  }

  /// The call in front.
  public struct Front: Hashable, Sendable {
    /// What was said last.
    public var cue: Cue
    /// Since when it stands there.
    public var since: Instant
    /// When it was said last.
    public var saidAt: Instant
    /// Until when nothing takes its place.
    public var until: Instant
    /// How long the last announcement takes to say, in milliseconds; 0 where nothing is said.
    var length: Int64 = 0
  }

  /// The call in front; `nil` where nobody was called yet.
  public private(set) var front: Front?
  /// Calls that are still to be announced, the next one first.
  public private(set) var waiting: [BoardCall] = []
  /// The calls that stood in front before, the latest first; at most `kept`.
  public private(set) var earlier: [BoardCall] = []

  private let repetitions: Int
  private var states: [TicketID: TicketState] = [:]
  private var cues = 0

  /// An empty board. Where nobody else is to be called, a call is announced `repetitions` times.
  public init(repetitions: Int = 2) {
    self.repetitions = max(1, repetitions)
  }

  /// A call was made. One that is still to be announced is not announced twice, but to the latest window.
  public mutating func add(_ call: BoardCall) {
    if let index = waiting.firstIndex(where: { $0.ticket == call.ticket }) {
      waiting[index].window = call.window
    } else {
      waiting.append(call)
    }
  }

  /// The tickets of the day as they stand now: a call that does not hold any more is not announced, and no
  /// ticket stays on the board that was given up. The one in front keeps its six seconds: somebody is just
  /// reading it.
  public mutating func know(_ tickets: [Ticket]) {
    states = Dictionary(tickets.map { ($0.id, $0.state) }, uniquingKeysWith: { first, _ in first })
    waiting = waiting.filter(holds)
    earlier = earlier.filter(holds)
  }

  /// Goes on to a moment; what is to be said now.
  public mutating func advance(to now: Instant) -> Cue? {
    if var front {
      if now < front.saidAt {
        (front.since, front.saidAt) = (now, now)
        front.until = now.adding(milliseconds: max(Self.leastDwell, front.length))
        self.front = front
      }
      guard now >= front.until else { return nil }
      if !holds(front.cue.call) { self.front = nil }
    }
    if !waiting.isEmpty { return show(waiting.removeFirst(), at: now) }
    return repetition(at: now)
  }

  /// What was just said takes so many milliseconds to say: nothing takes its place before.
  public mutating func hold(cue id: Int, milliseconds: Int64) {
    guard var front, front.cue.id == id else { return }
    front.length = max(0, milliseconds)
    front.until = max(front.until, front.saidAt.adding(milliseconds: front.length))
    self.front = front
  }

  /// When something happens next by itself; `nil` where nothing does.
  public var nextWake: Instant? {
    guard let front else { return nil }
    if !waiting.isEmpty || !holds(front.cue.call) { return front.until }
    return isRepeated(front) ? repeatsAt(front) : nil
  }

  /// A day is over: the board is empty, and nothing of it is announced any more.
  public mutating func clear() {
    (front, waiting, earlier, states) = (nil, [], [], [:])
  }

  private mutating func show(_ call: BoardCall, at now: Instant) -> Cue {
    if let last = front?.cue.call, holds(last) { earlier.insert(last, at: 0) }
    earlier.removeAll { $0.ticket == call.ticket }
    earlier = Array(earlier.prefix(Self.kept))
    return say(call, saying: 1, since: now, at: now)
  }

  private mutating func repetition(at now: Instant) -> Cue? {
    guard let front, isRepeated(front), now >= repeatsAt(front) else { return nil }
    return say(front.cue.call, saying: front.cue.saying + 1, since: front.since, at: now)
  }

  private mutating func say(_ call: BoardCall, saying: Int, since: Instant, at now: Instant) -> Cue {
    cues += 1
    let cue = Cue(id: cues, call: call, saying: saying)
    // A repetition has had its six seconds: it holds up the next call only while it is being said.
    let dwell = saying == 1 ? Self.leastDwell : 0
    front = Front(cue: cue, since: since, saidAt: now, until: now.adding(milliseconds: dwell))
    return cue
  }

  /// Whoever has come need not be called once more.
  private func isRepeated(_ front: Front) -> Bool {
    front.cue.saying < repetitions && states[front.cue.call.ticket] == .called
  }

  private func repeatsAt(_ front: Front) -> Instant {
    max(front.until, front.saidAt.adding(milliseconds: front.length + Self.pause))
  }

  /// Whether a visitor who follows this call is right. One that was finished or missed meanwhile is still to
  /// be seen: that it was called is true. A ticket that nobody has told about counts as called.
  private func holds(_ call: BoardCall) -> Bool {
    switch states[call.ticket] {
    case nil, .called, .serving, .done, .noShow: true
    case .issued, .printed, .postponed, .transferred, .cancelled: false
    }
  }
}
