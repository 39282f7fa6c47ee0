/// What `services.yaml` says about the hall's display and its voice.
public struct DisplaySettings: Hashable, Codable, Sendable {
  /// Whether the display tells how many wait for each service.
  public var showsWaiting: Bool
  /// Whether a call is spoken; the chime sounds all the same.
  public var speaks: Bool
  /// How a single 1 is spoken.
  public var one: DigitOne
  /// How often a call is announced where nobody else is to be called meanwhile.
  public var repetitions: Int
  /// The folder with the hall's recorded clips; `nil` where there are none.
  public var clips: String?
  /// Words a minute of the synthesiser.
  public var wordsPerMinute: Int
  /// The server's own loudspeaker, as `aplay -L` names it; `nil` where only the display sounds.
  public var loudspeaker: String?

  /// A display that tells how many wait, and a synthesised voice in the display only.
  public init() {
    showsWaiting = true
    speaks = true
    one = .yi
    repetitions = 2
    wordsPerMinute = 150
  }
}
