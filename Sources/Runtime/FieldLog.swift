public import Model
public import Screens

/// What happened in this session: kinds and times, for somebody who looks for a fault.
///
/// Nothing a resident typed, chose or read is in it, nor where they touched. It lives in memory and is wiped
/// at the reset. Main thread only.
public struct FieldLog: Sendable {
  /// One thing that happened.
  public struct Entry: Hashable, Codable, Sendable {
    /// When.
    public var at: Instant
    /// The kind of event, such as `action.search`.
    public var event: String
    /// The kinds of effects it caused.
    public var effects: [String]
    /// The page afterwards.
    public var page: String
  }

  /// The last things that happened, oldest first.
  public private(set) var entries: [Entry] = []
  private static let capacity = 500

  /// An empty log.
  public init() {}

  /// Notes an event.
  public mutating func note(_ event: Event, effects: [Effect], page: String, at now: Instant) {
    // Ten a second during a self-test, and nothing is to be learnt from them.
    if case .result(.call(.level)) = event { return }
    if entries.count == Self.capacity { entries.removeFirst(Self.capacity / 2) }
    entries.append(Entry(at: now, event: event.name, effects: effects.map(\.name), page: page))
  }

  /// Forgets everything.
  public mutating func wipe() { entries.removeAll(keepingCapacity: false) }
}
