/// Numbers as statutes write them: 第一千零七十九条.
public enum ChineseNumeral {
  /// The value of a numeral such as 一千零七十九, 二百〇三, 廿 excluded; `nil` for anything else.
  ///
  /// Digit by digit forms (一〇七九) are read as well, because residents write them.
  public static func value(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty else { return nil }
    if text.allSatisfy({ digits[$0] != nil }) {
      return text.reduce(into: 0) { $0 = $0 * 10 + (digits[$1] ?? 0) }
    }
    var total = 0
    var digit: Int?
    for character in text {
      if let value = digits[character] {
        digit = value
      } else if let unit = units[character] {
        total += (digit ?? 1) * unit
        digit = nil
      } else {
        return nil
      }
    }
    return total + (digit ?? 0)
  }

  /// The numeral of `number`, 0 to 9999, as statutes write it: 10 is 十, 105 is 一百零五.
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
