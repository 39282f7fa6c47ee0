/// Numbers as statutes write them: 第一千零七十九条.
public enum ChineseNumeral {
  /// The value, 0 to 9999, of a numeral such as 一千零七十九, 二百〇三, 两百 or 十五; `nil` for anything else.
  ///
  /// Digit by digit forms (一〇七九) are read as well, because residents write them. A missing 零 is forgiven
  /// (一百五 is 105, as statutes count), a missing digit only before 十 (二百十 is 210).
  public static func value(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty else { return nil }
    return digitByDigit(text) ?? byUnits(text)
  }

  private static func digitByDigit(_ text: some StringProtocol) -> Int? {
    var value = 0
    for (index, character) in text.enumerated() {
      guard index < 4, let digit = digits[character] else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  private static func byUnits(_ text: some StringProtocol) -> Int? {
    var total = 0
    var digit: Int?
    var smallestUnit = 10_000
    for character in text {
      if let unit = units[character] {
        // 十 alone, at the start or after 零, is one ten: 十五, 二百十, 一千零十.
        let count = unit == 10 && digit ?? 0 == 0 ? 1 : digit ?? 0
        guard unit < smallestUnit, count > 0 else { return nil }
        total += count * unit
        smallestUnit = unit
        digit = nil
      } else if let value = digits[character], digit ?? 0 == 0 {
        digit = value
      } else {
        return nil
      }
    }
    return smallestUnit == 10_000 ? nil : total + (digit ?? 0)
  }

  /// The numeral of `number` as statutes write it: 10 is 十, 105 is 一百零五. A programmer's error outside
  /// 0 to 9999: no article has such a number.
  public static func text(_ number: Int) -> String {
    precondition((0...9999).contains(number), "article numbers stay below ten thousand")
    guard number > 0 else { return "零" }
    let names = Array("零一二三四五六七八九")
    var result = ""
    var zeroPending = false
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / unit % 10
      if digit == 0 {
        zeroPending = !result.isEmpty
        continue
      }
      if zeroPending { result += "零" }
      zeroPending = false
      let isLeadingTen = unit == 10 && digit == 1 && result.isEmpty
      result += (isLeadingTen ? "" : String(names[digit])) + name
    }
    return result
  }

  private static let digits: [Character: Int] = [
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let units: [Character: Int] = ["十": 10, "百": 100, "千": 1000]
}
