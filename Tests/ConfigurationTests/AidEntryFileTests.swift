import Eligibility
import Foundation
import Model
import Testing

@testable import Configuration

/// The values that people enter on a machine: kept whole through crashes, full disks and other writers.
@Suite struct AidEntryFileTests {
  private static let moment = Instant(milliseconds: 1_795_400_640_000)

  private static func pack() throws -> AidPack {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "kiosk-config")
    return try #require(ConfigurationStore().load(folder.path).aid)
  }

  private static func line(_ yuan: Int, region: String = "140105", from: String = "2026-01-01") throws
    -> AidEntry
  {
    AidEntry(
      value: "hardship", region: region, content: .incomeLine(fen: yuan * 100, nearPercent: 120),
      validFrom: try #require(Day(from)), validTo: nil, reviewBy: try #require(Day("2027-11-23")),
      source: AidValue.Source(title: "关于标准的\"通知\"\\ *甲: 乙 #丙", documentNumber: "晋司规〔2025〕3号"))
  }

  private static func state(_ pack: AidPack, _ day: String = "2026-11-23") throws -> AidValue.State {
    let value = try #require(pack.values.first { $0.id == "hardship" })
    return value.state(region: "140105", day: try #require(Day(day)))
  }

  @Test func whatWasEnteredIsThereAtTheNextStartWithItsDayAndDocument() throws {
    let folder = try TemporaryFolder()
    let file = AidEntryFile(path: folder.path + "/data/aid-entries.yaml")
    let pack = try Self.pack()
    let saved = try file.append(try Self.line(1200), to: pack, entered: Self.moment)
    let (loaded, problems) = file.entries(in: pack)
    #expect(problems == [])
    #expect(loaded == saved)
    #expect(try Self.state(loaded) == .holds(.incomeLine(fen: 120_000, nearPercent: 120)))
    let entry = try #require(loaded.values.first { $0.id == "hardship" }?.entries.last)
    #expect(entry.entered == Self.moment)
    #expect(entry.source == (try Self.line(1).source))
    var status = stat()
    #expect(stat(file.path, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  @Test func theFileBelongsToWhomItsFolderBelongs() throws {
    let folder = try TemporaryFolder()
    // Root alone can make a folder somebody else's, and root alone could leave a file that the kiosk cannot read.
    if geteuid() == 0 { try #require(chown(folder.path, 65534, 65534) == 0) }
    let file = AidEntryFile(path: folder.path + "/aid-entries.yaml")
    _ = try file.append(try Self.line(1200), to: try Self.pack(), entered: Self.moment)
    var (owner, written, lock) = (stat(), stat(), stat())
    #expect(stat(folder.path, &owner) == 0 && stat(file.path, &written) == 0)
    #expect(stat(file.path + ".lock", &lock) == 0)
    #expect(written.st_uid == owner.st_uid && lock.st_uid == owner.st_uid)
  }

  @Test func everyKindOfValueIsReadBackAsItWasEntered() throws {
    let folder = try TemporaryFolder()
    let file = AidEntryFile(path: folder.path + "/aid-entries.yaml")
    var pack = try Self.pack()
    let contents: [(String, AidValue.Content)] = [
      ("hardship", .incomeLine(fen: 123_405, nearPercent: 120)), ("own_income", .provision(article: "18-1")),
      ("objection_days", .days(15, article: "22")), ("shanxi_exempt", .absent),
      ("institution", .contact(name: "示例县法律援助中心", address: "迎宾街 1 号", phone: "0351-1234567")),
    ]
    for (value, content) in contents {
      var entry = try Self.line(1)
      (entry.value, entry.content) = (value, content)
      _ = try file.append(entry, to: pack, entered: Self.moment)
    }
    pack = file.entries(in: pack).pack
    for (value, content) in contents {
      #expect(pack.values.first { $0.id == value }?.entries.last?.content == content)
    }
  }

  @Test func oldEntriesStayAndTheNewestThatHasBegunHolds() throws {
    let folder = try TemporaryFolder()
    let file = AidEntryFile(path: folder.path + "/aid-entries.yaml")
    let pack = try Self.pack()
    for (yuan, from) in [
      (1000, "2025-01-01"), (1100, "2026-01-01"), (1300, "2027-01-01"), (1150, "2026-01-01"),
    ] {
      _ = try file.append(try Self.line(yuan, from: from), to: pack, entered: Self.moment)
    }
    let loaded = file.entries(in: pack).pack
    #expect(loaded.values.first { $0.id == "hardship" }?.entries.count { $0.content != nil } == 4)
    let held = try ["2025-06-01", "2026-11-23", "2027-01-01"].map { try Self.state(loaded, $0) }
    #expect(
      held == [100_000, 115_000, 130_000].map { .holds(.incomeLine(fen: $0, nearPercent: 120)) },
      "of two with one first day the one that was entered later holds")
  }

  @Test func anEntryThatHasEndedDoesNotBringBackTheOneBefore() throws {
    let folder = try TemporaryFolder()
    let file = AidEntryFile(path: folder.path + "/aid-entries.yaml")
    let pack = try Self.pack()
    _ = try file.append(try Self.line(1000, from: "2025-01-01"), to: pack, entered: Self.moment)
    var short = try Self.line(1200, from: "2026-01-01")
    short.validTo = Day("2026-06-30")
    let loaded = try file.append(short, to: pack, entered: Self.moment)
    #expect(try Self.state(loaded, "2026-06-30").isUsable)
    #expect(try Self.state(loaded, "2026-07-01") == .expired(try #require(Day("2026-06-30"))))
  }

  @Test func aCrashBetweenWritingAndRenamingLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    let file = AidEntryFile(path: folder.path + "/aid-entries.yaml")
    let pack = try Self.pack()
    let saved = try file.append(try Self.line(1200), to: pack, entered: Self.moment)
    let replacement = FileReplacement(path: file.path)
    try replacement.write(Data("entries: [half".utf8))
    #expect(file.entries(in: pack).pack == saved)
    // And what the crash left is in nobody's way.
    let next = try file.append(try Self.line(1300, from: "2026-02-01"), to: pack, entered: Self.moment)
    #expect(file.entries(in: pack).pack == next)
    #expect(try folder.names() == ["aid-entries.yaml", "aid-entries.yaml.lock"])
  }

  @Test(arguments: [
    ("", "1:1: error: this file is empty"), ("entries: [", "this is not valid YAML"),
    ("entries: 5\n", "1:10: error: entries: expected a list, found \"5\""), ("~", "this file is empty"),
    ("entry: []\n", "1:1: error: unknown key in entries \"entry\""),
  ]) func aDamagedFileIsNamedAndThePackWorksWithoutIt(_ damage: (text: String, words: String)) throws {
    let folder = try TemporaryFolder(["aid-entries.yaml": damage.text])
    let file = AidEntryFile(path: folder.path + "/aid-entries.yaml")
    let pack = try Self.pack()
    let (loaded, problems) = file.entries(in: pack)
    #expect(loaded == pack)
    #expect(
      problems.contains { $0.description.contains(damage.words) && $0.file == file.path }, "\(problems)")
    // Nothing is added to a file that nobody can read.
    let error = #expect(throws: AidEntryFileError.self) {
      _ = try file.append(try Self.line(1200), to: pack, entered: Self.moment)
    }
    #expect("\(try #require(error))".contains("Nothing was written"))
    #expect(try folder.text(of: "aid-entries.yaml") == damage.text)
  }

  @Test func aFileThatLostItsLastEntryIsDamagedAndTheOlderFigureDoesNotHold() throws {
    let folder = try TemporaryFolder()
    let file = AidEntryFile(path: folder.path + "/aid-entries.yaml")
    let pack = try Self.pack()
    _ = try file.append(try Self.line(1000, from: "2025-01-01"), to: pack, entered: Self.moment)
    _ = try file.append(try Self.line(1200), to: pack, entered: Self.moment)
    let text = try folder.text(of: "aid-entries.yaml")
    let last = try #require(text.range(of: "  - of", options: .backwards))
    try folder.write(String(text[..<last.lowerBound]), to: "aid-entries.yaml")
    let (loaded, problems) = file.entries(in: pack)
    #expect(loaded == pack)
    #expect(problems.map(\.message) == ["count: expected as many entries as were written, 2, found 1"])
  }

  @Test func anEntryThatNobodyLookedAtTwiceIsNotTaken() throws {
    let folder = try TemporaryFolder()
    let file = AidEntryFile(path: folder.path + "/aid-entries.yaml")
    let pack = try Self.pack()
    _ = try file.append(try Self.line(1200), to: pack, entered: Self.moment)
    let text = try folder.text(of: "aid-entries.yaml")
    try folder.write(text.replacing("second_look: true", with: "second_look: false"), to: "aid-entries.yaml")
    let (loaded, problems) = file.entries(in: pack)
    #expect(loaded == pack)
    #expect(problems.map(\.message).contains { $0.contains("second_look") })
  }

  @Test func anEntryOfAValueThatThePackNoLongerHasIsPassedOverAndKept() throws {
    let folder = try TemporaryFolder()
    let file = AidEntryFile(path: folder.path + "/aid-entries.yaml")
    let pack = try Self.pack()
    _ = try file.append(try Self.line(1200), to: pack, entered: Self.moment)
    let text = try folder.text(of: "aid-entries.yaml")
    try folder.write(text.replacing("of: \"hardship\"", with: "of: \"hardships\""), to: "aid-entries.yaml")
    let (loaded, problems) = file.entries(in: pack)
    #expect(loaded == pack)
    #expect(problems.map(\.severity) == [.warning])
    #expect(problems.first?.hint == "did you mean \"hardship\"?")
    _ = try file.append(try Self.line(1300), to: pack, entered: Self.moment)
    #expect(try folder.text(of: "aid-entries.yaml").contains("of: \"hardships\""))
  }

  @Test func aFolderThatCannotBeWrittenIsASentence() throws {
    // A folder of the kernel, so that the test holds for root as well.
    let file = AidEntryFile(path: "/proc/kiosk-data/aid-entries.yaml")
    let error = #expect(throws: AidEntryFileError.self) {
      _ = try file.append(try Self.line(1200), to: try Self.pack(), entered: Self.moment)
    }
    #expect("\(try #require(error))".hasPrefix("The entry could not be written (/proc/kiosk-data: "))
  }

  @Test func aFullDiskIsNoticed() throws {
    // The kernel's own full disk.
    let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
    try #require(full >= 0)
    defer { close(full) }
    #expect(!FileReplacement.writeAll(Data("entries:".utf8), to: full))
    #expect(errno == ENOSPC)
  }

  @Test func aSecondWriterWhoComesMeanwhileIsRefusedAfterAWhile() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/aid-entries.yaml.lock"
    let turn = try FileTurn(path: path, patience: 0)
    #expect(throws: AidEntryFileError.busy(path: path)) { _ = try FileTurn(path: path, patience: 40) }
    turn.release()
    try FileTurn(path: path, patience: 0).release()
  }

  @Test func writersAtOnceTakeTurnsAndNoEntryIsLost() async throws {
    let folder = try TemporaryFolder()
    let file = AidEntryFile(path: folder.path + "/aid-entries.yaml")
    let pack = try Self.pack()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for yuan in 1001...1008 {
        group.addTask { _ = try file.append(try Self.line(yuan), to: pack, entered: Self.moment) }
      }
      try await group.waitForAll()
    }
    let fens = file.entries(in: pack).pack.values.first { $0.id == "hardship" }?.entries.compactMap { entry in
      if case .incomeLine(let fen, _)? = entry.content { fen } else { nil }
    }
    #expect(fens?.sorted() == (1001...1008).map { $0 * 100 })
  }

  @Test func damagedBytesGiveAPackAndAReasonNeverACrash() throws {
    let folder = try TemporaryFolder()
    let file = AidEntryFile(path: folder.path + "/aid-entries.yaml")
    let pack = try Self.pack()
    _ = try file.append(try Self.line(1200), to: pack, entered: Self.moment)
    _ = try file.append(try Self.line(1300, from: "2026-05-01"), to: pack, entered: Self.moment)
    let bytes = Array(try Data(contentsOf: URL(filePath: file.path)))
    let seed =
      ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...999_999)
    print("damaged entry files: SEED=\(seed)")
    var random = SeededGenerator(state: seed)
    for _ in 0..<400 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<damaged.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: damaged[place] = UInt8.random(in: 0...255, using: &random)
        case 1: damaged.removeSubrange(place..<min(damaged.count, place + 5))
        case 2: damaged.insert(UInt8.random(in: 0...255, using: &random), at: place)
        default: damaged = Array(damaged[..<max(1, place)])
        }
        if damaged.isEmpty { damaged = [0x20] }
      }
      try folder.write(Data(damaged), to: "aid-entries.yaml")
      let (loaded, problems) = file.entries(in: pack)
      let isSound = !problems.contains { $0.severity == .error }
      #expect(isSound || loaded == pack, "with an error nothing of the file counts")
      #expect(problems.allSatisfy { $0.line >= 1 && $0.column >= 1 && $0.file == file.path })
    }
  }
}
