import Model
import Queue
import Testing

@Suite struct TransitionTests {
  /// One action of each kind.
  private static let actions: [TicketAction] = [
    .printed(.paper), .reprinted, .called(window: 1), .recalled, .started, .finished, .missed,
    .postponed(until: morning), .restored(.end), .transferred(service: "aid", .keep), .prioritised("elder"),
    .cancelled(.left),
  ]

  @Test func everyActionInEveryStateHasANextStateOrASentence() {
    #expect(Set(Self.actions.map(\.kind)).union([.issue]) == Set(TicketAction.Kind.allCases))
    for state in TicketState.allCases {
      for action in Self.actions {
        var ticket = ticket(1)
        ticket.state = state
        do {
          let next = try ticket.after(action, at: morning, policy: hall.policy)
          #expect(next.state == TicketTransition.next(after: state, action.kind))
          #expect(next.revision == ticket.revision + 1)
          #expect(next.id == ticket.id)
        } catch {
          #expect(TicketTransition.next(after: state, action.kind) == nil)
          #expect(error.description.hasSuffix("."))
          #expect(error.sentence.zh.hasSuffix("。"))
        }
      }
    }
  }

  @Test func whatStandsAtAWindowIsThatWindowsAndStaffs() throws {
    var ticket = ticket(1)
    (ticket.state, ticket.window) = (.called, 1)
    for action in Self.actions where TicketTransition.next(after: .called, action.kind) != nil {
      let isHarmless = [.reprint, .prioritise].contains(action.kind)
      for (actor, isAllowed) in [
        (TicketActor.window(1), true), (.staff, true), (.system, true), (.window(2), isHarmless),
      ] {
        do {
          _ = try ticket.after(action, at: morning, by: actor, policy: hall.policy)
          #expect(isAllowed, "\(action.kind) by \(actor)")
        } catch {
          #expect(!isAllowed && error.window == 1, "\(action.kind) by \(actor)")
          #expect(error.sentence.zh.contains("1 号窗口") && error.sentence.en.hasSuffix("."))
        }
      }
    }
  }

  @Test func theTableIsWhatStaffExpect() {
    let allowed = { (state: TicketState) in
      TicketAction.Kind.allCases.filter { TicketTransition.next(after: state, $0) != nil }
    }
    #expect(allowed(.issued) == [.print, .reprint, .prioritise, .cancel])
    #expect(allowed(.printed) == [.reprint, .call, .postpone, .transfer, .prioritise, .cancel])
    #expect(
      allowed(.called) == [
        .reprint, .recall, .start, .finish, .miss, .postpone, .transfer, .prioritise, .cancel,
      ])
    #expect(allowed(.serving) == [.reprint, .recall, .finish, .postpone, .transfer, .prioritise, .cancel])
    #expect(allowed(.done) == [.restore, .transfer])
    #expect(allowed(.noShow) == [.reprint, .call, .postpone, .restore, .transfer, .prioritise, .cancel])
    #expect(allowed(.postponed) == [.reprint, .call, .restore, .transfer, .prioritise, .cancel])
    #expect(allowed(.transferred) == [.reprint, .call, .postpone, .transfer, .prioritise, .cancel])
    #expect(allowed(.cancelled) == [.restore])
  }

  @Test func aRandomLifeKeepsItsNumberAndItsOrderInTime() {
    var random = SeededRandom(seed("lives"))
    for _ in 0..<300 {
      var current = ticket(7)
      var now = morning
      for _ in 0..<30 {
        // Clocks are set back too.
        now = now.adding(seconds: Int.random(in: -600...600, using: &random))
        // A refused step is an outcome like any other: the ticket stays as it was.
        guard let action = Self.actions.randomElement(using: &random),
          let next = try? current.after(action, at: now, policy: hall.policy)
        else { continue }
        current = next
        #expect(current.id == ticket(7).id)
        for moment in [current.placedAt, current.calledAt, current.startedAt, current.endedAt].compactMap({
          $0
        }) {
          #expect(moment >= current.issuedAt)
        }
        #expect((current.occupancy ?? 0) >= 0)
        #expect((current.waited ?? 0) >= 0)
      }
    }
  }

  @Test func aTransferKeepsNumberAndPlace() throws {
    let called = try ticket(3).after(.called(window: 1), at: morning.adding(seconds: 60), policy: hall.policy)
    let moved = try called.after(
      .transferred(service: "aid", .keep), at: morning.adding(seconds: 120), policy: hall.policy)
    #expect(moved.id == called.id)
    #expect(moved.placedAt == called.placedAt)
    #expect(moved.calls == 0)
    let last = try called.after(
      .transferred(service: "aid", .end), at: morning.adding(seconds: 120), policy: hall.policy)
    #expect(last.placedAt == morning.adding(seconds: 120))
  }

  @Test func numbersAreALetterAndAtLeastThreeDigits() {
    #expect(TicketNumber(letter: "A", number: 7)?.description == "A007")
    #expect(TicketNumber(letter: "B", number: 1234)?.description == "B1234")
    #expect(TicketNumber("a7") == TicketNumber("A007"))
    for wrong in ["", "A", "7", "AA7", "A0", "A-1", "A7x", "é7", "A+7", "A99999999999"] {
      #expect(TicketNumber(wrong) == nil, "\(wrong)")
    }
  }
}
