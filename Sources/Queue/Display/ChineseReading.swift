/// How numbers and names are read aloud, as pinyin with tone digits.
///
/// Chinese characters that are left in a text are read by the synthesiser itself; `name` replaces those that
/// it is known to get wrong.
enum ChineseReading {
  /// 零 to 九.
  static let digits = ["ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3"]

  /// A digit that is read alone. 一 is told from 七 in noise as 幺 where the hall wants that.
  static func digit(_ digit: Int, one: DigitOne) -> String {
    digit == 1 && one == .yao ? "yao1" : digits[digit]
  }

  /// The words of a number from 0 to 99, as one counts: 十二, 二十.
  static func counted(_ number: Int) -> [Int] {
    let (tens, ones) = (number / 10 % 10, number % 10)
    if tens == 0 { return [ones] }
    return (tens == 1 ? [10] : [tens, 10]) + (ones == 0 ? [] : [ones])
  }

  /// A word of `counted`.
  static func word(_ value: Int) -> String { value == 10 ? "shi2" : digits[value] }

  /// Words that stand in the names of windows and rooms and have a character with two readings. The readings
  /// are those of 现代汉语词典; espeak-ng takes the other one.
  static let words: [(text: String, pinyin: String)] = [
    ("调解", "tiao2 jie3"), ("调处", "tiao2 chu3"), ("银行", "yin2 hang2"), ("重庆", "chong2 qing4"),
    ("长者", "zhang3 zhe3"), ("解州", "hai4 zhou1"), ("单于", "chan2 yu2"), ("大夫", "dai4 fu5"),
    ("洪洞", "hong2 tong2"), ("繁峙", "fan2 shi4"), ("隰县", "xi2 xian4"),
  ]

  /// A name with its awkward words in pinyin.
  static func name(_ name: String) -> String {
    var rest = Substring(name)
    var spoken = ""
    while let first = rest.first {
      if let word = words.first(where: { rest.hasPrefix($0.text) }) {
        spoken += " \(word.pinyin) "
        rest = rest.dropFirst(word.text.count)
      } else {
        spoken.append(first)
        rest = rest.dropFirst()
      }
    }
    return spoken.split(separator: " ").joined(separator: " ")
  }
}

/// How a single 1 is read.
public enum DigitOne: String, Codable, Sendable, CaseIterable {
  /// 一.
  case yi
  /// 幺, as on the telephone: nobody takes it for 七.
  case yao
}
