import Foundation
import Model
import Queue
import Testing

@testable import HallServer

@Suite("The hall's calls")
struct CallDirectorTests {
  private func view(_ director: CallDirector) -> DisplayView {
    director.view(hall: Localized(zh: "示范大厅", en: "Sample hall"), hasLoudspeaker: false)
  }

  @Test("A call stands in front, is said, and the next one waits for its turn")
  func calls() async throws {
    let hall = try DisplayHall()
    try hall.issue(3)
    let director = hall.director()
    defer { director.close() }
    #expect(try await eventually { view(director).board.waiting.first?.count == 3 })
    let first = try hall.call(window: 1)
    let second = try hall.call(window: 2)
    director.refresh()
    #expect(try await eventually { view(director).board.following == 1 })
    let board = view(director).board
    #expect(board.front?.line.number == first)
    #expect(board.front?.text.zh == "请 \(first) 号到 1 号窗口")
    #expect(board.windows.map(\.number) == [first, second, nil])
    #expect(try await eventually { hall.said.first == "请 \(first) 号到 1 号窗口" })
  }

  @Test("Calls are not lost while nobody looks, and a restart does not say old ones again")
  func restart() async throws {
    let hall = try DisplayHall()
    try hall.issue(2)
    let first = try hall.call(window: 1)
    let director = hall.director()
    #expect(try await eventually { view(director).board.front?.line.number == first })
    #expect(try await eventually { !hall.said.isEmpty })
    director.close()
    // As if the server came back a minute later.
    let later = CallDirector(
      store: hall.desk.store, settings: hall.desk.settings, display: hall.display(),
      clock: { Instant.now.adding(seconds: 60) }, changed: {})
    defer { later.close() }
    #expect(try await eventually { view(later).board.windows.first?.number == first })
    #expect(view(later).board.front == nil)
    // A slow machine may have repeated it before the end.
    #expect(hall.said.count { !$0.hasSuffix(" again") } == 1)
  }

  @Test("The sound of a call is there for the display that shows it, under the name of this server only")
  func sounds() async throws {
    let hall = try DisplayHall()
    try hall.issue(1)
    let director = hall.director()
    defer { director.close() }
    try hall.call(window: 3)
    director.refresh()
    #expect(try await eventually { view(director).board.front != nil })
    let cue = try #require(view(director).board.front?.cue)
    #expect(await director.sounds.sound(of: cue)?.file == [82, 73, 70, 70])
    #expect(await director.sounds.sound(of: cue + 1) == nil)
  }

  @Test("A store that cannot be read is told on the display, and calls are found when it can be again")
  func brokenStore() async throws {
    let hall = try DisplayHall()
    try hall.issue(1)
    let store = FailingStore(hall.desk.store)
    let director = CallDirector(
      store: store, settings: hall.desk.settings, display: hall.display(), clock: { .now }, changed: {})
    defer { director.close() }
    #expect(try await eventually { view(director).board.waiting.first?.count == 1 })
    store.fails = true
    let number = try hall.call(window: 2)
    director.refresh()
    #expect(try await eventually { view(director).problem != nil })
    store.fails = false
    #expect(try await eventually { view(director).board.front?.line.number == number })
    #expect(view(director).problem == nil)
  }
}
