import Dispatch
import KioskTesting
import Model
import Runtime
import Screens
import Synchronization
import Testing

@Suite struct MailboxTests {
  @Test func nothingIsLostOrTurnedRoundWhenManyThreadsPost() {
    let wakes = Mutex(0)
    let mailbox = Mailbox { wakes.withLock { $0 += 1 } }
    let drained = Mutex<[Event]>([])
    DispatchQueue.concurrentPerform(iterations: 9) { thread in
      if thread == 8 {
        for _ in 0..<200 { drained.withLock { $0 += mailbox.drain() } }
      } else {
        for number in 0..<500 { mailbox.post(.shown(readingLength: thread * 1000 + number)) }
      }
    }
    let events = drained.withLock { $0 } + mailbox.drain()
    #expect(events.count == 4000)
    #expect(wakes.withLock { $0 } == 4000)
    for thread in 0..<8 {
      let numbers = events.compactMap { event -> Int? in
        guard case .shown(let number) = event, number / 1000 == thread else { return nil }
        return number % 1000
      }
      #expect(numbers == Array(0..<500), "thread \(thread)")
    }
  }

  @Test func aDrainedMailboxIsEmpty() {
    let mailbox = Mailbox {}
    mailbox.post(.touched)
    #expect(mailbox.drain() == [.touched])
    #expect(mailbox.drain() == [])
  }
}
