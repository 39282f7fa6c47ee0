internal import CallFlow
internal import Glibc

/// How loud it is at the microphone, ten times a second.
enum LevelSource {
  private static let rate = 16_000
  /// Samples of 16 bits that one level is made of: a tenth of a second.
  static let samples = rate / 10

  /// One tenth of a second.
  struct Loudness: Hashable, Sendable {
    /// 0 for -60 dB of full scale and below, 1 for full scale.
    var level: Double
    /// Whether every sample was the same: a microphone that is switched off, or none at all, gives that. What the
    /// microphone hears is not judged; a quiet room is no silence to a converter.
    var isSilence: Bool
  }

  /// Starts to listen.
  static func start(
    _ source: CallMedia.Source, host: CallHost, heard: @escaping @Sendable (Loudness) -> Void,
    ended: @escaping @Sendable () -> Void
  ) throws(CallClientError) -> MediaStream {
    try MediaStream(
      command(source), devices: source.files, host: host, size: samples * 2,
      piece: { heard(loudness($0)) }, ended: ended)
  }

  private static func command(_ source: CallMedia.Source) throws(CallClientError) -> MediaCommand {
    switch source {
    case .devices(let devices):
      if let meter = devices.meter { return try meter.executable }
      return try .known(
        "/usr/bin/arecord", package: "alsa-utils",
        ["-q", "-D", devices.sound, "-f", "S16_LE", "-r", "\(rate)", "-c", "1", "-t", "raw"])
    case .test:
      return try .known(
        "/usr/bin/ffmpeg", package: "ffmpeg",
        [
          "-nostdin", "-loglevel", "quiet", "-re", "-f", "lavfi", "-i",
          "sine=frequency=440:sample_rate=\(rate)",
          "-ac", "1", "-f", "s16le", "pipe:1",
        ])
    }
  }

  /// The loudness of samples of 16 bits, lower byte first.
  static func loudness(_ bytes: UnsafeRawBufferPointer) -> Loudness {
    var sum = 0.0
    var (least, most) = (Int16.max, Int16.min)
    let count = bytes.count / 2
    for index in 0..<count {
      let sample = Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: Int16.self))
      sum += Double(sample) * Double(sample)
      least = min(least, sample)
      most = max(most, sample)
    }
    guard count > 0, sum > 0 else { return Loudness(level: 0, isSilence: true) }
    let decibels = 10 * log10(sum / Double(count) / (32_768 * 32_768))
    return Loudness(level: min(1, max(0, (decibels + 60) / 60)), isSilence: least == most)
  }
}
