public import Queue

/// What a call sounds like: a chime, then the sentence, recorded where the hall has all its words, else
/// synthesised.
///
/// Blocks for some ten milliseconds; any thread, one at a time or several.
public struct HallVoice: Sendable {
  private let clips: ClipFolder?
  private let synthesiser: Synthesiser
  private let speaks: Bool

  /// A call as it sounds.
  public struct Call: Hashable, Sendable {
    /// The sound.
    public var sound: WAVSound
    /// Why only the chime is to be heard; `nil` where all went well.
    public var problem: VoiceError?
  }

  /// The voice of a hall.
  public init(_ settings: DisplaySettings, synthesiser: Synthesiser? = nil) {
    clips = settings.clips.map { ClipFolder(path: $0) }
    speaks = settings.speaks
    self.synthesiser = synthesiser ?? Synthesiser(wordsPerMinute: settings.wordsPerMinute)
  }

  /// The sound of a call. A repetition has no chime, since it is the same call; where calls are not spoken the
  /// chime is all there is, and sounds again.
  public func call(_ announcement: Announcement, isRepetition: Bool = false) -> Call {
    guard speaks else { return Call(sound: chime(rate: Self.rate)) }
    if let sentence = clips?.sentence(announcement.clips) {
      return Call(sound: joined(sentence, isRepetition: isRepetition))
    }
    do throws(VoiceError) {
      return Call(sound: joined(try synthesiser.sound(of: announcement.pinyin), isRepetition: isRepetition))
    } catch {
      return Call(sound: chime(rate: Self.rate), problem: error)
    }
  }

  private func joined(_ sentence: WAVSound, isRepetition: Bool) -> WAVSound {
    guard !isRepetition else { return sentence }
    var sound = chime(rate: sentence.rate)
    sound.append(silence: 120)
    sound.append(sentence)
    return sound
  }

  /// The hall's own chime where it has one of that rate.
  private func chime(rate: Int) -> WAVSound {
    if let own = clips?.clip("chime"), own.rate == rate { return own }
    return CallChime.sound(rate: rate)
  }

  /// That of espeak-ng.
  private static let rate = 22_050
}
