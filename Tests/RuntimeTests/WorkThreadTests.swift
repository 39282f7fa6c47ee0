import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Runtime

@Suite struct WorkThreadTests {
  @Test func jobsAreDoneOneAfterTheOtherInTheirOrder() {
    let thread = WorkThread(name: "test")
    let done = Mutex<[Int]>([])
    for number in 0..<1000 { thread.async { done.withLock { $0.append(number) } } }
    wait(for: thread)
    #expect(done.withLock { $0 } == Array(0..<1000))
  }

  @Test func whatAJobLeftOnTheStackIsGoneAfterItIsOverwritten() throws {
    let thread = WorkThread(name: "test")
    // Kept inverted, so that the test's own copy is never found.
    let inverted = (0..<24).map { _ in ~UInt8.random(in: 1...127) }
    let stack = Mutex<Range<UInt>>(0..<0)
    thread.async {
      leave(inverted, deep: 40)
      let own = try? ownStack()  // Without it the range stays empty and the expectation below fails.
      stack.withLock { $0 = own ?? $0 }
    }
    wait(for: thread)
    let range = stack.withLock { $0 }
    #expect(try count(of: inverted, in: range) > 0, "the job must leave a trace, or the test shows nothing")
    thread.overwriteStack()
    wait(for: thread)
    #expect(try count(of: inverted, in: range) == 0)
  }

  private func wait(for thread: WorkThread) {
    let done = DispatchSemaphore(value: 0)
    thread.async { done.signal() }
    done.wait()
  }

  /// How often the bytes stand in that part of this process's memory.
  private func count(of inverted: [UInt8], in range: Range<UInt>) throws -> Int {
    let memory = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/mem"))
    try memory.seek(toOffset: UInt64(range.lowerBound))
    let bytes = [UInt8](try memory.read(upToCount: range.count) ?? Data())
    #expect(bytes.count == range.count)
    var found = 0
    for start in 0...bytes.count - inverted.count where bytes[start] == ~inverted[0] {
      if inverted.indices.allSatisfy({ bytes[start + $0] == ~inverted[$0] }) { found += 1 }
    }
    return found
  }
}

/// Writes the bytes into stack memory far below the caller.
@inline(never)
private func leave(_ inverted: [UInt8], deep: Int) {
  withUnsafeTemporaryAllocation(byteCount: 512, alignment: 16) { bytes in
    for (index, byte) in inverted.enumerated() { bytes[index] = ~byte }
    if deep > 0 { leave(inverted, deep: deep - 1) }
    precondition(bytes[0] == ~inverted[0])
  }
}

/// The memory mapping that holds the calling thread's stack.
private func ownStack() throws -> Range<UInt> {
  let address = withUnsafeTemporaryAllocation(byteCount: 16, alignment: 16) {
    UInt(bitPattern: $0.baseAddress)
  }
  for line in try String(contentsOfFile: "/proc/self/maps", encoding: .utf8).split(separator: "\n") {
    let ends = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt($0, radix: 16) }
    if ends.count == 2, (ends[0]..<ends[1]).contains(address) { return ends[0]..<ends[1] }
  }
  throw CocoaError(.fileReadUnknown)
}
