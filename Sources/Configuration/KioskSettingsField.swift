public import Model

extension ConfigField where Value == KioskSettings {
  /// How `kiosk.yaml` is read. A value that is missing or wrong keeps its default, so there are always
  /// settings; `fileExists` tells whether a font file is there.
  public static func kioskSettings(fileExists: @escaping (String) -> Bool) -> Self {
    .mapping { fields in
      var settings = KioskSettings()
      settings.language = fields.value("language", .name, default: settings.language)
      settings.hall = fields.group("hall", hall) ?? settings.hall
      settings.panel = fields.group("panel", panel) ?? settings.panel
      settings.fonts = fields.group("fonts") { fonts(&$0, fileExists: fileExists) } ?? settings.fonts
      settings.idle = fields.group("idle", idle) ?? settings.idle
      settings.phones = fields.group("phones", phones) ?? settings.phones
      settings.staff = fields.group("staff", staff) ?? settings.staff
      settings.sound = fields.group("sound", sound) ?? settings.sound
      settings.printer = fields.group("printer", printer) ?? settings.printer
      settings.aid = fields.group("aid", aid) ?? settings.aid
      return settings
    }
  }

  private static func hall(_ fields: inout ConfigFields) -> KioskSettings.Hall {
    var hall = KioskSettings.Hall()
    let standard = hall.name
    hall.name =
      fields.group("name") { name in
        Localized(
          zh: name.value("zh", .text(max: 18), default: standard.zh),
          en: name.value("en", .text(max: 34), default: standard.en))
      } ?? standard
    hall.machineNumber = fields.value("machine_number", .int(1...99), default: hall.machineNumber)
    hall.regionCode = fields.hallValue(
      "region_code", .digits(6), meanwhile: "no legal-aid institution is named as the one in charge here")
    return hall
  }

  private static func panel(_ fields: inout ConfigFields) -> KioskSettings.Panel {
    var panel = KioskSettings.Panel()
    panel.width = fields.value("width", .int(600...7680), default: panel.width)
    panel.height = fields.value("height", .int(600...7680), default: panel.height)
    panel.diagonalInches = fields.value("diagonal_inches", .double(7...100), default: panel.diagonalInches)
    panel.viewingDistanceMillimetres = fields.value(
      "viewing_distance_mm", .int(300...2000), default: panel.viewingDistanceMillimetres)
    panel.isFullScreen = fields.value("full_screen", .bool, default: panel.isFullScreen)
    return panel
  }

  private static func fonts(_ fields: inout ConfigFields, fileExists: @escaping (String) -> Bool)
    -> KioskSettings.Fonts
  {
    var fonts = KioskSettings.Fonts()
    fonts.regular = fields.value("regular", .file(exists: fileExists), default: fonts.regular)
    fonts.bold = fields.value("bold", .file(exists: fileExists), default: fonts.bold)
    fonts.face = fields.value("face", .int(0...63), default: fonts.face)
    return fonts
  }

  private static func idle(_ fields: inout ConfigFields) -> KioskSettings.Idle {
    var idle = KioskSettings.Idle()
    idle.baseSeconds = fields.value("base_seconds", .int(20...600), default: idle.baseSeconds)
    idle.millisecondsPerCharacter = fields.value(
      "per_character_ms", .int(0...5000), default: idle.millisecondsPerCharacter)
    idle.countdownSeconds = fields.value("countdown_seconds", .int(20...120), default: idle.countdownSeconds)
    idle.largeFactor = fields.value("large_factor", .double(1...5), default: idle.largeFactor)
    idle.staffSeconds = fields.value("staff_seconds", .int(30...3600), default: idle.staffSeconds)
    return idle
  }

  private static func phones(_ fields: inout ConfigFields) -> KioskSettings.Phones {
    var phones = KioskSettings.Phones()
    phones.legalLine = fields.value("legal_line", .phone, default: phones.legalLine)
    phones.isLegalLineAllDay = fields.hallValue(
      "legal_line_all_day", .bool, meanwhile: "no screen says that the line is answered day and night")
    phones.duty = fields.hallValue(
      "duty", .phone, meanwhile: "without staff the screens can name the legal line only")
    return phones
  }

  private static func staff(_ fields: inout ConfigFields) -> KioskSettings.Staff {
    var staff = KioskSettings.Staff()
    staff.pinHash = fields.hallValue("pin_hash", .pinHash, meanwhile: "the staff panel cannot be opened")
    staff.tries = fields.value("tries", .int(1...20), default: staff.tries)
    staff.lockMinutes = fields.value("lock_minutes", .int(1...1440), default: staff.lockMinutes)
    staff.cornerHoldSeconds = fields.value(
      "corner_hold_seconds", .int(2...30), default: staff.cornerHoldSeconds)
    return staff
  }

  private static func aid(_ fields: inout ConfigFields) -> KioskSettings.Aid {
    var aid = KioskSettings.Aid()
    // Secret, because the private key might have been pasted here.
    let key = ConfigField<InstitutionKey>(
      expected: "the public key that kiosk aid keygen prints, which begins with \(InstitutionKey.prefix)",
      isSecret: true, hint: keyHint, parse: { InstitutionKey($0) })
    aid.institutionKey = fields.hallValue(
      "institution_key", key, meanwhile: "residents get no code with their answers to take along")
    return aid
  }

  private static func keyHint(_ text: String) -> String {
    text.hasPrefix(InstitutionKey.privatePrefix)
      ? "this is the private key, which never lies on a kiosk: remove it here, make a new pair and write its public key"
      : "copy the whole line, for a part of it or a slip of the pen is not taken"
  }

  private static func sound(_ fields: inout ConfigFields) -> KioskSettings.Sound {
    var sound = KioskSettings.Sound()
    sound.chime = fields.value("chime", .bool, default: sound.chime)
    sound.volume = fields.value("volume", .int(0...10), default: sound.volume)
    return sound
  }

  private static func printer(_ fields: inout ConfigFields) -> KioskSettings.Printer {
    var printer = KioskSettings.Printer()
    // Not a value that a hall has yet to enter: most machines have no printer, and nothing reminds of one.
    printer.device = fields.optional("device", .printerAddress)
    printer.format = fields.value("format", .name, default: printer.format)
    // CUPS calls a slip done when its last byte is gone, so its word counts only where the hall says so.
    printer.answersStatus = fields.value("status", .bool, default: !printer.isQueue)
    printer.hasCutter = fields.value("cutter", .bool, default: printer.hasCutter)
    printer.slipsPerSession = fields.value(
      "slips_per_session", .int(1...20), default: printer.slipsPerSession)
    printer.cutFeed = fields.value("cut_feed", .int(0...255), default: printer.cutFeed)
    if printer.format == .png, printer.device != nil, !printer.isQueue {
      fields.error(
        "format: png is only for a queue of CUPS", hint: "take format out, or write device: cups:NAME")
    }
    return printer
  }
}

extension ConfigField where Value == String {
  /// The hash of a PIN.
  static var pinHash: Self {
    ConfigField(
      expected: "a yescrypt hash, which begins with $y$", isSecret: true,
      hint: { _ in "a PIN is never written here, only its hash: kiosk pin makes one" },
      parse: { PINHash.isWellFormed($0) ? $0 : nil })
  }
}

extension KioskSettings.Printer {
  fileprivate var isQueue: Bool {
    if case .queue = device { return true }
    return false
  }
}

extension ConfigField where Value == PrinterAddress {
  /// A device file, `tcp://HOST:9100`, `cups:QUEUE`, or `file:/FOLDER`.
  static var printerAddress: Self {
    ConfigField(
      expected: "/dev/usb/lp0, tcp://192.168.1.9:9100, cups:QUEUE or file:/FOLDER", hint: hint,
      parse: { PrinterAddress($0) })
  }

  /// What somebody probably meant who wrote something else.
  private static func hint(_ text: String) -> String? {
    if text.hasPrefix("cups:") {
      return "a queue's name has letters, digits, -, _ and . only; lpstat -e lists them"
    }
    if text.hasPrefix("file:") { return "write the whole path of the folder, such as file:/tmp/slips" }
    if text.hasPrefix("tcp://") {
      return "after tcp:// come the host, a colon and the port, such as 192.168.1.9:9100"
    }
    for scheme in ["socket://", "http://", "https://", "telnet://"] where text.hasPrefix(scheme) {
      return "write tcp:// instead of \(scheme)"
    }
    for scheme in ["ipp://", "ipps://", "lpd://", "usb://", "smb://"] where text.hasPrefix(scheme) {
      return "make a queue of CUPS for it with lpadmin, and write cups: and its name"
    }
    if PrinterAddress("tcp://" + text) != nil, text.contains(where: { ".:".contains($0) }) {
      return "for a printer in the network write tcp://\(text)"
    }
    return text.hasPrefix("/") ? nil : "begin the path with /"
  }
}
