import Model
public import Queue

extension ConfigField where Value == QueueSettings {
  /// How `services.yaml` is read. There are always settings; a service, window or priority that is wrong is
  /// reported and left out.
  public static var queueSettings: Self {
    .mapping { fields in
      var settings = QueueSettings()
      settings.store = fields.value("store", .ticketStore, default: settings.store)
      settings.offlineNumbers = fields.value(
        "offline_numbers", .int(1...400), default: settings.offlineNumbers)
      settings.keepDays = fields.value("keep_days", .int(1...366), default: settings.keepDays)
      settings.hours = fields.hallValue(
        "hours", .openingHours,
        meanwhile: "numbers are given at any time, and no screen says when the hall opens")
      settings.calendar = HallCalendar(fields.value("calendar", .list(of: .calendarEntry), default: []))
      settings.services =
        fields.required("services", .uniqueList(of: .queueService, by: \.id, named: "id", count: 1...26))
        ?? []
      settings.neutralLetter = fields.value("neutral_letter", .letter, default: settings.neutralLetter)
      let known = settings.services.map(\.id)
      let windows = ConfigField<[ServiceWindow]>.uniqueList(
        of: .serviceWindow(services: known), by: \.number, named: "number", count: 1...99)
      settings.windows =
        fields.hallValue("windows", windows, meanwhile: "windows 1 to 3 are taken to deal with every service")
        ?? (1...3).map { ServiceWindow(number: $0, services: known) }
      settings.windowsPINHash = fields.optional("windows_pin_hash", .pinHash)
      settings.elderlyAge = fields.value("elderly_age", .int(60...100), default: settings.elderlyAge)
      settings.priorities = fields.value(
        "priorities", .uniqueList(of: .queuePriority, by: \.id, named: "id", count: 0...12), default: [])
      settings.policy = fields.group("policy", policy) ?? settings.policy
      settings.display = fields.group("display", display) ?? settings.display
      check(settings, &fields)
      return settings
    }
  }

  private static func policy(_ fields: inout ConfigFields) -> CallPolicy {
    var policy = CallPolicy()
    policy.maximumCalls = fields.value("calls", .int(1...9), default: policy.maximumCalls)
    policy.missedPauseSeconds = fields.value(
      "missed_pause_seconds", .int(0...3600), default: policy.missedPauseSeconds)
    policy.restoredPlace = fields.value("restored", .name, default: policy.restoredPlace)
    policy.transferredPlace = fields.value("transferred", .name, default: policy.transferredPlace)
    policy.mostPrioritiesInARow = fields.value(
      "priorities_in_a_row", .int(0...100), default: policy.mostPrioritiesInARow)
    return policy
  }

  /// What only shows when everything has been read.
  private static func check(_ settings: QueueSettings, _ fields: inout ConfigFields) {
    for service in settings.services where service.letter == settings.neutralLetter {
      fields.error(
        "the service \(service.id) has the letter \(service.letter), which is the neutral one",
        hint: "give one of them another letter")
    }
    for service in settings.services where settings.windows(serving: service.id).isEmpty {
      fields.error(
        "no window deals with the service \(service.id)", hint: "add it to a window, or take it out")
    }
  }
}

extension ConfigField where Value == QueueSettings.Store {
  /// `sqlite`, or the address of a PostgreSQL server. It may hold a password, so it is never shown.
  static var ticketStore: Self {
    ConfigField(
      expected: "sqlite, or an address such as postgres://kiosk@10.0.0.5/kiosk", isSecret: true,
      parse: { text in
        if text == "sqlite" { return .sqlite }
        let isAddress = text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
        return isAddress && !text.contains { $0.isWhitespace } ? .postgres(Private(text)) : nil
      })
  }
}

extension ConfigField where Value == QueueService {
  static var queueService: Self {
    .mapping { fields in
      let id = fields.required("id", .identifier)
      let letter = fields.required("letter", .letter)
      let name = fields.required("name", .words(zh: 12, en: 30))
      let note = fields.optional("note", .words(zh: 30, en: 80))
      let hours = fields.optional("hours", .openingHours)
      let limit = fields.optional("daily_limit", .int(1...9999))
      let minutes = fields.value("typical_minutes", .int(1...240), default: 15)
      let languages = fields.value("languages", .list(of: .words(zh: 12, en: 30), count: 0...6), default: [])
      let bring = fields.value("bring", .list(of: .words(zh: 40, en: 100), count: 0...12), default: [])
      guard let id, let letter, let name else { return nil }
      return QueueService(
        id: id, letter: letter, name: name, note: note, hours: hours, dailyLimit: limit,
        typicalMinutes: minutes,
        languages: languages, bring: bring)
    }
  }
}

extension ConfigField where Value == ServiceWindow {
  /// A window that deals with some of `services`.
  static func serviceWindow(services: [String]) -> Self {
    .mapping { fields in
      let number = fields.required("number", .int(1...99))
      let name = fields.optional("name", .words(zh: 12, en: 30))
      let reading = fields.optional("reading", .pinyin)
      let served = fields.required("services", .list(of: .one(of: services), count: 1...26))
      let pin = fields.optional("pin_hash", .pinHash)
      guard let number, let served else { return nil }
      return ServiceWindow(number: number, name: name, reading: reading, services: served, pinHash: pin)
    }
  }
}

extension ConfigField where Value == QueuePriority {
  static var queuePriority: Self {
    .mapping { fields in
      let id = fields.required("id", .identifier)
      let name = fields.required("name", .words(zh: 12, en: 40))
      let weight = fields.required("weight", .double(1...20))
      guard let id, let name, let weight else { return nil }
      return QueuePriority(id: id, name: name, weight: weight)
    }
  }
}
