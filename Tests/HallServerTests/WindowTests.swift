import Foundation
import Model
import Queue
import Testing

@testable import HallServer

/// The orders of the windows' page.
@Suite struct WindowTests {
  @Test func aCallReachesEveryPageAndTheStore() async throws {
    let hall = try await TestHall()
    let (one, two) = (try await hall.signedIn(window: 1), try await hall.signedIn(window: 2))
    let feeds = (try await one.events(), try await two.events())
    _ = try await feeds.0.next("state")
    let number = try hall.issue()
    #expect(try await feeds.1.state { ($0["waiting"] as? Int) == 1 } != nil)
    let reply = try await one.order("call")
    #expect(try reply.sentence().contains("请 A001 到 1 号窗口"))
    #expect(
      try await feeds.0.state { ($0["current"] as? [String: Any])?["number"] as? String == "A001" } != nil)
    let seen = try await feeds.1.state { state in
      (state["windows"] as? [[String: Any]])?.first?["current"] as? String == "A001"
    }
    #expect(seen != nil)
    #expect(try hall.ticket(number).window == 1)
    try await hall.end()
  }

  @Test func aTicketGoesThroughEveryButton() async throws {
    let hall = try await TestHall()
    let client = try await hall.signedIn(window: 1)
    let number = try hall.issue()
    #expect(try await client.order("call").status == 200)
    #expect(try await client.order("recall", at: "A001").sentence().contains("再叫一次"))
    hall.clock.advance(seconds: 10)
    #expect(try await client.order("missed", at: "A001").sentence().contains("10:03"))
    #expect(try hall.ticket(number).state == .noShow)
    hall.clock.advance(seconds: 181)
    #expect(try await client.order("call").sentence().contains("第 2 次叫"))
    #expect(try await client.order("start", at: "A001").status == 200)
    #expect(try hall.ticket(number).state == .serving)
    #expect(try await client.order("transfer", at: "A001", ["service": "aid"]).sentence().contains("号码不变"))
    #expect(try hall.ticket(number).service == "aid")
    #expect(try await client.order("call").status == 200)
    #expect(try await client.order("postpone", at: "A001", ["minutes": 20]).sentence().contains("10:23"))
    #expect(try await client.order("restore", ["number": "a1"]).sentence().contains("回到队里"))
    #expect(try await client.order("call").status == 200)
    hall.clock.advance(seconds: 10)
    #expect(try await client.order("finish", at: "A001").sentence() == "A001 办结。")
    let history = try hall.desk.store.history(of: try hall.ticket(number).id)
    #expect(history.allSatisfy { $0.by == .window(1) || $0.by == .kiosk(1) })
    try await hall.end()
  }

  @Test func anEmptyQueueIsSaidAndNothingHappens() async throws {
    let hall = try await TestHall()
    let client = try await hall.signedIn(window: 1)
    let reply = try await client.order("call")
    #expect(reply.status == 200)
    #expect(try reply.sentence() == "没有人在等。")
    #expect(try reply.object()["isEmpty"] as? Bool == true)
    for action in ["recall", "missed", "finish", "start"] {
      let refusal = try await client.order(action)
      #expect(refusal.status == 409, "\(action)")
      #expect(try refusal.sentence().contains("没有叫到的号"))
    }
    try await hall.end()
  }

  @Test func oneKeyIsOneCallHoweverOftenItIsSent() async throws {
    let hall = try await TestHall()
    let client = try await hall.signedIn(window: 1)
    for _ in 0..<3 { try hall.issue() }
    let key = UUID().uuidString
    let replies = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 { group.addTask { try await client.order("call", key: key).body } }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(replies.count == 1)
    let called = try hall.desk.store.tickets(on: hall.clock.now.day, openOnly: false).filter {
      $0.state != .printed
    }
    #expect(called.map(\.id.number.description) == ["A001"])
    try await hall.end()
  }

  @Test func aPageThatShowsSomebodyElseFinishesNobody() async throws {
    let hall = try await TestHall()
    let (one, other) = (try await hall.signedIn(window: 1), try await hall.signedIn(window: 1))
    for _ in 0..<3 { try hall.issue() }
    // Two presses of two pages of one window, both made while the window had nobody.
    let first = try await one.order("call")
    let second = try await other.order("call")
    #expect((first.status, second.status) == (200, 409))
    #expect(try second.sentence().contains("A001"))
    #expect(try await other.order("finish", at: "A002").status == 409)
    #expect(try hall.ticket(try #require(TicketNumber("A001"))).state == .called)
    hall.clock.advance(seconds: 2)
    #expect(try await other.order("call", at: "A001").status == 200)
    #expect(try hall.ticket(try #require(TicketNumber("A001"))).state == .done)
    try await hall.end()
  }

  @Test func aSecondPressRightAfterACallEndsNobodysVisit() async throws {
    let hall = try await TestHall()
    let (one, other) = (try await hall.signedIn(window: 1), try await hall.signedIn(window: 1))
    for _ in 0..<3 { try hall.issue() }
    let number = try #require(TicketNumber("A001"))
    #expect(try await one.order("call").status == 200)
    // Both pages show A001 by now, so neither the key nor the number tells that the press is a mistake.
    for (client, action) in [(one, "call"), (other, "call"), (one, "finish"), (other, "missed")] {
      hall.clock.advance(seconds: action == "finish" ? 1 : 0)
      let reply = try await client.order(action, at: "A001")
      #expect(reply.status == 409, "\(action)")
      #expect(try reply.sentence().contains("刚刚才叫"))
    }
    #expect(try hall.ticket(number).state == .called)
    #expect(try await one.order("recall", at: "A001").status == 200)
    hall.clock.advance(seconds: 1)
    #expect(try await one.order("call", at: "A001").status == 200)
    #expect(try hall.ticket(number).state == .done)
    // A clock that is set back keeps nobody at the window.
    hall.clock.advance(seconds: -3600)
    #expect(try await one.order("finish", at: "A002").status == 200)
    try await hall.end()
  }

  @Test func twoWindowsNeverCallTheSameNumber() async throws {
    let hall = try await TestHall()
    let clients = [try await hall.signedIn(window: 1), try await hall.signedIn(window: 2)]
    for _ in 0..<40 { try hall.issue() }
    let called = try await withThrowingTaskGroup(of: [String].self) { group in
      for client in clients {
        group.addTask {
          var numbers: [String] = []
          while numbers.count < 30 {
            hall.clock.advance(seconds: 2)
            let reply = try await client.order("call", at: numbers.last)
            guard let number = try reply.object()["number"] as? String else { break }
            numbers.append(number)
          }
          return numbers
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(called.count == 40)
    #expect(Set(called).count == 40)
    try await hall.end()
  }

  @Test func aWindowThatPausesCallsNobodyUntilItResumes() async throws {
    let hall = try await TestHall()
    let client = try await hall.signedIn(window: 1)
    let feed = try await client.events()
    try hall.issue()
    #expect(try await client.order("pause").status == 200)
    #expect(try await feed.state { $0["isPausing"] as? Bool == true } != nil)
    #expect(try await client.order("call").status == 409)
    hall.clock.advance(seconds: 1)
    #expect(try await client.order("resume").status == 200)
    #expect(try await client.order("call").status == 200)
    try await hall.end()
  }

  // MARK: Numbers for somebody

  @Test func withoutAPrinterTheNumberIsWrittenDownAndCounts() async throws {
    let hall = try await TestHall()
    let client = try await hall.signedIn(window: 1)
    let reply = try await client.order("issue", ["service": "aid", "priority": "elder", "isPrivate": true])
    #expect(try reply.sentence().contains("请把号码写给来访人"))
    let text = try #require(try reply.object()["number"] as? String)
    let number = try #require(TicketNumber(text))
    #expect(number.letter == "N")
    let ticket = try hall.ticket(number)
    #expect((ticket.state, ticket.priority, ticket.issuer) == (.printed, "elder", .window(1)))
    try await hall.end()
  }

  @Test(
    "a slip that does not come out is said, and the number counts all the same", arguments: [true, false])
  func prints(works: Bool) async throws {
    let hall = try await TestHall {
      $0.printTicket = { _ in works ? .printed : .failed(Localized(zh: "打印机没有纸。", en: "No paper.")) }
    }
    let client = try await hall.signedIn(window: 1)
    let reply = try await client.order("issue", ["service": "aid"])
    #expect(try reply.sentence().contains(works ? "号票已打印" : "打印机没有纸。请把号码写给来访人"))
    let ticket = try hall.ticket(try #require(TicketNumber("B001")))
    #expect(ticket.state == .printed)
    #expect(try hall.desk.store.history(of: ticket.id).last?.detail == (works ? "paper" : "screen"))
    try await hall.end()
  }

  @Test func twoNumbersOfOneVisitorBecomeOne() async throws {
    let hall = try await TestHall()
    let client = try await hall.signedIn(window: 1)
    try hall.issue()
    try hall.issue("aid")
    #expect(try await client.order("merge", ["number": "A001", "other": "A001"]).status == 409)
    #expect(try await client.order("merge", ["number": "A001", "other": "B009"]).status == 404)
    #expect(try await client.order("merge", ["number": "A001", "other": "b001"]).status == 200)
    #expect(try hall.ticket(try #require(TicketNumber("B001"))).state == .cancelled)
    #expect(try await client.order("prioritise", ["number": "A001", "priority": "elder"]).status == 200)
    #expect(try await client.order("prioritise", ["number": "A001", "priority": "king"]).status == 400)
    #expect(try await client.order("cancel", ["number": "A001"]).status == 200)
    #expect(try await client.order("cancel", ["number": "A001"]).status == 409)
    try await hall.end()
  }

  @Test func aNumberTypedWrongEndsNobodysVisitAtAnotherWindow() async throws {
    let hall = try await TestHall()
    let (one, two) = (try await hall.signedIn(window: 1), try await hall.signedIn(window: 2))
    let number = try hall.issue()
    try hall.issue()
    #expect(try await one.order("call").status == 200)
    for (action, body) in [
      ("cancel", ["number": "A001"]), ("merge", ["number": "A002", "other": "A001"]),
    ] {
      let reply = try await two.order(action, body)
      #expect(reply.status == 409, "\(action)")
      #expect(try reply.sentence().contains("A001 正在 1 号窗口"))
    }
    #expect(try hall.ticket(number).state == .called)
    #expect(try await two.order("prioritise", ["number": "A001", "priority": "elder"]).status == 200)
    let shown = try await two.get("/api/window/ticket/a1").object()
    #expect((shown["window"] as? Int, shown["state"] as? String) == (1, "called"))
    #expect(try await two.get("/api/window/ticket/A009").status == 404)
    #expect(try await two.get("/api/window/ticket/xyz").status == 400)
    #expect(try await HallClient(port: hall.port).get("/api/window/ticket/A001").status == 401)
    #expect(try await one.order("cancel", ["number": "A001"]).status == 200)
    try await hall.end()
  }

  // MARK: Calls for help

  @Test func aCallForHelpIsOnEveryWindowUntilSomebodyIsThere() async throws {
    let hall = try await TestHall()
    let (one, two) = (try await hall.signedIn(window: 1), try await hall.signedIn(window: 2))
    let feed = try await two.events()
    let id = HelpCallID(kiosk: 3, raisedAt: hall.clock.now)
    _ = try hall.desk.store.raise(id)
    let shown = try #require(try await feed.state { !($0["help"] as? [Any] ?? []).isEmpty })
    let call = try #require((shown["help"] as? [[String: Any]])?.first)
    #expect((call["text"] as? [String: String])?["zh"] == "3 号机请帮忙")
    #expect(try await two.order("help-show", ["help": id.description]).status == 200)
    #expect(try hall.desk.store.helpCall(id)?.shownAt == hall.clock.now)
    #expect(try await one.order("help-receive", ["help": id.description]).status == 200)
    let second = try await two.order("help-receive", ["help": id.description])
    #expect(second.status == 409)
    #expect(try second.sentence().contains("1 号窗口已经收到"))
    #expect(
      try await feed.state { (($0["help"] as? [[String: Any]])?.first?["receivedBy"] as? Int) == 1 } != nil)
    #expect(try await one.order("help-arrive", ["help": id.description]).status == 200)
    #expect(try await feed.state { ($0["help"] as? [Any])?.isEmpty == true } != nil)
    #expect(try await one.order("help-arrive", ["help": "9-1"]).status == 409)
    try await hall.end()
  }
}
