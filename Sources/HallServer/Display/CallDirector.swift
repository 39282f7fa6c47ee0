internal import Dispatch
internal import Model
internal import Queue
internal import Synchronization

/// Runs the hall's calls, whether a display is open or not: finds them in the store, puts one after the other in
/// front, has them said, and tells the displays.
///
/// Everything happens on one queue of its own. It reads less than the windows' pages show, so that a call is on the
/// display soon.
final class CallDirector: Sendable {
  private struct State {
    var board: CallBoard
    var feed = CallFeed()
    var tickets: [Ticket] = []
    var notices = HallNotices()
    var day: Day?
    var problem: Localized<String>?
    var isStale = false
    var isReading = false
    var isClosed = false
    /// The wake that counts; an older one does nothing.
    var wake = 0
  }

  /// How often the store is asked although it told of nothing: a day begins without any change.
  private static let round: DispatchTimeInterval = .seconds(20)
  /// How soon a store that could not be read is asked again.
  private static let patience: DispatchTimeInterval = .seconds(2)

  /// What was said since this server began.
  let sounds: SoundShelf
  /// Tells the cues of this server from those before it.
  let epoch: String

  private let store: any TicketStore
  private let settings: QueueSettings
  private let clock: @Sendable () -> Instant
  private let changed: @Sendable () -> Void
  private let state: Mutex<State>
  private let queue = DispatchQueue(label: "kiosk.hall.calls")

  /// A director over the calls of a store. `changed` is called on its queue after the board has changed.
  init(
    store: any TicketStore, settings: QueueSettings, display: HallDisplay,
    clock: @escaping @Sendable () -> Instant, changed: @escaping @Sendable () -> Void
  ) {
    self.store = store
    self.settings = settings
    self.clock = clock
    self.changed = changed
    epoch = String(clock().milliseconds, radix: 36)
    sounds = SoundShelf(announce: display.announce)
    state = Mutex(State(board: CallBoard(repetitions: settings.display.repetitions)))
    refresh()
    roundLater()
  }

  /// Something may have changed. Returns at once; calls that come while the store is being read lead to one more
  /// reading, not to one each.
  func refresh() {
    let begins = state.withLock { state in
      state.isStale = true
      guard !state.isReading, !state.isClosed else { return false }
      state.isReading = true
      return true
    }
    if begins { queue.async { self.readWhileStale() } }
  }

  /// Nothing more is announced.
  func close() { state.withLock { $0.isClosed = true } }

  /// What stands on the displays now.
  func view(hall: Localized<String>, hasLoudspeaker: Bool) -> DisplayView {
    let now = clock()
    return state.withLock { state in
      DisplayView(
        epoch: epoch, hall: hall, minute: now.milliseconds - now.milliseconds % 60_000,
        board: state.board.picture(settings, tickets: state.tickets, notices: state.notices, at: now),
        hasLoudspeaker: hasLoudspeaker, problem: state.problem)
    }
  }

  // MARK: Reading

  private func readWhileStale() {
    while state.withLock({ state in
      guard state.isStale, !state.isClosed else {
        state.isReading = false
        return false
      }
      state.isStale = false
      return true
    }) {
      do throws(TicketStoreError) {
        try read()
        state.withLock { $0.problem = nil }
      } catch {
        state.withLock { $0.problem = error.sentence }
        queue.asyncAfter(deadline: .now() + Self.patience) { [weak self] in self?.refresh() }
      }
      advance()
    }
  }

  private func read() throws(TicketStoreError) {
    let now = clock()
    let tickets = try store.tickets(on: now.day, openOnly: false)
    let notices = HallNotices(try store.notices(on: now.day))
    var feed = state.withLock { $0.feed }
    let calls = try feed.calls(in: tickets, on: now.day, now: now) { id throws(TicketStoreError) in
      try store.history(of: id)
    }
    state.withLock { state in
      if let day = state.day, day != now.day { state.board.clear() }
      (state.day, state.feed, state.tickets, state.notices) = (now.day, feed, tickets, notices)
      state.board.know(tickets)
      for call in calls { state.board.add(call) }
    }
  }

  private func roundLater() {
    queue.asyncAfter(deadline: .now() + Self.round) { [weak self] in
      guard let self, !state.withLock({ $0.isClosed }) else { return }
      refresh()
      roundLater()
    }
  }

  // MARK: Announcing

  /// On the queue: goes on with the board, tells the displays, has said what is to be said, and wakes again.
  private func advance() {
    let cue = state.withLock { $0.isClosed ? nil : $0.board.advance(to: Self.monotonic) }
    if let cue { announce(cue) }
    changed()
    wakeLater()
  }

  private func announce(_ cue: CallBoard.Cue) {
    sounds.say(cue.id, settings.announcement(of: cue.call), isRepetition: cue.saying > 1) {
      [weak self] length in self?.hold(cue.id, length)
    }
  }

  private func hold(_ cue: Int, _ length: Int64) {
    queue.async { [self] in
      // A breath between two announcements.
      state.withLock { $0.board.hold(cue: cue, milliseconds: length + 300) }
      wakeLater()
    }
  }

  private func wakeLater() {
    let next = state.withLock { state -> (at: Instant, wake: Int)? in
      guard !state.isClosed, let at = state.board.nextWake else { return nil }
      state.wake += 1
      return (at, state.wake)
    }
    guard let next else { return }
    let delay = max(1, next.at.milliseconds(since: Self.monotonic))
    queue.asyncAfter(deadline: .now() + .milliseconds(Int(delay))) { [weak self] in
      guard let self, state.withLock({ $0.wake == next.wake }) else { return }
      advance()
    }
  }

  /// A clock that nobody sets: six seconds stay six seconds when the machine's time is corrected.
  private static var monotonic: Instant {
    Instant(milliseconds: Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000))
  }
}

/// What a display shows.
struct DisplayView: Encodable {
  /// Another one begins the cues anew.
  var epoch: String
  /// The hall's name.
  var hall: Localized<String>
  /// The minute of the hall's clock, in milliseconds since 1970.
  var minute: Int64
  /// Numbers, windows and how many wait.
  var board: BoardPicture
  /// Whether the server says the calls itself.
  var hasLoudspeaker: Bool
  /// Why all this may be old.
  var problem: Localized<String>?
}
