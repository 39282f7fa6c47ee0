import Configuration
import Eligibility
import KioskTesting
import Model
import Testing

@testable import Screens

/// Staff enter what nobody has entered: after the PIN, field by field, looked at twice, the figure twice.
@Suite struct AidEntryTests {
  /// The staff page of a hall in a county, after the PIN.
  private static var staff: App {
    var app = App.ready()
    app.settings.hall.regionCode = ShippedAid.county
    app.services.aid = ShippedAid.configuration.aid
    app.services.aidPlaces = ShippedAid.places
    app.pages = [.home, .staff(StaffState(token: 0))]
    return app
  }

  private static func state(_ app: App) throws -> AidEntryState {
    guard case .aidEntry(let state) = app.page else {
      Issue.record("the page of entries is shown, not \(app.page.name)")
      throw CancellationError()
    }
    return state
  }

  private static func type(_ app: inout App, _ digits: String) {
    for digit in digits { app.touch(.aidEntry(.digit(String(digit)))) }
  }

  private static func write(_ app: inout App, _ words: String) throws {
    let field = try #require(app.writing)
    app.answer(
      .composed(
        Composition(
          session: field.composition.session, sequence: field.composition.sequence + 1, committed: words)))
  }

  /// The form of the hardship line, up to the second look.
  private static func filled(_ figure: String = "1200") throws -> App {
    var app = staff
    app.touch(.aidEntry(.open))
    app.touch(.aidEntry(.value("hardship")))
    app.touch(.aidEntry(.begin))
    app.touch(.aidEntry(.region(ShippedAid.county)))
    type(&app, figure)
    app.touch(.aidEntry(.next))
    type(&app, "20260101")
    app.touch(.aidEntry(.next))
    app.touch(.aidEntry(.skip))
    app.touch(.aidEntry(.next))
    try write(&app, "关于公布标准的通知")
    app.touch(.aidEntry(.next))
    try write(&app, "晋司规〔2025〕3号")
    app.touch(.aidEntry(.next))
    return app
  }

  @Test func thePageOpensFromTheStaffPageAlone() {
    var app = Self.staff
    app.pages = [.home]
    #expect(app.touch(.aidEntry(.open)) == [] && app.page == .home)
    app = Self.staff
    app.services.aid = nil
    #expect(app.touch(.aidEntry(.open)) == [] && app.page.name == "staff")
    app = Self.staff
    #expect(app.touch(.aidEntry(.open)) == [.input(.begin(session: app.session))])
    #expect(app.page.name == "aid-entry.list")
    #expect(app.words().contains("还有 8 项用不上"))
  }

  @Test func whatIsEnteredTwiceAlikeIsWrittenAndCountsAtOnce() throws {
    var app = try Self.filled()
    #expect(try Self.state(app).stage == .secondLook)
    #expect(app.words().contains("1200 元"))
    app.touch(.aidEntry(.confirmLook))
    Self.type(&app, "1200.00")
    let effects = app.touch(.aidEntry(.save))
    guard case .saveAidEntry(let entry, let token)? = effects.first else {
      Issue.record("expected a writing, found \(effects)")
      return
    }
    #expect(entry.value == "hardship" && entry.region == ShippedAid.county)
    #expect(entry.content == .incomeLine(fen: 120_000, nearPercent: 120))
    #expect(entry.source.documentNumber == "晋司规〔2025〕3号")
    // Nothing more is taken while it is being written.
    #expect(app.touch(.aidEntry(.save)) == [] && app.touch(.back) == [])
    let pack = try #require(app.services.aid).adding(entry, entered: app.now)
    app.answer(.aidEntrySaved(.success(pack), token: token))
    #expect(try Self.state(app).stage == .saved)
    #expect(app.services.aid == pack)
    app.touch(.aidEntry(.done))
    #expect(app.words().contains("《关于公布标准的通知》晋司规〔2025〕3号"))
    app.touch(.home)
    #expect(app.services.aid == pack, "the next session evaluates with it")
  }

  @Test func twoFiguresThatDifferAreNotWritten() throws {
    var app = try Self.filled()
    app.touch(.aidEntry(.confirmLook))
    Self.type(&app, "1300")
    #expect(app.touch(.aidEntry(.save)) == [])
    #expect(app.words().contains("两遍不一样，没有写入"))
    #expect(try Self.state(app).entry.text.value.isEmpty)
    Self.type(&app, "1200")
    #expect(app.touch(.aidEntry(.save)).count == 1)
  }

  @Test func thatThereIsNoneIsEnteredLikeAFigureLookedAtAndEnteredAgain() throws {
    var app = Self.staff
    for action in [
      .open, .value("shanxi_exempt"), .begin, .region("140000"), .absent,
    ] as [AidEntryAction] { app.touch(.aidEntry(action)) }
    #expect(try Self.state(app).stage == .field(.validFrom))
    Self.type(&app, "20250101")
    for action in [.next, .skip, .next] as [AidEntryAction] { app.touch(.aidEntry(action)) }
    try Self.write(&app, "山西省法律援助条例")
    app.touch(.aidEntry(.next))
    try Self.write(&app, "公告〔2024〕1号")
    app.touch(.aidEntry(.next))
    #expect(try Self.state(app).stage == .secondLook)
    #expect(app.words().contains("没有这样的规定"))
    app.touch(.aidEntry(.confirmLook))
    Self.type(&app, "12")
    #expect(app.touch(.aidEntry(.save)) == [] && app.words().contains("两遍不一样"))
    guard case .saveAidEntry(let entry, let token)? = app.touch(.aidEntry(.absent)).first else {
      Issue.record("expected a writing")
      return
    }
    #expect(entry.content == .absent && entry.region == "140000")
    let pack = try #require(app.services.aid).adding(entry, entered: app.now)
    app.answer(.aidEntrySaved(.success(pack), token: token))
    app.touch(.aidEntry(.done))
    #expect(app.words().contains("有效：没有这样的规定"))
    app.touch(.back)
    #expect(app.words().contains("还有 7 项用不上"), "nobody has to enter it any more")
  }

  @Test func onlyWhatMayBeAbsentCanBeEnteredAsAbsent() throws {
    var app = Self.staff
    for action in [.open, .value("own_income"), .begin, .region("140000")] as [AidEntryAction] {
      app.touch(.aidEntry(action))
    }
    #expect(app.touch(.aidEntry(.absent)) == [])
    #expect(try Self.state(app).stage == .field(.figure))
    #expect(!app.words().contains("aid-absent"))
  }

  @Test func thePeriodToObjectIsEnteredWithItsArticle() throws {
    var app = Self.staff
    for action in [.open, .value("objection_days"), .begin, .region("140000")] as [AidEntryAction] {
      app.touch(.aidEntry(action))
    }
    Self.type(&app, "15")
    app.touch(.aidEntry(.next))
    #expect(try Self.state(app).stage == .field(.article))
    app.touch(.aidEntry(.next))
    #expect(try Self.state(app).stage == .field(.article), "days without their article cannot be checked")
    Self.type(&app, "22")
    app.touch(.aidEntry(.next))
    #expect(try Self.state(app).stage == .field(.validFrom))
  }

  @Test func aDiskThatTakesNothingIsSaidAndTheFormStays() throws {
    var app = try Self.filled()
    let before = app.services.aid
    app.touch(.aidEntry(.confirmLook))
    Self.type(&app, "1200")
    app.touch(.aidEntry(.save))
    app.answer(
      .aidEntrySaved(
        .failure(AidEntryFailure(Localized(zh: "硬盘写不进去。", en: "The disk is full."))), token: app.lastToken))
    #expect(app.words().contains("硬盘写不进去。"))
    #expect(app.services.aid == before)
    #expect(try Self.state(app).stage == .again)
    #expect(app.touch(.aidEntry(.save)).count == 1, "it can be tried again")
  }

  @Test func aStaleAnswerChangesThePackButNotThePage() throws {
    var app = try Self.filled()
    app.touch(.aidEntry(.confirmLook))
    Self.type(&app, "1200")
    let effects = app.touch(.aidEntry(.save))
    guard case .saveAidEntry(let entry, let token)? = effects.first else { return }
    app.touch(.home)
    let pack = try #require(app.services.aid).adding(entry, entered: app.now)
    app.answer(.aidEntrySaved(.success(pack), token: token))
    #expect(app.page == .home && app.services.aid == pack)
  }

  @Test(arguments: [("0", "请输大于零的数"), ("", "请输大于零的数"), ("1.234", "最多两位小数")])
  func aWrongFigureIsSaidOnItsOwnPage(_ wrong: (digits: String, words: String)) throws {
    var app = Self.staff
    for action in [.open, .value("hardship"), .begin, .region(ShippedAid.county)] as [AidEntryAction] {
      app.touch(.aidEntry(action))
    }
    Self.type(&app, wrong.digits)
    app.touch(.aidEntry(.next))
    #expect(try Self.state(app).stage == .field(.figure))
    #expect(app.words().contains(wrong.words))
    app.touch(.aidEntry(.clear))
    Self.type(&app, "900")
    app.touch(.aidEntry(.next))
    #expect(try Self.state(app).stage == .field(.validFrom))
  }

  @Test func aFirstDayMovedBehindTheLastOneIsFoundBeforeTheSecondLook() throws {
    var app = try Self.filled()
    app.touch(.aidEntry(.fix))
    app.touch(.aidEntry(.region(ShippedAid.county)))
    app.touch(.aidEntry(.next))
    app.touch(.aidEntry(.next))
    Self.type(&app, "20251231")
    app.touch(.aidEntry(.next))
    #expect(try Self.state(app).stage == .field(.validTo))
    #expect(app.words().contains("截止日期不能早于施行日期"))
  }

  @Test func backGoesThroughTheFieldsWithoutLoss() throws {
    var app = try Self.filled()
    let draft = try Self.state(app).draft
    for _ in 0..<7 { app.touch(.back) }
    #expect(try Self.state(app).stage == .field(.region))
    app.touch(.aidEntry(.region(ShippedAid.county)))
    for _ in 0..<6 { app.touch(.aidEntry(.next)) }
    #expect(try Self.state(app).stage == .secondLook)
    #expect(try Self.state(app).draft == draft)
  }

  @Test func aFieldWithHalfAWordIsTakenAsItsFirstCandidateOrLeftBehind() throws {
    var app = Self.staff
    for action in [.open, .value("institution"), .begin] as [AidEntryAction] { app.touch(.aidEntry(action)) }
    #expect(try Self.state(app).stage == .field(.name), "a county's own value asks for no place")
    #expect(
      app.touch(.aidEntry(.press(.key("g")))).first
        == .input(.letter(Private("g"), session: app.session, sequence: 2)))
    app.answer(
      .composed(Composition(session: app.session, sequence: 2, composing: "g", candidates: ["工会"])))
    app.touch(.aidEntry(.next))
    #expect(try Self.state(app).draft[.name] == "工会")
    #expect(try Self.state(app).entry.composition.composing.value.isEmpty)
  }

  @Test func nobodyThereMeansNothingIsWritten() throws {
    var app = try Self.filled()
    app.touch(.aidEntry(.confirmLook))
    Self.type(&app, "1200")
    let effects = app.wait(
      seconds: app.settings.idle.staffSeconds + app.settings.idle.countdownSeconds + 1)
    #expect(app.isPristine)
    #expect(!effects.contains { if case .saveAidEntry = $0 { true } else { false } })
    #expect(effects.contains(.input(.end(session: 1))))
  }

  @Test func aHallWithoutACountySaysWhatToDoInstead() throws {
    var app = Self.staff
    app.settings.hall.regionCode = nil
    app.services.aidPlaces.chain = []
    app.touch(.aidEntry(.open))
    app.touch(.aidEntry(.value("hardship")))
    #expect(app.words().contains("hall.region_code"))
    #expect(app.touch(.aidEntry(.begin)) == [])
    #expect(try Self.state(app).stage == .value)
  }

  @Test func anyTouchesLeaveTheFormWholeAndWriteNothingThatWasNotLookedAtTwice() throws {
    var random = SeededGenerator(for: "touches on the form")
    let values = try #require(ShippedAid.configuration.aid).values.map(\.id)
    for _ in 0..<60 {
      var app = Self.staff
      app.touch(.aidEntry(.open))
      for _ in 0..<120 {
        let actions: [AidEntryAction] = [
          .value(values.randomElement(using: &random) ?? ""), .citations, .areas, .begin, .next, .next, .next,
          .skip,
          .absent, .fix, .confirmLook, .save, .done, .backspace, .clear,
          .page(Int.random(in: -1...3, using: &random)),
          .region("140105"), .region("999999"), .digit("1"), .digit("2"), .digit("."), .digit("-"),
          .press(.key("a")), .press(.space), .press(.keys(.digits)), .press(.candidate(0)), .press(.clear),
        ]
        let before = app.page
        let action: AppAction =
          Int.random(in: 0..<12, using: &random) == 0
          ? .back : .aidEntry(actions.randomElement(using: &random) ?? .next)
        for effect in app.touch(action) {
          guard case .saveAidEntry = effect, case .aidEntry(let state) = before else { continue }
          #expect(state.stage == .again && !state.entry.text.value.isEmpty)
        }
      }
      _ = app.words()
    }
  }
}
