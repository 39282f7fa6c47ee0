internal import Glibc

/// The sound before a spoken call: two soft notes, a fifth apart, each dying away like a small bell.
enum CallChime {
  /// The chime at a rate.
  static func sound(rate: Int) -> WAVSound {
    // B5, then E5: falling, where the kiosk's own chime rises, so that staff tell a call from a cry for help.
    WAVSound(
      rate: rate,
      samples: note(at: 987.77, seconds: 0.22, fade: 0.18, rate)
        + note(at: 659.26, seconds: 0.5, fade: 0.2, rate))
  }

  private static func note(at frequency: Double, seconds: Double, fade: Double, _ rate: Int) -> [Int16] {
    (0..<Int(seconds * Double(rate))).map { index in
      let time = Double(index) / Double(rate)
      let phase = 2 * Double.pi * frequency * time
      let wave = (sin(phase) + 0.2 * sin(2 * phase)) / 1.2
      // The first and last milliseconds are ramps: an edge in the wave is heard as a click.
      let ramp = min(1, time / 0.008, (seconds - time) / 0.02)
      return Int16(wave * ramp * exp(-time / fade) * 0.35 * Double(Int16.max))
    }
  }
}
