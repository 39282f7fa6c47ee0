import Foundation
import Model
import Queue
import Screens
import Synchronization
import Testing
import Tickets

@testable import kiosk

/// How a call for help gets to the counter and back, with a store on the disk.
@Suite struct HelpPostTests {
  private let place: Place
  private let heard = Heard()
  private let id = HelpCallID(kiosk: 3, raisedAt: Instant(milliseconds: 1_795_400_640_000))

  init() throws { place = try Place() }

  /// A folder with a store, which goes when the test lets go of it.
  private final class Place: Sendable {
    private let folder: URL
    private let cut = Atomic<Bool>(false)

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "kiosk-help-" + UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
      // What cannot be removed stays in the temporary folder, where the system sweeps.
      try? FileManager.default.removeItem(at: folder)
    }

    var isCut: Bool {
      get { cut.load(ordering: .acquiring) }
      set { cut.store(newValue, ordering: .releasing) }
    }

    func store() throws(TicketStoreError) -> any TicketStore {
      if isCut { throw .unreachable("cut") }
      return try DatabaseTicketStore.sqlite(path: folder.path + "/tickets.sqlite")
    }
  }

  /// What the post has answered.
  private final class Heard: Sendable {
    private let news = Mutex<[HelpNews]>([])

    func note(_ one: HelpNews) { news.withLock { $0.append(one) } }

    /// Waits until something is among the answers; gives up after half a minute.
    func wait(for one: (HelpNews) -> Bool) -> Bool {
      let deadline = Date().addingTimeInterval(30)
      while Date() < deadline {
        if news.withLock({ $0.contains(where: one) }) { return true }
        Thread.sleep(forTimeInterval: 0.01)
      }
      return false
    }
  }

  private func post() -> HelpPost {
    HelpPost(pause: .milliseconds(20)) { [place] () throws(TicketStoreError) in try place.store() }
  }

  private func send(_ command: HelpCommand, after seconds: Int = 0, _ post: HelpPost) {
    post.send(command, at: id.raisedAt.adding(seconds: seconds)) { [heard] in heard.note($0) }
  }

  private func waits(for state: HelpState) -> Bool {
    heard.wait { if case .stands(let call) = $0 { call.state == state } else { false } }
  }

  @Test func aCallIsKeptAndWhatTheCounterDoesComesBack() throws {
    let counter = try place.store()
    let post = post()
    send(.raise(id), post)
    #expect(waits(for: .raised))
    _ = try counter.change(id, .receive, at: id.raisedAt, by: .window(2))
    #expect(waits(for: .received))
    _ = try counter.change(id, .arrive, at: id.raisedAt, by: .window(2))
    #expect(waits(for: .arrived))
  }

  @Test func aStoreOutOfReachIsSaidAndTriedAgainAndNothingIsLost() throws {
    place.isCut = true
    let post = post()
    send(.raise(id), post)
    #expect(heard.wait { $0 == .unreachable(id) })
    send(.tell(.again, id), after: 61, post)
    place.isCut = false
    #expect(heard.wait { if case .stands(let call) = $0 { call.repeats == 1 } else { false } })
    #expect(try place.store().helpCall(id)?.repeatedAt == id.raisedAt.adding(seconds: 61))
  }

  @Test func aWithdrawnCallIsWithdrawnAtTheCounter() throws {
    let post = post()
    send(.raise(id), post)
    send(.tell(.withdraw, id), after: 2, post)
    #expect(waits(for: .withdrawn))
    #expect(try place.store().helpCalls(on: id.raisedAt.day, openOnly: true).isEmpty)
  }
}

/// `kiosk help-calls`.
@Suite struct HelpCallsCommandTests {
  private let office: Office

  init() throws { office = try Office() }

  private func run(_ arguments: String...) throws -> Program.Run {
    try Program.run(
      ["help-calls"] + arguments + ["--config", office.configuration, "--data", office.folder + "/data"])
  }

  @Test func aHallWithoutTheServerSeesAndAnswersCalls() throws {
    #expect(try run().output.isEmpty)
    #expect(try run("raise", "--machine", "3").status == 0)
    #expect(try run("list").output.contains("3 号机请帮忙  raised"))
    #expect(try run("received", "3", "--window", "2").output.contains("received"))
    let other = try run("received", "3", "--window", "5")
    #expect(other.status == 1)
    #expect(other.error == "Window 2 is on the way to machine 3.\n")
    #expect(try run("arrived").output.contains("arrived"))
    #expect(try run("list").output.isEmpty)
    let list = try run("list", "--all", "--json").output
    #expect(
      list.contains("\"endedBy\" : \"staff\"") && list.contains("\"receivedBy\" : \"window:2\""), "\(list)")
  }

  @Test func whoeverNamesNoCallHearsSo() throws {
    #expect(try run("received").error == "Nobody waits for help.\n")
    #expect(try run("arrived", "7").error == "Nobody waits for help at machine 7.\n")
    #expect(try run("received", "x").status == 2)
    #expect(try run("raise", "--machine", "0").status == 2)
  }
}
