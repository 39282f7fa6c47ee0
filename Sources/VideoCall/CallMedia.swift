public import CallFlow

/// What of picture and sound a client uses.
public struct CallMedia: Hashable, Sendable {
  /// Where they come from.
  public enum Source: Hashable, Sendable {
    /// The machine's camera, microphone and loudspeaker.
    case devices(CallDevices)
    /// Computed pictures and tones, for tests and for machines without devices.
    case test
  }

  /// Where they come from.
  public var source: Source
  /// Whether the own picture is sent.
  public var withCamera: Bool

  /// What a client uses.
  public init(_ source: Source, withCamera: Bool = true) {
    self.source = source
    self.withCamera = withCamera
  }
}
