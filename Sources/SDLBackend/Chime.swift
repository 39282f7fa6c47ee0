internal import CSDL2
internal import Dispatch

/// A short, soft two-tone sound that draws attention.
///
/// The sound device is opened at the first chime, on a queue of its own, because a sound server may take seconds
/// to answer. Any thread may ask; nothing blocks.
public final class Chime: Sendable {
  /// What became of a chime.
  public enum Outcome: Hashable, Sendable, CustomStringConvertible {
    /// The sound was handed to the device.
    case played
    /// The volume was zero.
    case silent
    /// No sound device could be opened; the next chime tries again.
    case noDevice(reason: String)

    /// What happened and, where there is no sound, what to do about it.
    public var description: String {
      switch self {
      case .played: "the chime was played"
      case .silent: "the chime's volume is zero"
      case .noDevice(let reason):
        "no sound device (\(reason)); connect a loudspeaker and check the system's sound settings"
      }
    }
  }

  private let driver: String?
  /// One for all: the sound library is not made for two threads that open it.
  private static let queue = DispatchQueue(label: "kiosk.chime")

  /// A chime through SDL's sound driver of that name, or through the first that works.
  public init(driver: String? = nil) {
    self.driver = driver
  }

  /// Plays the chime at a volume of 0 to 10. `report` is called on the chime's own queue.
  public func play(volume: Int, report: @escaping @Sendable (Outcome) -> Void = { _ in }) {
    Self.queue.async { [driver] in report(Self.play(volume: volume, driver: driver)) }
  }

  private static func isReady(_ driver: String?) -> Bool {
    guard let current = SDL_GetCurrentAudioDriver() else { return false }
    return driver == nil || driver == String(cString: current)
  }

  private static func play(volume: Int, driver: String?) -> Outcome {
    guard volume > 0 else { return .silent }
    // Not SDL_InitSubSystem: its counters are not safe beside the main thread's.
    guard isReady(driver) || SDL_AudioInit(driver) == 0 else {
      return .noDevice(reason: lastSDLError())
    }
    var wish = SDL_AudioSpec()
    wish.freq = Int32(ChimeTone.rate)
    wish.format = CSDL2_audioS16()
    wish.channels = 1
    wish.samples = 1024
    let device = SDL_OpenAudioDevice(nil, 0, &wish, nil, 0)
    guard device != 0 else { return .noDevice(reason: lastSDLError()) }
    // Closed after each chime, so that a call in another program finds the device free.
    defer { SDL_CloseAudioDevice(device) }
    let samples = ChimeTone.samples(volume: volume)
    guard SDL_QueueAudio(device, samples, UInt32(samples.count * MemoryLayout<Int16>.stride)) == 0 else {
      return .noDevice(reason: lastSDLError())
    }
    SDL_PauseAudioDevice(device, 0)
    // What the device holds beside the queue is still to be heard.
    SDL_Delay(UInt32(samples.count * 1000 / ChimeTone.rate + 100))
    return .played
  }
}
