import Foundation
import GRDB
import Glibc
import KioskTesting
import Model
import Queue
import Testing

@testable import Tickets

/// A file system that is full or cannot be written, and files that change under a kiosk that runs.
@Suite(.serialized) struct DiskTroubleTests {
  /// A file system of a test's own in memory; `nil` where this user or machine may not mount one.
  private static func mounted(_ folder: String) throws -> Bool {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return try run(["/usr/bin/mount", "-t", "tmpfs", "-o", "size=1m", "kiosk-test", folder]) == 0
  }

  @discardableResult
  private static func run(_ command: [String], log: String = "/dev/null") throws -> Int32 {
    let pid = Spawner.spawn(command, log: log)
    try #require(pid > 0)
    var status: Int32 = 0
    waitpid(pid, &status, 0)
    return status
  }

  @Test func aDiskThatIsReallyFullIsToldLosesNothingAndWorksAgainWithRoom() throws {
    let place = try TemporaryFolder()
    let disk = place.path + "/disk"
    guard try Self.mounted(disk) else { return try aFileThatMayNotGrow(place) }
    defer { #expect(throws: Never.self) { try Self.run(["/usr/bin/umount", "-l", disk]) } }
    print("the full disk was a real one: a file system of 1 MB in memory")
    let store = try DatabaseTicketStore.sqlite(path: disk + "/tickets.sqlite")
    let first = try store.issue(.test("0")).ticket
    try Data(count: 500_000).write(to: URL(filePath: disk + "/ballast"))
    var issued = 1
    let error = #expect(throws: TicketStoreError.self) {
      while issued < 20_000 {
        _ = try store.issue(.test("\(issued)"))
        issued += 1
      }
    }
    #expect(error == .full(place: disk + "/tickets.sqlite"))
    #expect(error?.sentence.zh.contains("硬盘满了") == true)
    // It says so every time, and what there is can still be looked at.
    #expect(throws: TicketStoreError.full(place: disk + "/tickets.sqlite")) {
      try store.issue(.test("again"))
    }
    #expect(try store.ticket(first.id) == first)
    #expect(try store.tickets(on: morning.day, openOnly: false).count == issued)
    // Whoever opens it now is told the same, or sees everything.
    do {
      let other = try DatabaseTicketStore.sqlite(path: disk + "/tickets.sqlite")
      #expect(try other.tickets(on: morning.day, openOnly: false).count == issued)
    } catch { #expect(error == .full(place: disk + "/tickets.sqlite")) }
    try FileManager.default.removeItem(atPath: disk + "/ballast")
    #expect(try store.issue(.test("again")).ticket.id.number.number == issued + 1)
    #expect(store.condition == .fine)
    #expect(try store.issue(.test("1")).isNew == false)
  }

  /// What can be had without the right to mount: a process whose files may not grow.
  private func aFileThatMayNotGrow(_ place: TemporaryFolder) throws {
    print("no file system may be mounted here: the full disk was a limit on the size of files")
    let store = try TestStore(.sqlite)
    try store.writeServices()
    _ = try store.open().issue(.test("0"))
    let output = place.path + "/out"
    try Self.run(
      [
        "/usr/bin/env", "--ignore-signal=XFSZ", "/usr/bin/prlimit", "--fsize=200000", TestStore.kiosk,
        "ticket",
        "stress", "--config", store.folder.path, "--data", store.folder.path, "--at",
        "\(morning.milliseconds)", "--count", "20000",
      ], log: output)
    let lines = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n").map(String.init)
    let printed = lines.filter { $0.hasPrefix("A") && $0.count <= 6 }
    #expect(!printed.isEmpty && lines.count > printed.count)
    let kept = try store.open().tickets(on: morning.day, openOnly: false)
    #expect(Set(printed).isSubset(of: Set(kept.map(\.id.number.description))))
    #expect(try store.open().issue(.test("again")).ticket.id.number.number == kept.count + 1)
  }

  @Test func aFileThatIsNewerIsLeftAlone() throws {
    let place = try TestStore(.sqlite)
    _ = try place.open().issue(.test("0"))
    try DatabaseQueue(path: place.path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
    #expect(throws: TicketStoreError.newer(place: place.path)) { try place.open() }
    #expect(FileManager.default.fileExists(atPath: place.path))
    #expect(!FileManager.default.fileExists(atPath: place.path + ".damaged"))
  }

  @Test func aFileThatCannotBeWrittenIsNamed() throws {
    let place = try TestStore(.sqlite)
    _ = try place.open().issue(.test("0"))
    try place.writeServices()
    let output = place.folder.path + "/out"
    // Root may write everything; so somebody else asks.
    chmod(place.folder.path, 0o755)
    let rights = getuid() == 0 ? ["--reuid", "nobody", "--regid", "nogroup", "--clear-groups"] : []
    if getuid() != 0 { chmod(place.path, 0o444) }
    try Self.run(
      ["/usr/bin/setpriv"] + rights + [
        TestStore.kiosk, "ticket", "stress", "--config", place.folder.path, "--data", place.folder.path,
        "--count", "1",
      ], log: output)
    let said = try String(contentsOfFile: output, encoding: .utf8)
    #expect(said.contains("see its permissions"), "\(said)")
  }

  @Test func aFileThatAnotherProcessKeepsForLongIsSaidToBeBusyAndWorksAfterwards() throws {
    let place = try TestStore(.sqlite)
    let store = DatabaseTicketStore(engine: try SQLiteEngine(path: place.path, patienceSeconds: 1))
    let first = try store.issue(.test("0")).ticket
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let holder = try DatabaseQueue(path: place.path, configuration: configuration)
    try holder.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    #expect(throws: TicketStoreError.busy(seconds: 1)) { try store.issue(.test("1")) }
    // Whoever only looks does not wait.
    #expect(try store.ticket(first.id) == first)
    try holder.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    #expect(try store.issue(.test("1")).ticket.id.number.number == 2)
  }

  @Test func damageUnderAKioskThatRunsIsNoticedByItselfAndNoNumberComesTwice() throws {
    let place = try TestStore(.sqlite)
    let store = try place.open()
    let numbers = try (0..<300).map { try store.issue(.test("\($0)")).ticket.id.number.number }
    try DatabaseQueue(path: place.path).writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    let handle = try FileHandle(forUpdating: URL(filePath: place.path))
    try handle.write(contentsOf: Data(repeating: 0xA5, count: 30_000))
    try handle.close()
    // Nobody else opens it: this process finds out when it needs the page.
    var fresh: [Int] = []
    for index in 0..<20 {
      fresh.append(
        try store.issue(
          .test("after \(index)", at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
        ).ticket.id.number.number)
    }
    #expect(Set(fresh).count == 20 && Set(fresh).isDisjoint(with: numbers))
    guard case .recovered = store.condition else {
      Issue.record("the damage was not noticed: \(store.condition)")
      return
    }
  }
}
