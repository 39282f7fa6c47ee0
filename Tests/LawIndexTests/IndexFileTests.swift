import Foundation
import GRDB
import Model
import Testing

@testable import LawIndex

struct IndexFileTests {
  private func build(_ file: URL, assets: URL = Fixture.assets, imported: URL? = nil) throws
    -> LawCompiler.Result
  {
    try LawCompiler.build(assets: assets, imported: imported, into: .file(file), today: Fixture.today)
  }

  @Test("An index is written whole, and nothing else is left in the folder")
  func writing() throws {
    try Fixture.withFolder { folder in
      let file = folder.appending(path: "law/index.sqlite")
      let result = try build(file)
      #expect(result.place == .file(file))
      #expect(result.fallback == nil)
      #expect(result.diagnostics.isEmpty)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "law").path) == [
          "index.sqlite"
        ])
      #expect(try LawIndex(opening: file).search("工钱", limit: 3, today: Fixture.today).hits.count == 1)
    }
  }

  @Test("A build that fails leaves the old index as it was")
  func oldOneStays() throws {
    try Fixture.withFolder { folder in
      let file = folder.appending(path: "index.sqlite")
      _ = try build(file)
      let before = try Data(contentsOf: file)
      struct Crash: Error {}
      #expect(throws: Crash.self) {
        try IndexFile(replacing: file).write { queue in
          try queue.write { try IndexSchema.create(in: $0) }
          throw Crash()
        }
      }
      #expect(try Data(contentsOf: file) == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["index.sqlite"])
    }
  }

  @Test("Where the file cannot be written the index is kept in memory, and the reason is told")
  func memory() throws {
    try Fixture.withFolder { folder in
      let blocker = folder.appending(path: "blocker")
      try Data("a file where a folder should be".utf8).write(to: blocker)
      let result = try build(blocker.appending(path: "index.sqlite"))
      #expect(result.place == .memory)
      #expect(result.fallback?.contains("compiles it in memory") == true)
      #expect(try result.index.search("工钱", limit: 3, today: Fixture.today).hits.count == 1)
    }
  }

  @Test("An import whose index cannot be written is searched from memory, at every start")
  func importWithoutIndex() throws {
    try Fixture.withFolder { data in
      _ = try LawImport.run(source: Fixture.justLaws.path, into: data, today: Fixture.today)
      let file = data.appending(path: "law-index.sqlite")
      // A folder with something in it is what renaming cannot replace, even where root asks.
      try FileManager.default.createDirectory(
        at: file.appending(path: "in the way"), withIntermediateDirectories: true)
      for _ in 0..<2 {
        #expect(try LawCompiler.openCurrent(file, assets: Fixture.assets, imported: data) == nil)
        let result = try build(file, imported: data)
        #expect(result.place == .memory)
        #expect(result.fallback?.hasPrefix("The index could not be written to \(file.path) (") == true)
        #expect(try result.index.article(Fixture.reference("记号法", 1), today: Fixture.today) != nil)
      }
    }
  }

  @Test("What killed builds left is removed, what a living process writes is not")
  func abandonedDrafts() throws {
    try Fixture.withFolder { folder in
      let ended = Process()
      ended.executableURL = URL(filePath: "/bin/true")
      try ended.run()
      ended.waitUntilExit()
      let prefix = ".index.sqlite.building-"
      let parent = getppid()
      let names = ["\(prefix)\(ended.processIdentifier)", "\(prefix)\(ended.processIdentifier)-journal"]
      let others = ["\(prefix)\(parent)", "\(prefix)notes", "notes"]
      for name in names + others { try Data("x".utf8).write(to: folder.appending(path: name)) }
      _ = try build(folder.appending(path: "index.sqlite"))
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(Set(left) == Set(others + ["index.sqlite"]))
    }
  }

  @Test("A missing, foreign, cut off, empty or scrambled file is refused with a typed error")
  func damaged() throws {
    try Fixture.withFolder { folder in
      let file = folder.appending(path: "index.sqlite")
      #expect(throws: LawIndexError.missing(file.path)) { try LawIndex(opening: file) }
      _ = try build(file)
      let whole = try Data(contentsOf: file)
      var scrambled = whole
      for index in stride(from: 4096, to: whole.count, by: 3) { scrambled[index] = 0xA5 }
      let contents = [
        Data(), Data("not a database".utf8), whole.prefix(whole.count / 2), whole.prefix(100), scrambled,
      ]
      for content in contents {
        try content.write(to: file)
        #expect(throws: LawIndexError.damaged(file.path)) { try LawIndex(opening: file) }
        #expect(try LawCompiler.openCurrent(file, assets: Fixture.assets, imported: nil) == nil)
      }
    }
  }

  @Test(
    "A file with any bytes changed is refused, or answers, or fails with a typed error, but never crashes")
  func changedBytes() throws {
    var random = SeededRandom("changed bytes")
    try Fixture.withFolder { folder in
      let file = folder.appending(path: "index.sqlite")
      _ = try build(file)
      let whole = try Data(contentsOf: file)
      for _ in 0..<200 {
        var changed = whole
        for _ in 0..<Int.random(in: 1...40, using: &random) {
          changed[Int.random(in: 0..<whole.count, using: &random)] = .random(in: 0...255, using: &random)
        }
        try changed.write(to: file)
        do {
          let index = try LawIndex(opening: file)
          _ = try index.search("老板不给工钱", limit: 5, today: Fixture.today)
          _ = try index.contents(law: "示例法", today: Fixture.today)
          _ = try index.statistics()
        } catch is LawIndexError {}
      }
    }
  }

  @Test("An index of another form is refused by its number")
  func otherSchema() throws {
    try Fixture.withFolder { folder in
      let file = folder.appending(path: "index.sqlite")
      _ = try build(file)
      try DatabaseQueue(path: file.path).write { try $0.execute(sql: "PRAGMA user_version = 0") }
      #expect(throws: LawIndexError.otherSchema(file.path, found: 0)) { try LawIndex(opening: file) }
      #expect(try LawCompiler.openCurrent(file, assets: Fixture.assets, imported: nil) == nil)
    }
  }

  @Test("An index is current until the bundle or the import changes")
  func current() throws {
    try Fixture.withFolder { folder in
      let file = folder.appending(path: "index.sqlite")
      let assets = folder.appending(path: "assets")
      let data = folder.appending(path: "data")
      try FileManager.default.copyItem(at: Fixture.assets, to: assets)
      func isCurrent() throws -> Bool {
        try LawCompiler.openCurrent(file, assets: assets, imported: data) != nil
      }
      #expect(try !isCurrent())
      _ = try build(file, assets: assets, imported: data)
      #expect(try isCurrent())
      try "default: 0.2\npriors: {}\n".write(
        to: assets.appending(path: "priors.yaml"), atomically: true, encoding: .utf8)
      #expect(try !isCurrent())
      _ = try build(file, assets: assets, imported: data)
      #expect(try isCurrent())
      _ = try LawImport.run(source: Fixture.justLaws.path, into: data, today: Fixture.today)
      #expect(try !isCurrent())
      _ = try build(file, assets: assets, imported: data)
      #expect(try isCurrent())
    }
  }
}
