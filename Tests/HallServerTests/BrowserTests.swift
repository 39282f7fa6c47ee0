import Foundation
import Model
import Queue
import Testing

@testable import HallServer

/// The windows' page in a real browser.
@Suite(.serialized, .enabled(if: Browser.isInstalled)) struct BrowserTests {
  private func signIn(_ browser: Browser, _ hall: TestHall, window: Int, pin: String = TestHall.pin)
    async throws
  {
    // A tab of its own host name has cookies of its own: 127.0.0.1 and localhost are two browsers for the server.
    let host = window == 1 ? "127.0.0.1" : "localhost"
    try await browser.open("http://\(host):\(hall.port)/window")
    try await browser.wait("document.querySelectorAll('#window option').length == 3")
    try await browser.run("document.querySelector('#window').value = '\(window)'")
    try await browser.type(pin, into: "#pin")
    try await browser.click("#sign-in button")
  }

  private func signedIn(_ hall: TestHall, window: Int) async throws -> Browser {
    let browser = try await Browser()
    try await signIn(browser, hall, window: window)
    try await browser.wait(
      "document.querySelector('#desk').checkVisibility() && document.querySelector('#waiting').innerText != ''"
    )
    return browser
  }

  @Test func twoWindowsCallTransferAndReload() async throws {
    let hall = try await TestHall()
    for _ in 0..<3 { try hall.issue() }
    try hall.issue("aid", priority: "elder")
    let browser = try await signedIn(hall, window: 1)
    let first = try await browser.newTab()
    try await signIn(browser, hall, window: 2)
    try await browser.wait("document.querySelectorAll('#queue li').length == 4")
    try await browser.click("#call")
    try await browser.wait("/^[AB]00/.test(document.querySelector('#now-number').innerText)")
    let called = try await browser.text("#now-number")
    try await browser.go(to: first)
    try await browser.wait("document.querySelector('#windows').innerText.includes('\(called)')")
    try await browser.wait("document.querySelectorAll('#queue li').length == 3")
    try await browser.shoot("window-queue")
    try await browser.click("#call")
    try await browser.wait("document.querySelector('#now-number').innerText != '—'")
    let mine = try await browser.text("#now-number")
    #expect(mine != called)
    try await browser.shoot("window-called")
    // The number goes on to the other service and is back in the line.
    try await browser.press("t")
    try await browser.wait("document.querySelector('#form-dialog').open")
    try await browser.shoot("window-transfer")
    try await browser.click("#form-do")
    try await browser.wait("!document.querySelector('#form-dialog').open")
    try await browser.wait("document.querySelector('#now-number').innerText == '—'")
    #expect(try hall.ticket(try #require(TicketNumber(mine))).state == .transferred)
    try await browser.reload()
    try await browser.wait("document.querySelectorAll('#queue li').length == 3")
    #expect(try await browser.text("#windows").contains(called))
    #expect(try await browser.shows("#sign-in-page") == false)
    try await browser.end()
    try await hall.end()
  }

  @Test func aDoubleClickCallsOne() async throws {
    let hall = try await TestHall()
    for _ in 0..<4 { try hall.issue() }
    let browser = try await signedIn(hall, window: 1)
    _ = try await browser.run(
      "(() => { for (let i = 0; i < 5; i++) document.querySelector('#call').click(); })()")
    try await browser.press("nnn")
    try await browser.wait("document.querySelector('#now-number').innerText == 'A001'")
    try await browser.wait("!document.querySelector('#call').disabled")
    let touched = try hall.desk.store.tickets(on: hall.clock.now.day, openOnly: false).filter {
      $0.state != .printed
    }
    // Five clicks and three keys while the first answer was on its way are one call; a key after it is another.
    #expect(touched.count <= 2 && touched.first?.id.number.description == "A001")
    try await browser.end()
    try await hall.end()
  }

  @Test func aRealDoubleClickOnTheCallCallsOneAndFinishesNobody() async throws {
    // A server whose clock runs away refuses nothing, so it is the page that is looked at.
    let clock = TestClock()
    let hall = try await TestHall(clock: clock) {
      $0.clock = {
        clock.advance(seconds: 3)
        return clock.now
      }
    }
    for _ in 0..<8 { try hall.issue() }
    let browser = try await signedIn(hall, window: 1)
    for (index, pause) in [60, 300, 900].enumerated() {
      try await browser.doubleClick("#call", pause: pause)
      try await browser.wait("document.querySelector('#now-number').innerText == 'A00\(index + 1)'")
      try await browser.wait("!document.querySelector('#call').disabled")
    }
    for (index, pause) in [100, 300, 900].enumerated() {
      try await browser.press("nn", pause: pause)
      try await browser.wait("document.querySelector('#now-number').innerText == 'A00\(index + 4)'")
      try await browser.wait("!document.querySelector('#call').disabled")
    }
    let tickets = try hall.desk.store.tickets(on: clock.now.day, openOnly: false)
    #expect(tickets.count { $0.state == .done } == 5)
    #expect(tickets.count { $0.state == .called } == 1)
    try await browser.end()
    try await hall.end()
  }

  @Test func aCodeScannedBesideTheFieldPressesNothingAndIsOpened() async throws {
    let hall = try await TestHall { $0.cases = SampleCases() }
    try hall.issue()
    let number = try #require(TicketNumber("A001"))
    let browser = try await signedIn(hall, window: 1)
    try await browser.press("n")
    try await browser.wait("document.querySelector('#now-number').innerText == 'A001'")
    try await browser.wait("!document.querySelector('[data-key=f]').disabled")
    // The letters of the first are all shortcuts, and 8 ms is what scanners take; the others come slower.
    for (code, pause) in [("FMNXZRSTPQ-FFNN\u{E007}", 8), ("LK1-FMNXZRSTP\u{E007}", 90)] {
      try await browser.press(code, pause: pause)
      try await browser.wait("document.querySelector('#case-error').innerText.includes('不完整')")
      #expect(try await browser.shows("#form-dialog") == false)
      #expect(try hall.ticket(number).state == .called)
      try await browser.click("#case-close")
    }
    try await browser.press("\(SampleCases.code)\u{E007}", pause: 8)
    try await browser.wait("document.querySelector('#case-body').checkVisibility()")
    // The next visitor's code, while the cursor stands on a tick.
    try await browser.click("#case-papers label:first-child input")
    try await browser.press("LK1-OTHER-CODE\u{E007}", pause: 8)
    try await browser.wait("document.querySelector('#case-error').innerText.includes('不完整')")
    try await browser.click("#case-close")
    // A form that waits for its button is not sent by the end of a code.
    try await browser.press("t")
    try await browser.wait("document.querySelector('#form-dialog').open")
    try await browser.press("\(SampleCases.code)\u{E007}", pause: 8)
    #expect(try await browser.shows("#form-dialog"))
    #expect(try hall.ticket(number).state == .called)
    try await browser.click("#form-cancel")
    hall.clock.advance(seconds: 5)
    try await browser.press("f")
    try await browser.wait("document.querySelector('#now-number').innerText == '—'")
    #expect(try hall.ticket(number).state == .done)
    try await browser.end()
    try await hall.end()
  }

  @Test func whenEveryPaperIsThereNobodyIsToldToTickWhatWasHandedIn() async throws {
    let hall = try await TestHall { $0.cases = SampleCases() }
    let browser = try await signedIn(hall, window: 1)
    try await browser.press("\(SampleCases.code)\u{E007}", pause: 8)
    try await browser.wait("document.querySelector('#case-body').checkVisibility()")
    try await browser.click("#case-papers label:nth-child(1) input")
    try await browser.click("#case-papers label:nth-child(2) input")
    try await browser.click("#case-notice")
    try await browser.wait("document.querySelector('#case-error').innerText.includes('没有缺必须的材料')")
    try await browser.end()
    try await hall.end()
  }

  @Test func whoeverIsGivenUpIsShownBefore() async throws {
    let hall = try await TestHall()
    for _ in 0..<2 { try hall.issue("aid") }
    let browser = try await signedIn(hall, window: 1)
    try await browser.press("x")
    try await browser.wait("document.querySelector('#form-dialog').open")
    try await browser.type("b1", into: "#form-fields input")
    // A doubled press shows who it is and does nothing.
    try await browser.run(
      "(() => { for (let i = 0; i < 3; i++) document.querySelector('#form-do').click(); })()")
    try await browser.wait("document.querySelector('#form-who').innerText.includes('B001 · 法律援助 · 在等')")
    try await browser.shoot("window-give-up")
    let (first, second) = (try #require(TicketNumber("B001")), try #require(TicketNumber("B002")))
    #expect(try hall.ticket(first).state == .printed)
    // Another number is looked at anew.
    try await browser.type("\u{E003}2", into: "#form-fields input")
    #expect(try await browser.text("#form-who") == "")
    try await browser.click("#form-do")
    try await browser.wait("document.querySelector('#form-do').innerText.includes('B002')")
    try await Task.sleep(for: .milliseconds(700))
    try await browser.click("#form-do")
    try await browser.wait("!document.querySelector('#form-dialog').open")
    #expect(try hall.ticket(first).state == .printed)
    #expect(try hall.ticket(second).state == .cancelled)
    try await browser.end()
    try await hall.end()
  }

  @Test func keysDoNothingWhileSomebodyTypes() async throws {
    let hall = try await TestHall()
    try hall.issue()
    let browser = try await signedIn(hall, window: 1)
    try await browser.press("b")
    try await browser.wait("document.querySelector('#form-dialog').open")
    try await browser.type("nnn", into: "#form-fields input")
    try await browser.click("#form-do")
    try await browser.wait("document.querySelector('#form-error').innerText != ''")
    try await browser.shoot("window-restore-error")
    try await browser.click("#form-cancel")
    #expect(try hall.ticket(try #require(TicketNumber("A001"))).state == .printed)
    #expect(try await browser.text("#call").contains("N"))
    try await browser.wait("!document.querySelector('#call').disabled")
    try await browser.press("n")
    try await browser.wait("document.querySelector('#now-number').innerText == 'A001'")
    try await browser.end()
    try await hall.end()
  }

  @Test func whenTheServerIsGoneThePageSaysSoAndComesBack() async throws {
    let hall = try await TestHall()
    let browser = try await signedIn(hall, window: 1)
    try await browser.run("(window.fetches = 0)")
    let port = hall.port
    let (desk, clock) = (hall.desk, hall.clock)
    try await hall.stop()
    try await browser.wait("document.querySelector('#lost').checkVisibility()")
    #expect(try await browser.text("#lost").contains("连不上服务器"))
    #expect(try await browser.run("document.querySelector('#call').disabled") == "true")
    try await browser.shoot("window-lost")
    let again = try await TestHall(clock: clock, port: port) { $0.desk = desk }
    // Sessions do not outlive the server, so the page asks for the PIN.
    try await browser.wait("document.querySelector('#sign-in-page').checkVisibility()")
    #expect(try await browser.shows("#lost") == false)
    try await signIn(browser, again, window: 1)
    try await browser.wait("document.querySelector('#desk').checkVisibility()")
    try await browser.end()
    try await again.end()
  }

  @Test func anEmptyQueueAndAWrongPINAreSaidInBothLanguages() async throws {
    let hall = try await TestHall()
    let browser = try await Browser()
    try await signIn(browser, hall, window: 1, pin: "9999")
    try await browser.wait("document.querySelector('#sign-in-error').innerText.includes('密码不对')")
    try await browser.shoot("window-sign-in")
    try await signIn(browser, hall, window: 1)
    try await browser.wait("document.querySelector('#desk').checkVisibility()")
    try await browser.wait("!document.querySelector('#call').disabled")
    try await browser.press("n")
    try await browser.wait("document.querySelector('#message').innerText == '没有人在等。'")
    try await browser.click("#language")
    try await browser.wait("document.querySelector('#message').innerText == 'Nobody waits.'")
    // Not one Chinese character but the button back, in the whole page.
    let chinese =
      "[...document.querySelector('#desk').innerText].filter((one) => /[\\u4e00-\\u9fff]/.test(one)).join('')"
    #expect(try await browser.run(chinese) == "")
    try await browser.shoot("window-english")
    try await browser.end()
    try await hall.end()
  }

  @Test func aCallForHelpIsAnsweredFromThePage() async throws {
    let hall = try await TestHall()
    let browser = try await signedIn(hall, window: 1)
    let id = HelpCallID(kiosk: 3, raisedAt: hall.clock.now)
    _ = try hall.desk.store.raise(id)
    try await browser.wait("document.querySelector('#help').innerText.includes('3 号机请帮忙')")
    try await browser.shoot("window-help")
    try await browser.click("#help button")
    try await browser.wait("document.querySelector('#help').innerText.includes('1 号窗口收到')")
    #expect(try hall.desk.store.helpCall(id)?.shownAt != nil)
    try await browser.click("#help button")
    try await browser.wait("!document.querySelector('#help').checkVisibility()")
    #expect(try hall.desk.store.helpCall(id)?.state == .arrived)
    try await browser.end()
    try await hall.end()
  }

  @Test func aScannedCodeIsShownPrintedAndForgotten() async throws {
    let hall = try await TestHall { $0.cases = SampleCases() }
    let browser = try await signedIn(hall, window: 1)
    try await browser.press("q")
    try await browser.wait("document.querySelector('#case-dialog').open")
    try await browser.type("LKC1-wrong\u{E007}", into: "#case-code")
    try await browser.wait("document.querySelector('#case-error').innerText.includes('不完整')")
    // A scanner types fast and ends with Enter.
    try await browser.type("\(SampleCases.code)\u{E007}", into: "#case-code")
    try await browser.wait("document.querySelector('#case-body').checkVisibility()")
    #expect(try await browser.text("#case-body").contains("<b>工资</b>"))
    try await browser.shoot("window-case")
    try await browser.run("(window.print = () => {})")
    try await browser.click("#case-papers label:first-child input")
    try await browser.click("#case-receipt")
    try await browser.wait("document.querySelector('#paper').innerHTML.includes('checkbox')")
    let pdf = try await browser.printed()
    #expect(pdf.starts(with: Data("%PDF".utf8)))
    if let folder = ProcessInfo.processInfo.environment["KIOSK_SHOTS"] {
      try pdf.write(to: URL(filePath: folder).appending(path: "receipt.pdf"))
    }
    #expect(
      try await browser.run("location.href + performance.getEntries().map((one) => one.name).join()")
        .contains(SampleCases.code) == false)
    try await browser.click("#case-close")
    // The page forgets when it hears that the dialog has closed, which is a moment after it closes.
    try await browser.wait("document.querySelector('#case-body').hidden")
    #expect(try await browser.shows("#case-dialog") == false)
    let left = try await browser.run(
      "document.documentElement.outerHTML + document.querySelector('#case-code').value")
    for secret in [SampleCases.code, "工资", "身份证"] { #expect(!left.contains(secret), "\(secret)") }
    #expect(
      try await browser.run("Object.values(localStorage).join() + Object.values(sessionStorage).join()")
        .contains("LKC") == false)
    try await browser.end()
    try await hall.end()
  }
}
