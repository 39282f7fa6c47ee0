internal import Configuration
internal import Harness
internal import Model
internal import Queue
public import Screens
internal import Synchronization

/// A state of the kiosk worth looking at, reached by its real path with the fakes behind it.
public struct ExampleScene: Sendable, CustomStringConvertible {
  /// What lies behind the kiosk in a scene.
  public enum World: Hashable, Sendable {
    /// Everything works.
    case ordinary
    /// No official text was imported.
    case bare
    /// Everything is as long as it may get.
    case long
    /// Neither index nor input method is ready yet.
    case starting
    /// Neither index nor input method works.
    case broken
    /// Questions to the law fail.
    case failing
    /// The shipped self-check in a hall of 小店区.
    case aid
    /// The same with a line of hardship entered.
    case aidWithLine
    /// The shipped queue with people waiting, and a printer; the self-check as in `aid`.
    case queue
    /// The same without a printer.
    case queueWithoutPrinter
    /// The same with a printer that says nothing.
    case queueUnsure
    /// The same with a printer without paper.
    case queueNoPaper
    /// The same with opening hours.
    case queueHours
    /// The same close to the end of the day.
    case queueCrowded
    /// The same with a store that does not work.
    case queueBroken
    /// The same without the hall's server.
    case queueOffline
    /// Everything of the queue is as long as it may get.
    case queueLong
    /// The same as `aid`, with a damaged file of entries and a disk that takes none.
    case aidBroken
    /// A hall that keeps calls for help, with what the counter does about them.
    case counter(Counter)
    /// A hall that calls lawyers, with what becomes of the calls.
    case call(Call)
    /// A hall with a queue, as staff see it.
    case hall(Hall)
  }

  /// What becomes of a call for help.
  public enum Counter: Hashable, Sendable {
    /// The machine cannot ring, and nobody has seen the call yet.
    case silent
    /// The counter's page shows it.
    case sees
    /// Somebody has touched 收到.
    case comes
    /// It cannot be reached.
    case isCut
  }

  /// The name of its golden.
  public var name: String
  /// What lies behind it.
  public var world: World
  /// The steps from the home page.
  public var script: String

  init(_ name: String, _ world: World = .ordinary, _ script: String = "") {
    self.name = name
    self.world = world
    self.script = script
  }

  /// The scene's name.
  public var description: String { name }

  /// The state that the scene's steps lead to. Walked once a process: a state is a value.
  public func reach() throws -> App {
    if let known = Self.reached.withLock({ $0[name] }) { return known }
    let app = try walk()
    Self.reached.withLock { $0[name] = app }
    return app
  }

  private static let reached = Mutex<[String: App]>([:])

  private func walk() throws -> App {
    let kiosk = TestKiosk(makeWorld(), settings: settings) { app in
      switch world {
      case .starting: app.services = ServiceStatus()
      case .broken:
        app.services.law = .failed
        app.services.input = .failed
        app.services.topics = []
        app.services.statistics = nil
      case .aid, .aidWithLine, .aidBroken:
        app.services.aid = world == .aidWithLine ? ShippedAid.withLine : ShippedAid.configuration.aid
        app.services.regions = ShippedAid.configuration.regions
        app.services.aidPlaces = ShippedAid.places
        guard world == .aidBroken else { break }
        app.services.aidPlaces.problem = Localized(
          zh: "已录入的文件第 12 行坏了，录入过的都没有用上。请管理员运行 kiosk check，看怎么改。",
          en:
            "Line 12 of the entries is damaged: none of them is used. Run kiosk check to see how to repair it."
        )
      case .counter: app.services.hasHelpDesk = true
      case .call(let call):
        app.services.calls = call.part.settings
        app.services.hasPrinter = true
      case .hall(let hall):
        app.services.queue = hall.queue
        app.services.hasHelpDesk = true
        app.services.hasPrinter = hall.hasPrinter
      default: break
      }
      guard isQueue else { return }
      app.services.aid = ShippedAid.configuration.aid
      app.services.hasPrinter = world != .queueWithoutPrinter
    }
    try kiosk.play(script)
    return kiosk.app
  }

  private func makeWorld() -> FakeWorld {
    switch world {
    case .ordinary, .starting, .broken, .aidWithLine: return FakeWorld()
    case .aid, .aidBroken:
      let fake = FakeWorld()
      fake.hold(ShippedAid.configuration.aid)
      guard world == .aidBroken else { return fake }
      fake.failEntries(
        with: AidEntryFailure(
          Localized(
            zh: "硬盘写不进去，没有录入（设备上没有空间）。请管理员看看硬盘和权限。",
            en:
              "The disk cannot be written (no space left). Nothing was entered. Have disk and permissions looked at."
          )))
      return fake
    case .hall(let hall): return hall.makeWorld()
    case .call(let call): return call.makeWorld()
    case .counter(let counter):
      let fake = FakeWorld(canRing: counter != .silent)
      fake.cutHelp(counter == .isCut)
      fake.answerHelp(with: counter == .sees ? .show : counter == .comes ? .receive : nil)
      return fake
    case .queue, .queueWithoutPrinter, .queueUnsure, .queueNoPaper, .queueHours, .queueCrowded, .queueBroken,
      .queueOffline, .queueLong:
      return queueWorld()
    case .bare: return FakeWorld(law: FakeLaw.ordinary.withoutOfficialText)
    case .long: return FakeWorld(law: .long)
    case .failing:
      let world = FakeWorld()
      world.fail(
        with: Failure(
          zh: "查法律出了问题，请工作人员帮忙，或到窗口问。",
          en: "The law cannot be searched now: ask staff for help, or go to a window."))
      return world
    }
  }

  /// Settings of ordinary length, or as long as the configuration allows.
  private var settings: KioskSettings {
    var settings = KioskSettings()
    if [.aid, .aidWithLine, .aidBroken].contains(world) { settings.hall.regionCode = ShippedAid.county }
    guard world == .long || world == .queueLong else { return settings }
    settings.hall.name = Localized(
      zh: "示例省示例市示例县公共法律服务中心东大厅", en: "Example County Public Legal Service Centre No. 2")
    settings.hall.machineNumber = 99
    settings.phones.isLegalLineAllDay = true
    settings.phones.duty = "0350-12345678"
    return settings
  }
}
