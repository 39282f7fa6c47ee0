import Model
import Queue
import Testing

@Suite("Announcements")
struct AnnouncementTests {
  private func number(_ text: String) throws -> TicketNumber { try #require(TicketNumber(text)) }

  @Test("A call is written as it is spoken, digit by digit, in Chinese and English")
  func plainCall() throws {
    let call = Announcement(try number("A035"), to: CallPlace(window: 3))
    #expect(call.text.zh == "请 A035 号到 3 号窗口")
    #expect(call.text.en == "A035, please go to Window 3")
    #expect(call.pinyin == "qing3 A ling2 san1 wu3 hao4, dao4 san1 hao4 chuang1 kou3.")
    #expect(call.clips == ["qing", "A", "0", "3", "5", "hao", "dao", "3", "hao-chuangkou"])
  }

  @Test("A hall can have the digit 1 of a number read as yao; a window is counted all the same")
  func digitOne() throws {
    let call = Announcement(try number("B101"), to: CallPlace(window: 11), one: .yao)
    #expect(call.pinyin == "qing3 B yao1 ling2 yao1 hao4, dao4 shi2 yi1 hao4 chuang1 kou3.")
    #expect(call.clips == ["qing", "B", "yao", "0", "yao", "hao", "dao", "10", "1", "hao-chuangkou"])
  }

  @Test(
    "Windows are counted, not spelled",
    arguments: [
      (1, "yi1"), (10, "shi2"), (12, "shi2 er4"), (20, "er4 shi2"), (35, "san1 shi2 wu3"),
      (99, "jiu3 shi2 jiu3"),
    ])
  func windows(_ window: Int, _ spoken: String) throws {
    let call = Announcement(try number("A001"), to: CallPlace(window: window))
    #expect(call.pinyin.contains("dao4 \(spoken) hao4"))
    #expect(call.text.zh.hasSuffix(" 号到 \(window) 号窗口"))
  }

  @Test("A room keeps its name, and awkward characters are read by pinyin")
  func rooms() throws {
    let room = CallPlace(window: 5, name: Localized(zh: "调解室", en: "Mediation room"))
    let call = Announcement(try number("C007"), to: room)
    #expect(call.text.zh == "请 C007 号到 5 号调解室")
    #expect(call.pinyin.hasSuffix("dao4 wu3 hao4 tiao2 jie3 室."))
    #expect(call.clips.suffix(2) == ["hao", "place-5"])
    var read = room
    read.reading = "tiao2 jie3 shi4"
    #expect(Announcement(try number("C007"), to: read).pinyin.hasSuffix("hao4 tiao2 jie3 shi4."))
  }

  @Test("Four digits are spoken like three")
  func fourDigits() throws {
    let call = Announcement(try number("A1204"), to: CallPlace(window: 2))
    #expect(call.text.zh == "请 A1204 号到 2 号窗口")
    #expect(call.clips.prefix(6) == ["qing", "A", "1", "2", "0", "4"])
  }

  @Test("The clips of every possible call are in the list for whoever records them")
  func everyClip() throws {
    let places = hall.windows.map(\.place) + [CallPlace(window: 27, name: Localized(zh: "调解室", en: "Room"))]
    let all = Announcement.everyClip(letters: hall.letters, places: places, one: .yao)
    #expect(Set(all).count == all.count)
    for value in 1...999 {
      for place in places {
        let name = try #require(TicketNumber(letter: "A", number: value))
        let missing = Set(Announcement(name, to: place, one: .yao).clips).subtracting(all)
        #expect(missing.isEmpty, "\(name) to \(place.text.zh) needs \(missing.sorted())")
      }
    }
  }
}
