import Model
import Testing

/// Numbers as statutes and residents write them.
@Suite struct ChineseNumeralTests {
  @Test func everyArticleNumberReadsBack() throws {
    for number in 1...9999 {
      let text = ChineseNumeral.text(number)
      try #require(ChineseNumeral.value(text) == number, "\(number) is written \(text)")
    }
    #expect(ChineseNumeral.value(ChineseNumeral.text(0)) == 0)
  }

  @Test func everyNumberReadsDigitByDigit() throws {
    let names = Array("〇一二三四五六七八九")
    for number in 0...9999 {
      let text = String(String(number).compactMap { $0.wholeNumberValue.map { names[$0] } })
      try #require(ChineseNumeral.value(text) == number)
    }
  }

  @Test(arguments: [
    (10, "十"), (11, "十一"), (20, "二十"), (100, "一百"), (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"),
    (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"), (1079, "一千零七十九"), (1100, "一千一百"), (2020, "二千零二十"),
  ])
  func numbersAreWrittenAsStatutesDo(number: Int, text: String) {
    #expect(ChineseNumeral.text(number) == text)
  }

  @Test(arguments: [
    ("二百〇三", 203), ("二百○三", 203), ("两百零三", 203), ("二百三", 203), ("二百十", 210), ("一千〇七十九", 1079),
    ("一千零十", 1010), ("一〇七九", 1079), ("○五", 5), ("十", 10), ("两千", 2000), ("零", 0),
  ])
  func mixedFormsAreRead(text: String, value: Int) {
    #expect(ChineseNumeral.value(text) == value)
  }

  @Test(arguments: [
    "", "百", "千百", "十十", "一百一百", "一百二千", "一二十", "二十三四", "一万", "廿", "一百 五", "5", "1百", "第一", "一百条", "零百",
    "一二三四五",
  ])
  func anythingElseIsNoNumeral(text: String) {
    #expect(ChineseNumeral.value(text) == nil)
  }

  /// It was an arithmetic overflow: a finger resting on a key must not end the kiosk.
  @Test func aRowOfDigitsWithoutEndIsNoNumeral() {
    #expect(ChineseNumeral.value(String(repeating: "九", count: 60)) == nil)
    #expect(ChineseNumeral.value(String(repeating: "零", count: 60)) == nil)
  }
}
