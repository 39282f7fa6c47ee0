import Configuration
import Foundation
import Model
import Testing

@Suite struct KioskSettingsTests {
  /// The configuration folder of this checkout.
  static let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("kiosk-config").path

  @Test func theShippedConfigurationHasNoErrorsAndSaysWhatTheHallMustEnter() {
    // Without the fonts on the disk: whether they are installed is the doctor's question, not this test's.
    let loaded = ConfigurationStore(fileExists: { _ in true }).load(Self.shipped)
    let said = loaded.diagnostics.filter { $0.file.hasSuffix("/kiosk.yaml") }
    #expect(loaded.errors == [])
    #expect(said.allSatisfy { $0.severity == .notice })
    #expect(
      said.map(\.message) == [
        "hall.region_code: not set: no legal-aid institution is named as the one in charge here",
        "phones.legal_line_all_day: not set: no screen says that the line is answered day and night",
        "phones.duty: not set: without staff the screens can name the legal line only",
        "staff.pin_hash: not set: the staff panel cannot be opened",
        "aid.institution_key: not set: residents get no code with their answers to take along",
      ])
  }

  @Test func theShippedConfigurationSaysTheDefaults() {
    #expect(ConfigurationStore(fileExists: { _ in true }).load(Self.shipped).settings == KioskSettings())
  }

  @Test func everyValueCanBeSet() throws {
    let hash = "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$" + String(repeating: "a", count: 43)
    let key = try #require(InstitutionKey(bytes: UInt8(1)...32))
    let (settings, diagnostics) = try decode(
      """
      language: en
      hall: { name: { zh: 太原, en: Taiyuan }, machine_number: 3, region_code: "140105" }
      panel: { width: 1920, height: 1081, diagonal_inches: 32, viewing_distance_mm: 500, full_screen: false }
      fonts: { regular: /r.ttc, bold: /b.ttc, face: 1 }
      idle: { base_seconds: 90, per_character_ms: 400, countdown_seconds: 40, large_factor: 1.5, staff_seconds: 99 }
      phones: { legal_line: 0351-12348, legal_line_all_day: false, duty: 139 0000 0000 }
      staff: { pin_hash: \(hash), tries: 3, lock_minutes: 20, corner_hold_seconds: 4 }
      sound: { chime: false, volume: 0 }
      printer: { device: /dev/usb/lp1, status: false, cutter: false, cut_feed: 12 }
      aid: { institution_key: \(key) }
      """)
    var expected = KioskSettings()
    expected.aid.institutionKey = key
    expected.language = .en
    expected.hall.name = Localized(zh: "太原", en: "Taiyuan")
    expected.hall.machineNumber = 3
    expected.hall.regionCode = "140105"
    expected.panel.width = 1920
    expected.panel.height = 1081
    expected.panel.diagonalInches = 32
    expected.panel.viewingDistanceMillimetres = 500
    expected.panel.isFullScreen = false
    expected.fonts.regular = "/r.ttc"
    expected.fonts.bold = "/b.ttc"
    expected.fonts.face = 1
    expected.idle.baseSeconds = 90
    expected.idle.millisecondsPerCharacter = 400
    expected.idle.countdownSeconds = 40
    expected.idle.largeFactor = 1.5
    expected.idle.staffSeconds = 99
    expected.phones.legalLine = "0351-12348"
    expected.phones.isLegalLineAllDay = false
    expected.phones.duty = "139 0000 0000"
    expected.staff.pinHash = hash
    expected.staff.tries = 3
    expected.staff.lockMinutes = 20
    expected.staff.cornerHoldSeconds = 4
    expected.sound.chime = false
    expected.sound.volume = 0
    expected.printer.device = .device(path: "/dev/usb/lp1")
    expected.printer.answersStatus = false
    expected.printer.hasCutter = false
    expected.printer.cutFeed = 12
    #expect(settings == expected)
    #expect(diagnostics == [])
  }

  /// The settings, and what is wrong with them; the notices of what is not set are left out.
  private func printerErrors(_ text: String) throws -> (KioskSettings?, [Diagnostic]) {
    let (settings, diagnostics) = try decode(text)
    return (settings, diagnostics.filter { $0.severity == .error })
  }

  @Test(arguments: [
    ("/dev/usb/lp0", PrinterAddress.device(path: "/dev/usb/lp0"), true),
    ("tcp://192.168.1.9", .network(host: "192.168.1.9", port: 9100), true),
    ("tcp://slips.hall:9101", .network(host: "slips.hall", port: 9101), true),
    ("\"tcp://[fe80::1]:9100\"", .network(host: "fe80::1", port: 9100), true),
    ("cups:slips_2", .queue("slips_2"), false), ("file:/tmp/slips", .folder(path: "/tmp/slips"), true),
  ])
  func everyWayToAPrinterIsRead(text: String, address: PrinterAddress, asksStatus: Bool) throws {
    let (settings, errors) = try printerErrors("printer: { device: \(text) }")
    #expect(settings?.printer.device == address)
    #expect(settings?.printer.device.flatMap { PrinterAddress($0.description) } == address)
    // What CUPS calls done has only left this machine.
    #expect(settings?.printer.answersStatus == asksStatus)
    #expect(errors == [])
  }

  @Test(arguments: [
    ("lp0", "begin the path with /"), ("192.168.1.9:9100", "write tcp://192.168.1.9:9100"),
    ("socket://10.0.0.9:9100", "write tcp:// instead"), ("ipp://hall/printer", "make a queue of CUPS"),
    ("tcp://10.0.0.9:99999", "after tcp://"), ("tcp://", "after tcp://"), ("\"tcp://a b\"", "after tcp://"),
    ("cups:-o", "a queue's name"), ("\"cups:a b\"", "a queue's name"), ("\"cups:\"", "a queue's name"),
    ("cups:a/../b", "a queue's name"), ("file:slips", "the whole path"), ("/", "/dev/usb/lp0"),
  ])
  func aWrongWayToAPrinterIsNamedWithItsPlaceAndAHint(text: String, hint: String) throws {
    let (settings, errors) = try printerErrors("printer:\n  device: \(text)\n")
    #expect(settings?.printer.device == nil)
    #expect(errors.count == 1)
    #expect(errors.first?.line == 2)
    #expect(errors.first?.description.contains(hint) == true, "\(errors)")
  }

  @Test func picturesAreForQueuesOnly() throws {
    #expect(try printerErrors("printer: { device: cups:q, format: png }").1 == [])
    let (_, errors) = try printerErrors("printer: { device: /dev/usb/lp0, format: png }")
    #expect(errors.first?.message.contains("only for a queue") == true)
  }

  @Test func aWrongValueKeepsItsDefaultAndTheOthersAreRead() throws {
    let (settings, diagnostics) = try decode(
      """
      hall: { machine_nummer: 2 }
      panel:
        width: wide
        height: 1000
      """)
    #expect(settings?.panel.width == 1080)
    #expect(settings?.panel.height == 1000)
    #expect(
      diagnostics.filter { $0.severity == .error }.map(\.description) == [
        "kiosk.yaml:1:9: error: hall: unknown key \"machine_nummer\" (did you mean \"machine_number\"?)",
        "kiosk.yaml:3:10: error: panel.width: expected a whole number from 600 to 7680, found \"wide\"",
      ])
  }

  @Test func aPINWrittenInsteadOfItsHashIsNotShown() throws {
    let (settings, diagnostics) = try decode("staff: { pin_hash: 482913 }")
    #expect(settings?.staff.pinHash == nil)
    let said = diagnostics.filter { $0.severity == .error }.map(\.description)
    #expect(
      said == [
        "kiosk.yaml:1:20: error: staff.pin_hash: expected a yescrypt hash, which begins with $y$, "
          + "found a text of 6 characters (a PIN is never written here, only its hash: "
          + "kiosk pin makes one)"
      ])
  }

  @Test func aPrivateKeyWrittenInsteadOfThePublicOneIsNotShown() throws {
    let secret = "LKS1-" + String(repeating: "Q", count: 58)
    let (settings, diagnostics) = try decode("aid:\n  institution_key: \(secret)")
    #expect(settings?.aid.institutionKey == nil)
    let said = diagnostics.filter { $0.severity == .error }.map(\.description)
    #expect(
      said == [
        "kiosk.yaml:2:20: error: aid.institution_key: expected the public key that kiosk aid keygen prints, which "
          + "begins with LKP1-, found a text of 63 characters (this is the private key, which never lies on a "
          + "kiosk: remove it here, make a new pair and write its public key)"
      ])
  }

  @Test func aMissingFontIsToldWithItsPlace() throws {
    let (_, diagnostics) = try decode("fonts: { regular: /none.ttc }", fileExists: false)
    #expect(
      diagnostics.filter { $0.severity == .error }.map(\.description) == [
        "kiosk.yaml:1:19: error: fonts.regular: expected the path of a file, found \"/none.ttc\" "
          + "(there is no such file)"
      ])
  }

  private func decode(_ text: String, fileExists: Bool = true) throws -> (KioskSettings?, [Diagnostic]) {
    let node = try #require(YAMLReader.read(text, file: "kiosk.yaml").node)
    let (value, diagnostics) = ConfigField.kioskSettings { _ in fileExists }.decode(node)
    return (value, diagnostics)
  }
}
