internal import Dispatch
internal import Foundation
internal import Model
internal import Queue
internal import Synchronization

/// Brings every open page the present state of the hall, soon after it changes.
///
/// State, not changes: a page that missed something needs nothing but the latest, so a slow one is never waited for
/// and nothing is queued for it, and one that connects again is complete at once. One thread reads the store and
/// makes the bytes; the connections only pass them on.
final class EventHub: Sendable {
  /// The latest state of a topic.
  struct Event: Sendable {
    /// Grows with every change, and begins elsewhere after a restart.
    var id: String
    /// What the page shows, as JSON.
    var data: Data
  }

  /// One open page.
  struct Subscription: Sendable {
    let id: Int
    let topic: String
    /// Something may be new, or the connection has to show that it lives. Never holds more than one.
    let wakes: AsyncStream<Void>
  }

  private struct Subscriber {
    var wake: AsyncStream<Void>.Continuation
    var drop: @Sendable () -> Void
    /// Since when the connection has not taken what was written to it.
    var writingSince: DispatchTime?
  }

  private struct Feed {
    var topic: HallTopic
    var event: Event?
    var subscribers: [Int: Subscriber] = [:]
  }

  private struct State {
    var feeds: [String: Feed] = [:]
    var count = 0
    var lastID = 0
    var lastEvent = 0
    var isRefreshing = false
    var isStale = false
    var isClosed = false
    var picture: HallPicture
  }

  /// How many pages may be open at once: `ConnectionTable` decides whose there is room for.
  static let mostPages = HallServer.mostConnections
  /// How often a page hears something, whether there is news or not.
  static let beat: DispatchTimeInterval = .seconds(8)
  /// How long a connection may take nothing before it is closed.
  private static let patience: UInt64 = 40_000_000_000

  private let read: @Sendable () throws(TicketDesk.Problem) -> HallPicture
  private let clock: @Sendable () -> Instant
  private let state: Mutex<State>
  private let queue = DispatchQueue(label: "kiosk.hall.refresh")
  private let epoch: String

  /// A hub over whatever `read` reads; `read` may block.
  init(
    clock: @escaping @Sendable () -> Instant,
    read: @escaping @Sendable () throws(TicketDesk.Problem) -> HallPicture
  ) {
    (self.clock, self.read) = (clock, read)
    let now = clock()
    epoch = String(now.milliseconds, radix: 36)
    state = Mutex(State(picture: .unknown(at: now, nil)))
    tickLater()
  }

  // MARK: News

  /// Something may have changed: reads the hall and tells the pages. Returns at once; calls that come while the
  /// hall is being read lead to one more reading, not to one each.
  func refresh() {
    let begins = state.withLock { state in
      state.isStale = true
      guard !state.isRefreshing, !state.isClosed else { return false }
      state.isRefreshing = true
      return true
    }
    if begins { queue.async { self.refreshWhileStale() } }
  }

  private func refreshWhileStale() {
    while state.withLock({ state in
      guard state.isStale, !state.isClosed else {
        state.isRefreshing = false
        return false
      }
      state.isStale = false
      return true
    }) {
      var picture: HallPicture
      do throws(TicketDesk.Problem) { picture = try read() } catch {
        picture = state.withLock { $0.picture }
        (picture.at, picture.problem) = (clock(), error.sentence)
      }
      publish(picture)
    }
  }

  private func publish(_ picture: HallPicture) {
    let topics = state.withLock { state in
      state.picture = picture
      return state.feeds.values.map(\.topic)
    }
    for topic in topics {
      guard let data = rendered(topic, picture) else { continue }
      state.withLock { state in
        guard var feed = state.feeds[topic.name], feed.event?.data != data else { return }
        state.lastEvent += 1
        feed.event = Event(id: "\(epoch)-\(state.lastEvent)", data: data)
        state.feeds[topic.name] = feed
        for subscriber in feed.subscribers.values { subscriber.wake.yield() }
      }
    }
  }

  private func rendered(_ topic: HallTopic, _ picture: HallPicture) -> Data? {
    // Our own values can always be encoded; a page that cannot be made keeps what it has.
    do { return try topic.render(picture) } catch { return nil }
  }

  /// Not on the queue of the readings, one of which may take seconds.
  private func tickLater() {
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.beat) { [weak self] in
      guard let self, !state.withLock({ $0.isClosed }) else { return }
      tick()
      tickLater()
    }
  }

  /// Minutes pass without any change, every page must hear that the server lives, and whoever takes nothing leaves.
  private func tick() {
    let now = DispatchTime.now()
    let (wakes, stuck) = state.withLock { state in
      let all = state.feeds.values.flatMap(\.subscribers.values)
      let stuck = all.filter { subscriber in
        subscriber.writingSince.map { now.uptimeNanoseconds - $0.uptimeNanoseconds > Self.patience } ?? false
      }
      return (all.map(\.wake), stuck.map(\.drop))
    }
    stuck.forEach { $0() }
    wakes.forEach { $0.yield() }
    refresh()
  }

  // MARK: Pages

  /// A page opens; `nil` where too many are open. `drop` closes its connection.
  func subscribe(_ topic: HallTopic, drop: @escaping @Sendable () -> Void) -> Subscription? {
    let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let opened: (id: Int, isFirst: Bool)? = state.withLock { state in
      guard state.count < Self.mostPages, !state.isClosed else { return nil }
      state.count += 1
      state.lastID += 1
      var feed = state.feeds[topic.name] ?? Feed(topic: topic)
      feed.subscribers[state.lastID] = Subscriber(wake: wake, drop: drop)
      state.feeds[topic.name] = feed
      return (state.lastID, feed.event == nil)
    }
    guard let opened else { return nil }
    if opened.isFirst { refresh() } else { wake.yield() }
    return Subscription(id: opened.id, topic: topic.name, wakes: wakes)
  }

  /// A page is gone.
  func unsubscribe(_ subscription: Subscription) {
    state.withLock { state in
      guard var feed = state.feeds[subscription.topic],
        let gone = feed.subscribers.removeValue(forKey: subscription.id)
      else { return }
      gone.wake.finish()
      state.count -= 1
      // Nobody keeps a topic up to date that nobody looks at.
      state.feeds[subscription.topic] = feed.subscribers.isEmpty ? nil : feed
    }
  }

  /// The latest state for a page.
  func event(for subscription: Subscription) -> Event? {
    state.withLock { $0.feeds[subscription.topic]?.event }
  }

  /// Whether the connection of a page is being written to; one that takes nothing for long is closed.
  func note(_ subscription: Subscription, isWriting: Bool) {
    let since = isWriting ? DispatchTime.now() : nil
    state.withLock { $0.feeds[subscription.topic]?.subscribers[subscription.id]?.writingSince = since }
  }

  /// Wakes every page, so that each looks whether it may still listen.
  func wakeAll() {
    state.withLock { state in
      for subscriber in state.feeds.values.flatMap(\.subscribers.values) { subscriber.wake.yield() }
    }
  }

  /// Ends every page's stream; the hub then does nothing more.
  func close() {
    state.withLock { state in
      state.isClosed = true
      for subscriber in state.feeds.values.flatMap(\.subscribers.values) { subscriber.wake.finish() }
      state.feeds = [:]
      state.count = 0
    }
  }
}
