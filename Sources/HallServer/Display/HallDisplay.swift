public import Queue

/// What the display and the figures need besides the queue: the voice, and the chart library of the system.
public struct HallDisplay: Sendable {
  /// The sound of a call, to be played by a browser.
  public struct Sound: Sendable {
    /// A WAV file.
    public var file: [UInt8]
    /// How long it lasts.
    public var milliseconds: Int64

    /// A sound.
    public init(file: [UInt8], milliseconds: Int64) {
      (self.file, self.milliseconds) = (file, milliseconds)
    }
  }

  /// Makes the sound of a call, and plays it where the server has a loudspeaker. May block for some seconds; it is
  /// asked for one call after the other, on a thread of its own.
  public var announce: @Sendable (Announcement, _ isRepetition: Bool) -> Sound
  /// Whether the server's own loudspeaker says the calls: the browsers are silent then.
  public var hasLoudspeaker: Bool
  /// The file of Chart.js; `nil` where it is not installed.
  public var chartLibrary: String?

  /// The voice and the chart library of a hall.
  public init(
    hasLoudspeaker: Bool = false, chartLibrary: String? = nil,
    announce: @escaping @Sendable (Announcement, _ isRepetition: Bool) -> Sound
  ) {
    self.announce = announce
    self.hasLoudspeaker = hasLoudspeaker
    self.chartLibrary = chartLibrary
  }

  /// A display without any sound.
  public static let silent = HallDisplay { _, _ in Sound(file: [], milliseconds: 0) }
}
