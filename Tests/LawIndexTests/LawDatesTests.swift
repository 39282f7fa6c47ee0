import Model
import Testing

@testable import LawIndex

struct LawDatesTests {
  @Test(
    "The last act of a preface is the version's day, whatever the line looks like",
    arguments: [
      (["2007年6月29日 某会议通过", "2012年12月28日 某会议《关于修改<示例法>的决定》修正"], "2012-12-28"),
      (["根据1998年12月29日某会议通过的《决定》、2020年12月26日某会议通过的《修正案（十一）》修正"], "2020-12-26"),
      (["2020年5月28日 某会议通过", "2021年1月1日 施行"], "2020-05-28"),
      (["（2011 年 2 月 25 日 某会议修订，自2011年5月1日起施行）"], "2011-02-25"),
    ])
  func passed(preface: [String], day: String) {
    #expect(LawDates.passed(preface: preface) == Day(day))
  }

  @Test(
    "A preface may name the day in force",
    arguments: [
      (["2020年5月28日 某会议通过", "2021年1月1日 施行"], "2021-01-01"),
      (["2020年12月23日某会议修正，该修正自2021年1月1日起施行"], "2021-01-01"),
    ])
  func prefaceCommencement(preface: [String], day: String) {
    #expect(LawDates.commencement(preface: preface) == Day(day))
  }

  @Test("The last article names the day in force")
  func articleCommencement() {
    let text = "本法自2026年8月15日起施行。《中华人民共和国甲法》同时废止。"
    #expect(LawDates.commencement(article: text) == Day("2026-08-15"))
    #expect(LawDates.commencement(article: "本法自公布之日起施行。") == nil)
    #expect(LawDates.commencement(article: "没有日子。") == nil)
  }

  @Test(
    "File names carry a day in their last brackets",
    arguments: [
      ("劳动法(2012-12-28).md", "2012-12-28"), ("规定（一）(2020-12-29).md", "2020-12-29"), ("规定（一）.md", ""),
      ("办法(试行).md", ""),
    ])
  func fileNames(name: String, day: String) {
    #expect(LawDates.day(inFileName: name) == Day(day))
  }

  @Test("An amendment that leaves the old day in force in the text counts from its passing")
  func effective() {
    var version = LawVersion(
      key: "示例法", title: "示例法", passed: Day("2012-12-28"), commencement: Day("2008-01-01"), file: "",
      region: "",
      isExpired: false, articles: [])
    #expect(version.effective == Day("2012-12-28"))
    #expect(!version.effectiveIsKnown)
    version.commencement = Day("2013-07-01")
    #expect(version.effective == Day("2013-07-01"))
    #expect(version.effectiveIsKnown)
  }
}
