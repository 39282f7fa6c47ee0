internal import CSDL2

/// The sound of the chime: two soft notes, a fifth apart, each dying away like a small bell.
enum ChimeTone {
  /// Samples a second.
  static let rate = 48_000

  /// One channel of signed 16-bit samples. `volume` is 0 to 10 and grows as the ear hears it.
  static func samples(volume: Int) -> [Int16] {
    let share = Double(min(10, max(0, volume))) / 10
    let peak = share * share * 0.5 * Double(Int16.max)
    // E5, then B5: high enough for a noisy hall, without the sharpness of an alarm.
    return note(at: 659.26, seconds: 0.18, fade: 0.16, peak: peak)
      + note(at: 987.77, seconds: 0.55, fade: 0.14, peak: peak)
  }

  private static func note(at frequency: Double, seconds: Double, fade: Double, peak: Double) -> [Int16] {
    let count = Int(seconds * Double(rate))
    return (0..<count).map { index in
      let time = Double(index) / Double(rate)
      let phase = 2 * Double.pi * frequency * time
      let wave = (SDL_sin(phase) + 0.2 * SDL_sin(2 * phase)) / 1.2
      // The first and last milliseconds are ramps: an edge in the wave is heard as a click.
      let ramp = min(1, time / 0.008, (seconds - time) / 0.02)
      return Int16(wave * ramp * SDL_exp(-time / fade) * peak)
    }
  }
}
