import Foundation
import GRDB
import Model
import Queue
import Testing

@testable import Tickets

@Suite struct SQLiteFailureTests {
  @Test func everyCommitWaitsForTheDisk() throws {
    let place = try TestStore(.sqlite)
    let store = try place.open()
    let value = try store.engine.write(lock: nil) { try $0.run("PRAGMA synchronous", []).first?.integer(0) }
    #expect(value == 2)
    let mode = try store.engine.read { try $0.run("PRAGMA journal_mode", []).first?.text(0) }
    #expect(mode == "wal")
  }

  @Test func aFullDiskIsToldAndLosesNothing() throws {
    let place = try TestStore(.sqlite)
    let store = try place.open()
    _ = try store.issue(.test("0"))
    // SQLite answers as on a full disk when the file may not grow.
    _ = try store.engine.write(lock: nil) { session in
      let pages = try session.run("PRAGMA page_count", []).first?.integer(0) ?? 0
      _ = try session.run("PRAGMA max_page_count = \(pages + 2)", [])
    }
    var issued = 1
    let error = #expect(throws: TicketStoreError.self) {
      while issued < 10_000 {
        _ = try store.issue(.test("\(issued)"))
        issued += 1
      }
    }
    #expect(error == .full(place: place.path))
    #expect(error?.description.contains("make room") == true)
    #expect(try place.open().tickets(on: morning.day, openOnly: false).count == issued)
    #expect(try place.open().issue(.test("again")).ticket.id.number.number == issued + 1)
  }

  @Test(arguments: [0, 200, 30_000])
  func aDamagedFileIsMovedAsideAndNoNumberComesTwice(offset: Int) throws {
    let place = try TestStore(.sqlite)
    let numbers = try {
      let store = try place.open()
      return try (0..<300).map { try store.issue(.test("\($0)")).ticket.id.number.number }
    }()
    try checkpoint(place.path)
    try damage(place.path, at: offset)
    let store = try place.open()
    guard case .recovered(let damaged, let saved) = store.condition else {
      Issue.record("the damage was not noticed")
      return
    }
    print("damaged at \(offset): \(saved) of 300 tickets saved")
    #expect(FileManager.default.fileExists(atPath: damaged))
    // Whoever opens it later that day is told too: the one who sits in the hall is seldom the one who repaired it.
    #expect(try place.open().condition == store.condition)
    #expect(store.condition.sentence?.zh.contains("损坏") == true)
    let fresh = try store.issue(
      .test("after", at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))))
    #expect(!numbers.contains(fresh.ticket.id.number.number))
  }

  @Test func whatIsSaidOfADamagedFileEndsWithTheDay() throws {
    let place = try TestStore(.sqlite)
    try Data(repeating: 7, count: 8192).write(to: URL(filePath: place.path))
    let store = try place.open()
    #expect(store.condition != .fine)
    try DatabaseQueue(path: place.path).write {
      try $0.execute(sql: "UPDATE recovery SET day = '2020-01-01'")
    }
    #expect(store.condition == .fine)
  }

  @Test func nobodyButTheKiosksUserReadsTheTickets() throws {
    let place = try TestStore(.sqlite)
    let store = try place.open()
    _ = try store.issue(.test("0"))
    let mode = { (suffix: String) in
      let values = try FileManager.default.attributesOfItem(atPath: place.path + suffix)
      return try #require(values[.posixPermissions] as? Int)
    }
    for suffix in ["", "-wal", "-shm"] { #expect(try mode(suffix) == 0o600, "\(suffix)") }
    // A file from before, or one into which an administrator has let the hall's group.
    chmod(place.path, 0o664)
    _ = try place.open()
    #expect(try mode("") == 0o660)
  }

  @Test func damageThatShowsWhileTheKioskRunsIsRepairedUnderTheVisitorsFinger() throws {
    let place = try TestStore(.sqlite)
    let store = try place.open()
    for index in 0..<300 { _ = try store.issue(.test("\(index)")) }
    try checkpoint(place.path)
    try damage(place.path, at: 200)
    // Another page of the cache may still answer; a new connection must see it.
    let other = try place.open()
    #expect(other.condition != .fine)
    // The first process notices that another file lies there now and goes on in that.
    let ticket = try store.issue(.test("after")).ticket
    #expect(try other.ticket(ticket.id) == ticket)
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() throws {
    #expect(throws: TicketStoreError.denied(place: "/proc/kiosk/tickets.sqlite")) {
      try DatabaseTicketStore.sqlite(path: "/proc/kiosk/tickets.sqlite")
    }
  }

  @Test func everyErrorIsASentenceInBothLanguages() throws {
    let number = try #require(TicketNumber("A007"))
    let errors: [TicketStoreError] = [
      .unreachable("timeout"), .busy(seconds: 5), .full(place: "/x"), .damaged(place: "/x"),
      .denied(place: "/x"), .newer(place: "/x"),
      .refused(TicketRefusal(number: number, state: .done, action: .call)), .unknown(number),
      .limitReached(3),
      .noOfflineNumber(letter: "A"), .failed("SQLite 1"),
    ]
    for error in errors {
      #expect(error.sentence.en.hasSuffix("."))
      #expect(error.sentence.zh.hasSuffix("。"))
    }
  }

  private func checkpoint(_ path: String) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
  }

  private func damage(_ path: String, at offset: Int) throws {
    let handle = try FileHandle(forUpdating: URL(filePath: path))
    try handle.seek(toOffset: UInt64(offset))
    try handle.write(contentsOf: Data(repeating: 0xA5, count: 9000))
    try handle.close()
  }
}
