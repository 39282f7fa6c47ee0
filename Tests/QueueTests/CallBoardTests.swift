import Model
import Queue
import Testing

@Suite("The display's board")
struct CallBoardTests {
  private let start = Instant(milliseconds: 1_000_000)

  private func call(_ number: Int, window: Int = 1, isAgain: Bool = false) -> BoardCall {
    BoardCall(ticket: ticket(number).id, window: window, isAgain: isAgain)
  }

  private func called(_ number: Int, window: Int = 1) throws -> Ticket {
    try ticket(number).after(.called(window: window), at: morning, policy: CallPolicy())
  }

  @Test("Two windows that call in the same second are shown one after the other, six seconds each")
  func twoAtOnce() throws {
    var board = CallBoard(repetitions: 1)
    board.know([try called(1), try called(2, window: 2)])
    board.add(call(1))
    board.add(call(2, window: 2))
    #expect(board.advance(to: start)?.call.ticket == ticket(1).id)
    #expect(board.waiting.count == 1)
    #expect(board.nextWake == start.adding(milliseconds: 6000))
    #expect(board.advance(to: start.adding(milliseconds: 5999)) == nil)
    #expect(board.advance(to: start.adding(milliseconds: 6000))?.call.window == 2)
    #expect(board.earlier == [call(1)])
  }

  @Test("A call that nobody follows is said twice, and not when the visitor has come")
  func repetition() throws {
    var board = CallBoard(repetitions: 2)
    let one = try called(1)
    board.know([one])
    board.add(call(1))
    let saidFirst = board.advance(to: start)
    let first = try #require(saidFirst)
    board.hold(cue: first.id, milliseconds: 4_700)
    #expect(board.nextWake == start.adding(milliseconds: 7_200))
    let saidSecond = board.advance(to: start.adding(milliseconds: 7_200))
    let second = try #require(saidSecond)
    #expect(second.saying == 2)
    #expect(board.nextWake == nil)

    // The next call waits for the end of the words, not for six seconds more.
    board.hold(cue: second.id, milliseconds: 4_000)
    board.add(call(2))
    #expect(board.nextWake == start.adding(milliseconds: 11_200))

    var other = CallBoard(repetitions: 2)
    other.know([one])
    other.add(call(1))
    _ = other.advance(to: start)
    other.know([try one.after(.started, at: morning, policy: CallPolicy())])
    #expect(other.nextWake == nil)
    #expect(other.advance(to: start.adding(seconds: 60)) == nil)
  }

  @Test("A long announcement keeps its place until it is said")
  func longSpeech() throws {
    var board = CallBoard()
    board.add(call(1))
    let said = board.advance(to: start)
    let cue = try #require(said)
    board.hold(cue: cue.id, milliseconds: 9_000)
    board.add(call(2))
    #expect(board.advance(to: start.adding(milliseconds: 8_999)) == nil)
    #expect(board.advance(to: start.adding(milliseconds: 9_000))?.call.ticket == ticket(2).id)
  }

  @Test("A repeated call of the one in front is announced again; one that waits is not announced twice")
  func recalls() throws {
    var board = CallBoard(repetitions: 1)
    board.add(call(1))
    _ = board.advance(to: start)
    board.add(call(1, isAgain: true))
    board.add(call(1, window: 4, isAgain: true))
    #expect(board.waiting == [call(1, window: 4, isAgain: true)])
    #expect(board.advance(to: start.adding(seconds: 6))?.call.isAgain == true)
    #expect(board.earlier.isEmpty)
  }

  @Test("A cancelled ticket is dropped from the line; a finished one is still shown")
  func states() throws {
    var board = CallBoard(repetitions: 1)
    board.add(call(1))
    board.add(call(2))
    board.add(call(3))
    board.know([
      try called(1), try called(2).after(.cancelled(.left), at: morning, policy: CallPolicy()),
      try called(3).after(.finished, at: morning, policy: CallPolicy()),
    ])
    _ = board.advance(to: start)
    #expect(board.advance(to: start.adding(seconds: 6))?.call.ticket == ticket(3).id)
    #expect(board.waiting.isEmpty)
  }

  @Test("A ticket that was given up while it stood in front goes when its six seconds are over")
  func cancelledInFront() throws {
    var board = CallBoard()
    board.add(call(1))
    _ = board.advance(to: start)
    board.know([try called(1).after(.cancelled(.left), at: morning, policy: CallPolicy())])
    #expect(board.front != nil)
    #expect(board.nextWake == start.adding(seconds: 6))
    #expect(board.advance(to: start.adding(seconds: 6)) == nil)
    #expect(board.front == nil)
    #expect(board.earlier.isEmpty)
  }

  @Test("A clock that runs backwards starts the six seconds anew and stops nothing")
  func clock() {
    var board = CallBoard(repetitions: 1)
    board.add(call(1))
    _ = board.advance(to: start)
    board.add(call(2))
    let back = start.adding(seconds: -3600)
    #expect(board.advance(to: back) == nil)
    #expect(board.nextWake == back.adding(seconds: 6))
    #expect(board.advance(to: back.adding(seconds: 6)) != nil)
  }

  @Test("Whatever is called, in whatever order, each call stands six seconds, in order, and none is lost")
  func property() throws {
    let seed = seed("board")
    var random = SeededRandom(seed)
    for _ in 0..<300 {
      var board = CallBoard(repetitions: Int.random(in: 1...3, using: &random))
      var states: [Int: Ticket] = [:]
      var expected: [TicketID] = []
      var shown: [(id: TicketID, at: Instant, held: Int64)] = []
      var now = start
      for _ in 0..<40 {
        now = now.adding(milliseconds: Int64.random(in: 0...4000, using: &random))
        let number = Int.random(in: 1...8, using: &random)
        let made = call(number, window: Int.random(in: 1...4, using: &random), isAgain: states[number] != nil)
        states[number] = try called(number, window: made.window)
        board.know(Array(states.values))
        if !board.waiting.contains(where: { $0.ticket == made.ticket }) { expected.append(made.ticket) }
        board.add(made)
        if Bool.random(using: &random), let ended = states[number] {
          states[number] = try ended.after(.finished, at: morning, policy: CallPolicy())
          board.know(Array(states.values))
        }
        step(&board, to: now, &shown, &random)
      }
      while let wake = board.nextWake {
        now = max(now, wake)
        step(&board, to: now, &shown, &random)
      }
      #expect(shown.map(\.id) == expected, "SEED=\(seed)")
      for (one, next) in zip(shown, shown.dropFirst()) {
        let stood = next.at.milliseconds(since: one.at)
        #expect(stood >= max(CallBoard.leastDwell, one.held), "SEED=\(seed)")
      }
      #expect(board.earlier.count <= CallBoard.kept, "SEED=\(seed)")
    }
  }

  private func step(
    _ board: inout CallBoard, to now: Instant, _ shown: inout [(id: TicketID, at: Instant, held: Int64)],
    _ random: inout SeededRandom
  ) {
    guard let cue = board.advance(to: now) else { return }
    let length = Int64.random(in: 0...9000, using: &random)
    board.hold(cue: cue.id, milliseconds: length)
    if cue.saying == 1 { shown.append((cue.call.ticket, now, length)) }
  }
}

@Suite("What the display shows")
struct BoardPictureTests {
  @Test("Numbers, windows and counts, nothing else; a neutral number like any other")
  func picture() throws {
    let number = try #require(TicketNumber("N004"))
    let quiet = try Ticket(
      id: TicketID(day: morning.day, number: number), key: "secret-visit", service: "aid", priority: "elder",
      issuer: .kiosk(1), issuedAt: morning, state: .printed
    ).after(.called(window: 3), at: morning, policy: CallPolicy())
    let tickets = [quiet, ticket(1), ticket(2)]
    var board = CallBoard()
    board.know(tickets)
    board.add(BoardCall(ticket: quiet.id, window: 3, isAgain: false))
    _ = board.advance(to: morning)
    let picture = board.picture(
      hall, tickets: tickets,
      notices: HallNotices([
        HallNotice(.window(2), .closed(until: nil, reason: nil), at: morning, by: .window(2))
      ]),
      at: morning)
    #expect(picture.front?.text.zh == "请 N004 号到 3 号窗口")
    #expect(picture.windows.map(\.number) == [nil, nil, "N004", nil])
    #expect(picture.windows.map(\.isPaused) == [false, true, false, false])
    #expect(picture.waiting.map(\.count) == [2])
    #expect(!"\(picture)".contains("secret-visit"))
    #expect(!"\(picture)".contains("elder"))
  }
}

@Suite("Calls in the store's history")
struct CallFeedTests {
  private func entry(_ kind: TicketAction.Kind, _ seconds: Int, window: Int? = nil) -> TicketChange {
    TicketChange(
      action: kind, state: .called, at: morning.adding(seconds: seconds), by: .window(1),
      detail: window.map { "\($0)" })
  }

  private func feed(
    _ feed: inout CallFeed, _ tickets: [Ticket], _ history: [TicketID: [TicketChange]], at seconds: Int
  ) -> [BoardCall] {
    feed.calls(in: tickets, on: morning.day, now: morning.adding(seconds: seconds)) { history[$0] ?? [] }
  }

  @Test("What was called long before the display began is not announced; what was called just now is")
  func start() throws {
    let policy = CallPolicy()
    let old = try ticket(1).after(.called(window: 1), at: morning, policy: policy)
    let new = try ticket(2).after(.called(window: 2), at: morning.adding(seconds: 290), policy: policy)
    var feed = CallFeed()
    let calls = self.feed(
      &feed, [old, new], [old.id: [entry(.call, 0, window: 1)], new.id: [entry(.call, 290, window: 2)]],
      at: 300)
    #expect(calls == [BoardCall(ticket: new.id, window: 2, isAgain: false)])
  }

  @Test("A repeated call, and a call that was finished before anybody looked, are both found, in their order")
  func recallAndFinished() throws {
    let policy = CallPolicy()
    var feed = CallFeed()
    let one = try ticket(1).after(.called(window: 1), at: morning, policy: policy)
    _ = self.feed(&feed, [one], [one.id: [entry(.call, 0, window: 1)]], at: 600)
    let again = try one.after(.recalled, at: morning.adding(seconds: 700), policy: policy)
    let gone = try ticket(2).after(.called(window: 2), at: morning.adding(seconds: 650), policy: policy)
      .after(.finished, at: morning.adding(seconds: 660), policy: policy)
    let history = [
      one.id: [entry(.call, 0, window: 1), entry(.recall, 700)],
      gone.id: [entry(.call, 650, window: 2), entry(.finish, 660)],
    ]
    let calls = self.feed(&feed, [again, gone], history, at: 900)
    #expect(calls.map(\.ticket) == [gone.id, one.id])
    #expect(calls.map(\.isAgain) == [false, true])
    #expect(self.feed(&feed, [again, gone], history, at: 901).isEmpty)
  }

  @Test("Where a history cannot be read nothing is taken as seen")
  func unreadable() throws {
    struct Gone: Error {}
    let policy = CallPolicy()
    var feed = CallFeed()
    _ = self.feed(&feed, [], [:], at: 0)
    let one = try ticket(1).after(.called(window: 1), at: morning, policy: policy)
    #expect(throws: Gone.self) {
      try feed.calls(in: [one], on: morning.day, now: morning) { _ throws(Gone) in throw Gone() }
    }
    #expect(self.feed(&feed, [one], [one.id: [entry(.call, 0, window: 1)]], at: 60).count == 1)
  }
}
