internal import Configuration
internal import Model
internal import Queue
internal import Runtime
internal import Screens
internal import Synchronization
internal import Tickets

/// The store of the hall's queue, opened when somebody first asks for it and kept open: what it found at its
/// opening, such as a damaged file, is then still to be seen later.
///
/// Any thread but the main one: it blocks for the disk, and some seconds for a server that does not answer.
final class QueueDesk: Sendable {
  private let settings: QueueSettings
  private let data: String
  private let machine: Int
  private let opened = Mutex<(any TicketStore)?>(nil)

  /// The hall's queue; for pictures one of their own, in their temporary folder.
  init(_ configuration: LoadedConfiguration, _ locations: Locations, isForPictures: Bool = false) {
    var settings = configuration.queue
    if isForPictures { settings.store = .sqlite }
    self.settings = settings
    data = locations.data
    machine = configuration.settings.hall.machineNumber
  }

  /// The hall's rules, without the address of its server.
  var settingsForScreens: QueueSettings {
    var settings = settings
    settings.store = .sqlite
    return settings
  }

  /// Carries out what a screen asks for. A file that turns out to be damaged is opened anew by the next question,
  /// which moves it aside and begins another one.
  ///
  /// `run` tells this start of this kiosk from every other in the keys of visits.
  func answer(_ command: QueueCommand, now: Instant, run: String) -> QueueAnswer {
    do {
      let desk = TicketDesk(settings: settings, store: try store())
      let answer = command.answer(at: desk, now: now, by: .kiosk(machine), run: run)
      if case .damaged = answer.storeError { opened.withLock { $0 = nil } }
      return answer
    } catch {
      return command.answer(without: .store(error))
    }
  }

  /// Carries out what staff ask about the hall; `printer` says how the printer stands.
  func answer(_ command: HallCommand, now: Instant, printer: () -> HealthItem?) -> HallAnswer {
    do {
      return command.answer(
        at: TicketDesk(settings: settings, store: try store()), now: now, printer: printer)
    } catch {
      return command.answer(without: .store(error))
    }
  }

  /// Whether the hall has a queue, and with it a place where its counters see calls for help.
  var isThere: Bool { !settings.services.isEmpty }

  /// What keeps the store in order while the kiosk runs; `nil` where the hall has no services to queue for.
  var keeper: TicketKeeper? {
    guard isThere else { return nil }
    let (settings, machine, began) = (settings, machine, Instant.current)
    return TicketKeeper(
      keeping: settings.keepDays, now: { .current },
      settle: { (store, now) throws(TicketStoreError) in
        try TicketDesk(settings: settings, store: store).settle(of: .kiosk(machine), before: began, at: now)
      },
      open: { [self] () throws(TicketStoreError) in try store() })
  }

  /// The store, opened now where it is not open yet.
  func store() throws(TicketStoreError) -> any TicketStore {
    try opened.withLock { opened throws(TicketStoreError) in
      if let opened { return opened }
      let store = try TicketStores.open(settings, data: data)
      opened = store
      return store
    }
  }

  // MARK: Health

  /// A line for staff; `nil` where the hall has no services to queue for.
  func health(today: Day) -> HealthItem? {
    guard isThere else { return nil }
    do {
      let store = try store()
      // The condition tells how the last question went, so one is asked that changes nothing.
      _ = try store.tickets(on: today, openOnly: true)
      return item(store.condition)
    } catch {
      return item(.broken, Localized(zh: "用不了", en: "cannot be used"), error.sentence)
    }
  }

  private func item(_ condition: TicketStoreCondition) -> HealthItem {
    let state =
      switch condition {
      case .fine: works
      case .recovered: Localized(zh: "坏过，已换新", en: "damaged, replaced")
      case .offline: Localized(zh: "连不上服务器", en: "server not reached")
      }
    return item(condition == .fine ? .fine : .attention, state, condition.sentence)
  }

  /// The address of a server is not shown: it may hold a password.
  private var works: Localized<String> {
    switch settings.store {
    case .sqlite: Localized(zh: "正常，存在本机", en: "works, kept on this machine")
    case .postgres: Localized(zh: "正常，连着服务器", en: "works, kept on the server")
    }
  }

  private func item(
    _ level: HealthItem.Level, _ state: Localized<String>, _ advice: Localized<String>?
  ) -> HealthItem {
    HealthItem(
      name: Localized(zh: "排队数据", en: "Queue"), state: state, icon: "ticket", level: level,
      advice: advice)
  }
}
