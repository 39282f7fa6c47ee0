import Configuration
import Testing

@Suite struct LocationsTests {
  private static let checkoutFiles: Set = ["/src/legal/Package.swift", "/src/legal/kiosk-config"]
  private static let built = "/src/legal/.build/x86_64-unknown-linux-gnu/debug/kiosk"

  /// What was given, and the four folders that follow: configuration, data, assets, share.
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var options = Locations.Options()
    var environment: [String: String] = [:]
    var executable = LocationsTests.built
    var files = LocationsTests.checkoutFiles
    var expected: [String]
  }

  static let cases = [
    Case(
      testDescription: "built in a checkout",
      expected: [
        "/src/legal/kiosk-config", "/src/legal/.build/kiosk-data", "/src/legal/Assets",
        "/src/legal/.build/kiosk-share",
      ]),
    Case(
      testDescription: "installed", executable: "/usr/bin/kiosk",
      expected: [
        "/etc/legal-kiosk", "/var/lib/legal-kiosk", "/usr/share/legal-kiosk", "/var/cache/legal-kiosk",
      ]),
    Case(
      testDescription: "installed, and the root looks like a checkout", executable: "/usr/bin/kiosk",
      files: ["/Package.swift", "/kiosk-config", "/usr/Package.swift", "/usr/kiosk-config"],
      expected: [
        "/etc/legal-kiosk", "/var/lib/legal-kiosk", "/usr/share/legal-kiosk", "/var/cache/legal-kiosk",
      ]),
    Case(
      testDescription: "a copy outside any checkout", executable: "/home/a/kiosk",
      expected: [
        "/etc/legal-kiosk", "/var/lib/legal-kiosk", "/usr/share/legal-kiosk", "/var/cache/legal-kiosk",
      ]),
    Case(
      testDescription: "a package without a kiosk-config is passed over",
      files: checkoutFiles.union(["/src/legal/.build/Package.swift"]),
      expected: [
        "/src/legal/kiosk-config", "/src/legal/.build/kiosk-data", "/src/legal/Assets",
        "/src/legal/.build/kiosk-share",
      ]),
    Case(
      testDescription: "the environment before the checkout",
      environment: [
        "KIOSK_CONFIG": "/e/config", "KIOSK_DATA": "/e/data/", "KIOSK_ASSETS": "/e/assets",
        "KIOSK_SHARE": "/e/share",
      ],
      expected: ["/e/config", "/e/data", "/e/assets", "/e/share"]),
    Case(
      testDescription: "an option before the environment",
      options: Locations.Options(configuration: "here/", data: "/", assets: "/o/assets"),
      environment: ["KIOSK_CONFIG": "/e/config", "KIOSK_DATA": "/e/data", "KIOSK_ASSETS": "/e/assets"],
      expected: ["here", "/", "/o/assets", "/src/legal/.build/kiosk-share"]),
    Case(
      testDescription: "an empty variable counts as none", environment: ["KIOSK_CONFIG": ""],
      executable: "/usr/bin/kiosk",
      expected: [
        "/etc/legal-kiosk", "/var/lib/legal-kiosk", "/usr/share/legal-kiosk", "/var/cache/legal-kiosk",
      ]),
  ]

  @Test(arguments: cases)
  func theFourFoldersAreFound(_ given: Case) {
    let found = Locations(
      options: given.options, environment: given.environment, executable: given.executable,
      fileExists: given.files.contains)
    #expect([found.configuration, found.data, found.assets, found.share] == given.expected)
  }

  @Test(arguments: [
    ("/usr/bin/kiosk", true), ("/usr/local/bin/kiosk", true), ("/usr/lib/legal-kiosk/kiosk", true),
    ("/opt/legal-kiosk/kiosk", true), ("/home/a/kiosk", true), ("kiosk", true), ("", true), (built, false),
  ])
  func whateverIsInNoCheckoutCountsAsInstalled(executable: String, isInstalled: Bool) {
    let found = Locations(environment: [:], executable: executable) { Self.checkoutFiles.contains($0) }
    #expect(found.isInstalled == isInstalled)
    #expect(found.checkout == (isInstalled ? nil : "/src/legal"))
    #expect(found.executable == executable)
  }

  @Test func theLastGoodCopyLiesInTheData() {
    let found = Locations(environment: ["KIOSK_DATA": "/d"], executable: "/usr/bin/kiosk") { _ in false }
    #expect(found.lastGood == "/d/last-good-config")
  }

  @Test func thisProcessHasLocations() {
    let found = Locations.ofThisProcess(Locations.Options(configuration: "/c", data: "/d", assets: "/a"))
    #expect([found.configuration, found.data, found.assets] == ["/c", "/d", "/a"])
    #expect(!found.isInstalled)
  }
}
