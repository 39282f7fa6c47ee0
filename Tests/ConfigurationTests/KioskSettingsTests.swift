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
    expected.printer.device = "/dev/usb/lp1"
    expected.printer.answersStatus = false
    expected.printer.hasCutter = false
    expected.printer.cutFeed = 12
    #expect(settings == expected)
    #expect(diagnostics == [])
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
