import Configuration
import Foundation
import Model
import Testing

@Suite struct ConfigurationStoreTests {
  private let store = ConfigurationStore(fileExists: { _ in true })

  private static func settings(_ name: String) -> String {
    "hall: { name: { zh: \(name), en: A hall } }\n"
  }

  /// A folder with the configuration of a hall called `name` in `config`, and its last good copy in `data`.
  private func hall(_ name: String, kept: String? = nil) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["config/kiosk.yaml": Self.settings(kept ?? name)])
    if kept != nil {
      try keep(folder)
      try folder.write(Self.settings(name), to: "config/kiosk.yaml")
    }
    return folder
  }

  private func keep(_ folder: TemporaryFolder) throws {
    try store.keepAsLastGood(store.load(folder.path + "/config"), into: folder.path + "/data/last-good")
  }

  private func load(_ folder: TemporaryFolder) -> (LoadedConfiguration, ConfigurationOutcome) {
    store.load(folder.path + "/config", lastGood: folder.path + "/data/last-good")
  }

  @Test func aRightConfigurationIsUsed() throws {
    let (loaded, outcome) = load(try hall("今天", kept: "昨天"))
    #expect(outcome == .current)
    #expect(outcome.problems == [])
    #expect(loaded.settings.hall.name.zh == "今天")
    #expect(Array(loaded.documents.keys) == ["kiosk.yaml"])
  }

  @Test func aWrongConfigurationFallsBackToTheLastGoodOneAndSaysWhy() throws {
    let folder = try hall("今天", kept: "昨天")
    try folder.write("hall: { nam: x }\n", to: "config/kiosk.yaml")
    let (loaded, outcome) = load(folder)
    #expect(loaded.settings.hall.name.zh == "昨天")
    #expect(loaded.folder == folder.path + "/data/last-good")
    guard case .lastGood(let problems) = outcome else {
      Issue.record("expected the last good configuration, found \(outcome)")
      return
    }
    #expect(
      problems.map(\.description) == [
        "\(folder.path)/config/kiosk.yaml:1:9: error: hall: unknown key \"nam\" (did you mean \"name\"?)"
      ])
  }

  @Test func aWrongFileBesideKioskYAMLFallsBackToo() throws {
    let folder = try hall("今天", kept: "昨天")
    try folder.write("rules: [", to: "config/more/standard.yaml")
    let (loaded, outcome) = load(folder)
    #expect(loaded.settings.hall.name.zh == "昨天")
    #expect(outcome.problems.map(\.file) == ["\(folder.path)/config/more/standard.yaml"])
  }

  @Test func aWrongRulePackFallsBackToo() throws {
    let folder = try hall("今天", kept: "昨天")
    try folder.write("ruls: []\n", to: "config/aid/rules.yaml")
    let (loaded, outcome) = load(folder)
    #expect(loaded.settings.hall.name.zh == "昨天")
    #expect(loaded.aid == nil)
    #expect(
      outcome.problems.map(\.description).contains(
        "\(folder.path)/config/aid/rules.yaml:1:1: error: unknown section \"ruls\" (did you mean \"rules\"?)")
    )
  }

  @Test(arguments: ["", "hall: [", "hall: { nam: x }", "- a"])
  func aSpoiltLastGoodCopyGivesTheDefaultsAndSaysBoth(spoilt: String) throws {
    let folder = try hall("今天", kept: "昨天")
    try folder.write("", to: "config/kiosk.yaml")
    try folder.write(spoilt, to: "data/last-good/kiosk.yaml")
    let (loaded, outcome) = load(folder)
    #expect(loaded.settings == KioskSettings())
    guard case .defaults(let problems) = outcome else {
      Issue.record("expected the defaults, found \(outcome)")
      return
    }
    #expect(problems.first?.description == "\(folder.path)/config/kiosk.yaml:1:1: error: this file is empty")
    #expect(problems.dropFirst().map(\.file) == ["\(folder.path)/data/last-good/kiosk.yaml"])
  }

  @Test func withoutALastGoodCopyTheDefaultsAreUsed() throws {
    let folder = try TemporaryFolder()
    let (loaded, outcome) = load(folder)
    #expect(loaded.settings == KioskSettings())
    #expect(
      outcome.problems.map(\.description) == ["\(folder.path)/config:1:1: error: there is no such folder"])
  }

  @Test func aFolderWithoutKioskYAMLIsToldAsSuch() throws {
    let folder = try TemporaryFolder(["more.yaml": "a: 1\n"])
    #expect(
      store.load(folder.path).errors.map(\.description) == [
        "\(folder.path)/kiosk.yaml:1:1: error: there is no such file (copy the kiosk.yaml that was shipped)"
      ])
  }

  @Test func theCopyHasEveryFileAsItWasReadAndNoOther() throws {
    let folder = try hall("今天", kept: "昨天")
    try folder.write("b: 1\n", to: "config/more/standard.yaml")
    try folder.write("[Unit]\n", to: "config/systemd/kiosk.service")
    let loaded = store.load(folder.path + "/config")
    // Somebody spoils the file in the half minute before it is kept: the copy is of what the kiosk runs with.
    try folder.write("hall: [", to: "config/kiosk.yaml")
    try store.keepAsLastGood(loaded, into: folder.path + "/data/last-good")
    #expect(try folder.names(in: "data/last-good") == ["kiosk.yaml", "more"])
    #expect(try folder.text(of: "data/last-good/kiosk.yaml") == Self.settings("今天"))
    #expect(try folder.text(of: "data/last-good/more/standard.yaml") == "b: 1\n")

    try folder.write(Self.settings("明天"), to: "config/kiosk.yaml")
    try FileManager.default.removeItem(atPath: folder.path + "/config/more")
    try keep(folder)
    #expect(try folder.names(in: "data/last-good") == ["kiosk.yaml"])
    #expect(store.load(folder.path + "/data/last-good").settings.hall.name.zh == "明天")
  }

  @Test func anUnchangedConfigurationIsNotWrittenAgain() throws {
    let folder = try hall("今天", kept: "昨天")
    try keep(folder)
    let before = try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/data/last-good")
    try keep(folder)
    let after = try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/data/last-good")
    #expect(before == after)
  }

  @Test func whatAPowerCutLeftDoesNotHinderTheNextCopy() throws {
    let folder = try hall("今天", kept: "昨天")
    try folder.write("half", to: "data/last-good.2/aid/half.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/data/last-good.link", withDestinationPath: "nowhere")
    try keep(folder)
    #expect(try folder.names(in: "data/last-good") == ["kiosk.yaml"])
    #expect(try folder.text(of: "data/last-good/kiosk.yaml") == Self.settings("今天"))
  }

  @Test func aConfigurationWithErrorsIsNotKept() throws {
    let folder = try hall("今天", kept: "昨天")
    try folder.write("hall: [", to: "config/kiosk.yaml")
    #expect(throws: LastGoodError.notGood) { try keep(folder) }
    let (defaults, _) = store.load(folder.path + "/none", lastGood: folder.path + "/none")
    #expect(throws: LastGoodError.notGood) {
      try store.keepAsLastGood(defaults, into: folder.path + "/data/last-good")
    }
    #expect(try folder.text(of: "data/last-good/kiosk.yaml") == Self.settings("昨天"))
  }

  @Test func aDataFolderThatCannotBeWrittenIsToldAndBreaksNothing() throws {
    // A folder of the kernel, so that the test holds for root as well.
    let folder = try hall("今天")
    let loaded = store.load(folder.path + "/config")
    let error = #expect(throws: LastGoodError.self) {
      try store.keepAsLastGood(loaded, into: "/proc/kiosk-data/last-good")
    }
    #expect(
      error?.description
        == "The last good configuration could not be kept (/proc/kiosk-data/last-good.1: No such file or "
        + "directory); the kiosk runs on, but let its user write there, so that a later mistake in a file can be "
        + "survived.")
  }

  @Test func aFolderInThePlaceOfTheLinkIsToldAndKept() throws {
    let folder = try hall("今天")
    try folder.write("a: 1\n", to: "data/last-good/mine.yaml")
    #expect(
      throws: LastGoodError.notWritable(path: folder.path + "/data/last-good", reason: "Is a directory")
    ) {
      try keep(folder)
    }
    #expect(try folder.names(in: "data/last-good") == ["mine.yaml"])
  }

  @Test func aFolderOfTheWholeDiskIsAnsweredSoon() throws {
    let folder = try TemporaryFolder(
      Dictionary(uniqueKeysWithValues: (100..<320).map { ("f\($0).yaml", "a: 1\n") }))
    #expect(
      store.load(folder.path).errors.map(\.message) == [
        "this folder has more than 200 files"
      ])
  }
}
