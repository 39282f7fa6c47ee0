import Foundation
import Glibc
import KioskTesting
import Model
import Queue
import Synchronization
import Testing

@testable import Tickets

/// Many at once, and processes that die: every one of these begins `kiosk ticket stress` beside the test
/// program.
@Suite(.serialized) struct ConcurrencyTests {
  /// A hall with the store of a test, and processes that use it.
  private final class Crowd {
    let place: TestStore
    private(set) var children: [(pid: pid_t, output: String)] = []

    init(_ engine: Engine) throws {
      place = try TestStore(engine)
      try place.writeServices()
    }

    func begin(_ arguments: [String]) throws {
      let output = place.folder.path + "/out-\(children.count)"
      let command =
        [
          TestStore.kiosk, "ticket", "stress", "--config", place.folder.path, "--data",
          place.folder.path, "--at", "\(morning.milliseconds)",
        ]
        + arguments
      let pid = Spawner.spawn(command, log: output)
      try #require(pid > 0, "kiosk is not beside the tests; run swift build --build-tests")
      children.append((pid, output))
    }

    /// Waits for all; the numbers that they printed.
    func finish(expecting: Int32? = 0) throws -> [String] {
      try children.flatMap { child in
        var status: Int32 = 0
        waitpid(child.pid, &status, 0)
        let text = try String(contentsOfFile: child.output, encoding: .utf8)
        if let expecting { #expect(status == expecting, "\(text.suffix(300))") }
        return text.split(separator: "\n").filter { $0.count >= 4 && $0.first?.isUppercase == true }.map {
          String($0)
        }
      }
    }

    func tickets() throws -> [Ticket] {
      try place.open().tickets(on: morning.day, openOnly: false)
    }
  }

  @Test(arguments: Engine.allCases)
  func sixteenProcessesIssueWithoutADuplicateOrAGap(engine: Engine) throws {
    let crowd = try Crowd(engine)
    for _ in 0..<16 { try crowd.begin(["--count", "25"]) }
    let printed = try crowd.finish()
    #expect(printed.count == 400)
    #expect(Set(printed).count == 400)
    #expect(try crowd.tickets().map(\.id.number.number) == Array(1...400))
  }

  @Test(arguments: Engine.allCases)
  func windowsThatCallAtOnceNeverCallTheSameTicket(engine: Engine) throws {
    let crowd = try Crowd(engine)
    try crowd.begin(["--count", "120"])
    let issued = try crowd.finish()
    for window in [1, 2, 3, 1, 2, 3] { try crowd.begin(["--count", "120", "--window", "\(window)"]) }
    let all = try crowd.finish()
    let called = all.dropFirst(issued.count)
    #expect(called.count == 120)
    #expect(Set(called) == Set(issued))
    #expect(try crowd.tickets().allSatisfy { $0.calls == 1 })
  }

  @Test(arguments: Engine.allCases)
  func aProcessThatIsKilledLosesNothingThatItPrinted(engine: Engine) throws {
    let crowd = try Crowd(engine)
    let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 12
    for index in 0..<kills {
      try crowd.begin(["--count", "100000"])
      // Some die before their first ticket, most in the middle of one.
      usleep(UInt32.random(in: 20_000...400_000))
      kill(crowd.children[index].pid, SIGKILL)
    }
    let printed = try crowd.finish(expecting: SIGKILL)
    let kept = try crowd.tickets().map(\.id.number.description)
    print("\(engine): \(kills) kills, \(printed.count) printed, \(kept.count) kept")
    #expect(Set(printed).count == printed.count)
    #expect(Set(printed).isSubset(of: kept))
    #expect(Set(kept).count == kept.count)
    #expect(kept.count <= printed.count + kills)
  }

  @Test(arguments: Engine.allCases)
  func tenThousandTapsOnOneButtonGiveOneTicket(engine: Engine) throws {
    let place = try TestStore(engine)
    let stores = try (0..<4).map { _ in try place.open() }
    let numbers = Mutex<Set<TicketNumber>>([])
    let news = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: 10_000) { tap in
      do {
        let issued = try stores[tap % 4].issue(.test("one visit"))
        if issued.isNew { news.add(1, ordering: .relaxed) }
        _ = numbers.withLock { $0.insert(issued.ticket.id.number) }
      } catch {
        Issue.record("\(error)")
      }
    }
    #expect(numbers.withLock { $0.count } == 1)
    #expect(news.load(ordering: .relaxed) == 1)
    #expect(try place.open().tickets(on: morning.day, openOnly: false).count == 1)
  }

  @Test(arguments: Engine.allCases)
  func threadsThatIssueForManyVisitsAndWindowsThatCallMeanwhileKeepTheBooks(engine: Engine) throws {
    let place = try TestStore(engine)
    let stores = try (0..<4).map { _ in try place.open() }
    let called = Mutex<[TicketID]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { worker in
      do {
        let store = stores[worker % 4]
        for index in 0..<30 {
          if worker < 4 {
            _ = try store.issue(
              .test("\(worker)-\(index)", service: index % 2 == 0 ? "consult" : "aid", limit: 1000))
          } else {
            let window = hall.windows[worker % 3]
            let choice = try store.call(window: 10 + worker, at: morning, policy: hall.policy) {
              hall.next(at: window, of: $0, now: morning)
            }
            if let choice { called.withLock { $0.append(choice.ticket.id) } }
          }
        }
      } catch {
        Issue.record("\(error)")
      }
    }
    let calls = called.withLock { $0 }
    #expect(Set(calls).count == calls.count)
    #expect(
      try place.open().tickets(on: morning.day, openOnly: false).map(\.id.number.number) == Array(1...120))
  }
}
