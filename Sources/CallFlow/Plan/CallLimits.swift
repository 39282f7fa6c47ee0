/// How long a call may stay where it is, in milliseconds.
public struct CallLimits: Hashable, Sendable {
  /// From the launch of a client until it takes orders.
  public var launch: Int64 = 5000
  /// From dialling until anything is heard of the other side.
  public var network: Int64 = 8000
  /// How long it may ring.
  public var ring: Int64 = 25_000
  /// How long a connected call may show no sign of life.
  public var stall: Int64 = 12_000
  /// From the order to end until a client must be gone.
  public var teardown: Int64 = 2000
  /// How long a conversation may last; `nil` for no limit.
  public var talk: Int64?

  /// The limits that hold where nothing is configured.
  public init() {}
}
