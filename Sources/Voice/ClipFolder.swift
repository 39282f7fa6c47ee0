internal import Foundation

/// A hall's recorded clips: a folder of WAV files, one channel, 16 bits, all of one rate.
///
/// | file | what is said |
/// |---|---|
/// | `qing.wav`, `hao.wav`, `dao.wav` | 请, 号, 到 |
/// | `hao-chuangkou.wav` | 号窗口 |
/// | `A.wav` … `Z.wav` | the letters in use |
/// | `0.wav` … `9.wav`, `10.wav` | 零 … 九, 十 |
/// | `yao.wav` | 幺, where the hall has 1 said so |
/// | `place-5.wav` | the name of window 5, where it has one: 调解室 |
/// | `chime.wav` | the sound before a call; without it one is made |
///
/// Files are read at every call, so a new recording is heard at once.
public struct ClipFolder: Sendable {
  private let path: String

  /// The clips in a folder.
  public init(path: String) {
    self.path = path
  }

  /// What is wrong with a clip.
  public enum Fault: Hashable, Sendable {
    /// There is no such file, or it cannot be read.
    case missing
    /// It is not a WAV file of one channel and 16 bits.
    case unusable
    /// It has another rate than the first.
    case rate(Int, others: Int)
  }

  /// A recording; `nil` where it is missing or not of the one format.
  func clip(_ name: String) -> WAVSound? {
    // No such file is what a hall without this recording has: the sentence is then synthesised.
    guard let data = try? Data(contentsOf: URL(filePath: "\(path)/\(name).wav")) else { return nil }
    return WAVSound(file: Array(data))
  }

  /// The clips in a row, with a breath between words; `nil` where one of them is missing or unlike the others.
  func sentence(_ names: [String]) -> WAVSound? {
    guard let first = names.first.flatMap({ clip($0) }) else { return nil }
    var sentence = WAVSound(rate: first.rate)
    for name in names {
      guard let clip = clip(name), clip.rate == first.rate else { return nil }
      if !sentence.samples.isEmpty { sentence.append(silence: name == "dao" ? 180 : 40) }
      sentence.append(clip)
    }
    return sentence
  }

  /// What keeps clips from being used, by name.
  public func faults(in names: [String]) -> [(name: String, fault: Fault)] {
    var rate: Int?
    return names.compactMap { name in
      let file = "\(path)/\(name).wav"
      guard FileManager.default.isReadableFile(atPath: file) else { return (name, .missing) }
      guard let sound = clip(name) else { return (name, .unusable) }
      let expected = rate ?? sound.rate
      rate = expected
      return sound.rate == expected ? nil : (name, .rate(sound.rate, others: expected))
    }
  }
}
