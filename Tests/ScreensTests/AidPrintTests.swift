import Eligibility
import KioskTesting
import Model
import Testing

@testable import Screens

/// Printing the result: once, told truly, and gone with the session.
@Suite struct AidPrintTests {
  /// The result of unpaid wages on a machine with a printer.
  private static func atTheResult(hasPrinter: Bool = true) throws -> App {
    var app = App.ready()
    app.services.aid = try AidSlipTests.pack()
    app.services.hasPrinter = hasPrinter
    app.touch(.openAidCheck)
    app.changeAid {
      $0.answers.value.values = ["group": ["C"], "matter": ["wage"]]
      $0.stage = .result
    }
    return app
  }

  private static func token(_ effects: [Effect]) throws -> Int {
    guard case .print(_, let token) = try #require(effects.first) else {
      Issue.record("nothing was printed")
      return 0
    }
    return token
  }

  private static func state(_ app: App) -> PrintState? {
    for case .aidCheck(let state) in app.pages { return state.print }
    return nil
  }

  @Test func twoTouchesPrintOnce() throws {
    var app = try Self.atTheResult()
    let token = try Self.token(app.touch(.aidCheck(.print)))
    #expect(app.touch(.aidCheck(.print), after: 1).isEmpty)
    app.answer(.printed(.success(.confirmed), token: token))
    #expect(Self.state(app) == .printed(.confirmed))
    #expect(app.touch(.aidCheck(.print), after: 1).isEmpty)
  }

  @Test func aSlipThatNobodyConfirmedOrThatFailedCanBePrintedAgain() throws {
    var app = try Self.atTheResult()
    app.answer(.printed(.success(.unconfirmed), token: try Self.token(app.touch(.aidCheck(.print)))))
    #expect(Self.state(app) == .printed(.unconfirmed))
    let again = try Self.token(app.touch(.aidCheck(.print)))
    app.answer(.printed(.failure(Failure("打印纸用完了。")), token: again))
    #expect(Self.state(app) == .failed(Failure("打印纸用完了。").sentence))
    #expect(try Self.token(app.touch(.aidCheck(.print))) > again)
  }

  @Test func afterTheLastSlipOfASessionStaffPrintMore() throws {
    var app = try Self.atTheResult()
    app.settings.printer.slipsPerSession = 2
    app.answer(.printed(.failure(Failure("打印纸用完了。")), token: try Self.token(app.touch(.aidCheck(.print)))))
    for _ in 0..<2 {
      app.answer(.printed(.success(.unconfirmed), token: try Self.token(app.touch(.aidCheck(.print)))))
    }
    #expect(app.touch(.aidCheck(.print)).isEmpty)
    #expect(app.words().contains("再要，请找工作人员"))
    app.touch(.home)
    #expect(app.slipsPrinted == 0, "the next person has their own")
  }

  @Test func otherAnswersAreAnotherSlip() throws {
    var app = try Self.atTheResult()
    let token = try Self.token(app.touch(.aidCheck(.print)))
    app.changeAid { $0.answers.value.values["status"] = ["migrant"] }
    app.answer(.printed(.success(.confirmed), token: token))
    #expect(Self.state(app) == .idle)
  }

  @Test func theAnswerFindsItsPageUnderAnArticleAndNothingAfterAReset() throws {
    var app = try Self.atTheResult()
    let token = try Self.token(app.touch(.aidCheck(.print)))
    app.pages.append(.privacy)
    app.answer(.printed(.success(.confirmed), token: token))
    #expect(Self.state(app) == .printed(.confirmed))

    var left = try Self.atTheResult()
    let stale = try Self.token(left.touch(.aidCheck(.print)))
    left.touch(.home)
    let clean = left
    left.answer(.printed(.failure(Failure("打印纸用完了。")), token: stale))
    #expect(left == clean)
  }

  @Test func withoutAPrinterOrBeforeTheResultNothingIsPrinted() throws {
    var bare = try Self.atTheResult(hasPrinter: false)
    #expect(bare.touch(.aidCheck(.print)).isEmpty)
    var early = try Self.atTheResult()
    early.touch(.aidCheck(.overview))
    #expect(early.touch(.aidCheck(.print)).isEmpty)
    #expect(Self.state(early) == .idle)
  }

  @Test func whatIsPrintedIsTheResultAndNeverInTheLog() throws {
    var app = try Self.atTheResult()
    guard case .print(let blocks, _) = try #require(app.touch(.aidCheck(.print)).first) else { return }
    guard case .aidCheck(let state) = app.page else { return }
    #expect(try blocks.value == #require(app.aidSlip(state)).blocks)
    #expect("\(blocks)" == "‹\(blocks.value.count)›")
  }
}
