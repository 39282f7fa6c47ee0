public import Model

/// Why a code cannot be opened.
public enum CaseOpenError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It is no code of a kiosk's slip.
  case notOurs
  /// It was made by a later version of this program.
  case newerVersion
  /// It was sealed to another institution's key, or to an earlier one of this institution; both as ids.
  case anotherKey(code: [UInt8], ours: [UInt8])
  /// A part of it is missing or was read wrongly.
  case damaged
  /// Its seven days ended on that day.
  case expired(Day)
  /// It says that it was made later than now.
  case notYet(Day)

  /// What the officer can do, in both languages. Nothing of the code stands in it.
  public var sentence: Localized<String> {
    switch self {
    case .notOurs:
      Localized(
        zh: "这不是自助机凭条上的码（应当以 \(CaseEnvelope.prefix) 开头）。请把输入法切到英文，对准凭条上的码再扫一次。",
        en:
          "This is no code of a kiosk's slip, which begins with \(CaseEnvelope.prefix). Switch the input method to English and scan the code of the slip again."
      )
    case .newerVersion:
      Localized(
        zh: "这个码是更新版本的自助机打印的，本机程序读不了。请升级本机程序。",
        en:
          "This code was made by a newer version of the kiosk than this program can read. Upgrade this program."
      )
    case .anotherKey(let code, let ours):
      Localized(
        zh:
          "这个码是给另一把密钥的：码上是 \(InstitutionKey.text(ofID: code))，本机是 \(InstitutionKey.text(ofID: ours))。请换用那把密钥，或者重新问一遍。",
        en:
          "This code is sealed to another key: the code names \(InstitutionKey.text(ofID: code)), the key given here is \(InstitutionKey.text(ofID: ours)). Use that key, or ask the questions again."
      )
    case .damaged:
      Localized(
        zh: "这个码不完整或者读错了。请把凭条展平再扫一次；还不行就重新问一遍。",
        en:
          "This code is incomplete or was read wrongly. Flatten the slip and scan it again, or ask the questions again."
      )
    case .expired(let day):
      Localized(
        zh: "这个码已经过期（有效到 \(day)）。请重新问一遍。",
        en: "This code expired on \(day). Ask the questions again.")
    case .notYet(let day):
      Localized(
        zh: "这个码上的时间（\(day)）比本机的时间晚。请先核对本机和自助机的日期、时间。",
        en:
          "This code was made on \(day), later than the clock of this machine. Check the clocks of both machines."
      )
    }
  }

  /// The sentence in English.
  public var description: String { sentence.en }
}
