internal import Programs

/// espeak-ng, which says any sentence where the hall has no recordings.
///
/// It runs as a process of its own: its licence stays its own, and whatever happens to it happens to it alone. It
/// is given pinyin, because its other Mandarin voice, `cmn`, reads Chinese characters as English letters.
public struct Synthesiser: Sendable {
  /// The voice that reads pinyin with tone digits, and characters by its dictionary.
  static let voice = "cmn-latn-pinyin"

  private let program: String
  private let limit: Duration
  private let wordsPerMinute: Int

  /// A synthesiser. A sentence takes it some ten milliseconds; after `limit` it is ended.
  public init(program: String = "espeak-ng", wordsPerMinute: Int = 150, limit: Duration = .seconds(3)) {
    self.program = program
    self.wordsPerMinute = wordsPerMinute
    self.limit = limit
  }

  /// The sound of a text in pinyin.
  public func sound(of pinyin: String) throws(VoiceError) -> WAVSound {
    let bytes = try ProgramRun.answer(
      of: program, ["-v", Self.voice, "-s", "\(wordsPerMinute)", "--stdin", "--stdout"],
      input: Array(pinyin.utf8),
      limit: limit)
    guard let sound = WAVSound(file: bytes), !sound.samples.isEmpty else {
      throw .noSound(program: program)
    }
    return sound
  }

  /// How it pronounces a text in pinyin, in its own notation, a word each. A voice that is missing or broken
  /// shows here and nowhere else: it makes a sound all the same.
  public func phonemes(of pinyin: String) throws(VoiceError) -> [String] {
    let bytes = try ProgramRun.answer(
      of: program, ["-v", Self.voice, "-q", "-x", "--sep=", "--stdin"], input: Array(pinyin.utf8),
      limit: limit)
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).map { String($0) }
  }

  /// Whether it speaks Mandarin, by its phonemes.
  public func speaksMandarin() throws(VoiceError) -> Bool {
    let said = try phonemes(of: "qing3 san1 hao4")
    return said.count == 3 && !said.contains { $0.contains("(en)") } && said[0].contains("tS;h")
  }
}
