import Model
import Queue
import Testing

/// 请工作人员帮忙, as the counter sees it.
@Suite struct HelpCallTests {
  private let start = Instant(milliseconds: 1_795_400_640_000)
  private var call: HelpCall { HelpCall(HelpCallID(kiosk: 3, raisedAt: start)) }

  @Test func theTableSaysWhatMayFollowWhat() {
    let allowed: [HelpState: [HelpAction: HelpState]] = [
      .raised: [
        .show: .raised, .again: .raised, .receive: .received, .arrive: .arrived, .withdraw: .withdrawn,
        .lapse: .lapsed,
      ],
      .received: [
        .show: .received, .again: .raised, .arrive: .arrived, .withdraw: .withdrawn, .lapse: .lapsed,
      ],
      .arrived: [.show: .arrived], .withdrawn: [.show: .withdrawn], .lapsed: [.show: .lapsed],
    ]
    for state in HelpState.allCases {
      for action in HelpAction.allCases {
        #expect(state.next(after: action) == allowed[state]?[action], "\(state) \(action)")
      }
    }
  }

  @Test func eachStepKeepsWhenAndByWhom() throws {
    let received = try call.after(.receive, at: start.adding(seconds: 20), by: .window(2))
    #expect(received.state == .received)
    #expect(received.receivedBy == .window(2))
    #expect(received.shownAt == start.adding(seconds: 20))
    let arrived = try received.after(.arrive, at: start.adding(seconds: 50), by: .window(4))
    #expect(arrived.endedAt == start.adding(seconds: 50))
    #expect(arrived.endedBy == .window(4))
    #expect(arrived.receivedBy == .window(2))
  }

  @Test func whoeverAsksAgainNeedsAnAnswerAgain() throws {
    let received = try call.after(.receive, at: start.adding(seconds: 20), by: .window(2))
    let again = try received.after(.again, at: start.adding(seconds: 90), by: .kiosk(3))
    #expect(again.state == .raised)
    #expect(again.repeats == 1)
    #expect(again.waitingSince == start.adding(seconds: 90))
  }

  @Test func aSecondTouchChangesNothingAndASecondWindowHearsWhoGoes() throws {
    let received = try call.after(.receive, at: start, by: .window(2))
    #expect(try received.after(.receive, at: start.adding(seconds: 1), by: .window(2)) == received)
    #expect(throws: HelpRefusal.self) { try received.after(.receive, at: start, by: .window(5)) }
    #expect(
      HelpRefusal(call: received, action: .receive).sentence.zh == "3 号机，2 号窗口已经收到，正在过去。")
  }

  @Test func everyMatterLooksTheSame() {
    #expect(call.text.zh == "3 号机请帮忙")
  }

  @Test func aClockThatWasSetBackDoesNotMakeAnAnswerOlderThanItsCall() throws {
    #expect(try call.after(.receive, at: start.adding(seconds: -60), by: .staff).receivedAt == start)
  }

  @Test func theNameOfACallCanBeReadBackAndNothingElseCan() {
    #expect(HelpCallID(call.id.description) == call.id)
    for text in ["", "3", "3-", "-3-1", "3-x", "3-1-2", "３-1"] { #expect(HelpCallID(text) == nil, "\(text)") }
  }
}
