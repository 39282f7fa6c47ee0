internal import Dispatch
internal import Programs

/// A loudspeaker at the server: one sound after the other, never two at once, through `aplay`.
public final class Loudspeaker: Sendable {
  /// A sound that could not begin within this time is left out: the display is further by then, and a voice that
  /// says something else than it shows misleads.
  public static let latest: Duration = .seconds(10)

  private let program: String
  private let device: String
  private let queue = DispatchQueue(label: "kiosk.voice.loudspeaker")

  /// The loudspeaker that `aplay -L` calls so.
  public init(device: String, program: String = "aplay") {
    self.device = device
    self.program = program
  }

  /// Plays a sound after those before it. `report` hears of its end, with the problem where there was one, on the
  /// loudspeaker's own thread.
  public func play(_ sound: WAVSound, report: @escaping @Sendable (VoiceError?) -> Void) {
    let asked = ContinuousClock.now
    queue.async { [program, device] in
      guard ContinuousClock.now - asked <= Self.latest else { return report(.late) }
      do throws(VoiceError) {
        // Half as long again and some seconds: a device that is stuck does not stop the hall's voice for ever.
        let limit = Duration.milliseconds(sound.milliseconds * 3 / 2 + 3_000)
        _ = try ProgramRun.answer(
          of: program, ["-q", "-D", device, "-t", "wav", "-"], input: sound.file, limit: limit)
        report(nil)
      } catch {
        report(error)
      }
    }
  }
}
