import Foundation
import GRDB
import Model
import Testing

@testable import LawIndex

struct LawImportTests {
  private func report(_ source: URL, data: URL) throws -> ImportReport {
    try LawImport.run(source: source.path, into: data, today: Fixture.today)
  }

  private func articles(_ key: String, in data: URL) throws -> [String] {
    let store = try #require(try LawStore(reading: data))
    return try store.queue.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT number || CASE branch WHEN 0 THEN '' ELSE '-' || branch END FROM article
          JOIN version ON version.id = article.version WHERE key = ? ORDER BY version.passed, number, branch
          """, arguments: [key])
    }
  }

  @Test("The first layout is read with its old versions, split codes and odd files")
  func lawRefBook() throws {
    try Fixture.withFolder { data in
      let report = try report(Fixture.lawRefBook, data: data)
      #expect(report.laws == 4)
      #expect(report.versions == 5)
      #expect(try articles("示例法", in: data) == ["1", "2", "1", "2", "3-1", "4", "5"])
      #expect(try articles("样本法典", in: data) == ["1", "2", "3"])
      #expect(try articles("示例机关关于几个问题的解答", in: data) == ["1", "2"])
      #expect(report.documentsLeftOut == 3)
      let left = report.diagnostics.filter { $0.severity == .notice }.map(\.file)
      #expect(left.sorted() == ["刑法/示例法修正案（一）.md", "司法解释/没有条文的通知.md", "案例/一个案子.md"])
    }
  }

  @Test("The second layout is read with parts, versions and decisions")
  func justLaws() throws {
    try Fixture.withFolder { data in
      let report = try report(Fixture.justLaws, data: data)
      #expect(report.laws == 3)
      #expect(report.versions == 4)
      #expect(report.repeals == 1)
      #expect(try articles("分卷法", in: data) == ["1", "2", "3"])
      #expect(try articles("记号法", in: data) == ["1", "2", "1", "2"])
      #expect(report.diagnostics.contains { $0.file == "docs/social/decision/README.md" })
    }
  }

  @Test("Imports of several sources accumulate, and one imported again is replaced")
  func accumulate() throws {
    try Fixture.withFolder { data in
      _ = try report(Fixture.lawRefBook, data: data)
      let first = try #require(try LawStore(reading: data)).generation()
      _ = try report(Fixture.justLaws, data: data)
      _ = try report(Fixture.lawRefBook, data: data)
      let store = try #require(try LawStore(reading: data))
      #expect(try store.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM source") } == 2)
      #expect(try store.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM version") } == 9)
      #expect(try store.generation() != first)
    }
  }

  @Test("A folder that is no collection is refused and nothing is lost")
  func notACorpus() throws {
    try Fixture.withFolder { data in
      _ = try report(Fixture.lawRefBook, data: data)
      let before = try articles("示例法", in: data)
      try Fixture.withFolder { other in
        try "# Notes\n\nNothing of law.\n".write(
          to: other.appending(path: "notes.md"), atomically: true, encoding: .utf8)
        #expect(throws: LawImportError.notACorpus(other.path)) { try self.report(other, data: data) }
        let nowhere = other.appending(path: "nowhere")
        #expect(throws: LawImportError.noSuchFolder(nowhere.path)) { try self.report(nowhere, data: data) }
      }
      #expect(try articles("示例法", in: data) == before)
    }
  }

  @Test("A file that is not UTF-8 is named with its line, and the others are read")
  func notUTF8() throws {
    try Fixture.withFolder { data in
      let source = data.appending(path: "source/社会法")
      try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
      try "# 好法\n\n第一条 甲。\n".write(to: source.appending(path: "好法.md"), atomically: true, encoding: .utf8)
      try (Data("# title\n\n".utf8) + Data([0xB5, 0xDA, 0xD2, 0xBB])).write(
        to: source.appending(path: "gbk.md"))
      let report = try report(data.appending(path: "source"), data: data)
      #expect(report.laws == 1)
      let finding = try #require(report.diagnostics.first { $0.severity == .error })
      #expect(finding.file == "社会法/gbk.md")
      #expect(finding.line == 3)
    }
  }

  @Test("Versions that the collection's own list calls expired are not imported")
  func expired() throws {
    try Fixture.withFolder { data in
      let source = data.appending(path: "source")
      try FileManager.default.copyItem(at: Fixture.lawRefBook, to: source)
      let list = try DatabaseQueue(path: source.appending(path: "db.sqlite3").path)
      try list.write { database in
        try database.execute(sql: "CREATE TABLE law(name TEXT, publish TEXT, expired INTEGER)")
        try database.execute(sql: "INSERT INTO law VALUES ('旧规法', '1999-01-01', 1), ('示例法', '2012-12-28', 0)")
      }
      #expect(try report(source, data: data).laws == 3)
    }
  }

  @Test("Rules of two regions with one name stay apart")
  func regions() throws {
    try Fixture.withFolder { data in
      let source = data.appending(path: "source")
      for region in ["甲省", "乙省"] {
        let folder = source.appending(path: "DLC/\(region)/地方性法规")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "# 垃圾分类条例\n\n第一条 \(region)的规定。\n".write(
          to: folder.appending(path: "垃圾分类条例.md"), atomically: true, encoding: .utf8)
      }
      #expect(try report(source, data: data).laws == 2)
      #expect(try articles("甲省垃圾分类条例", in: data) == ["1"])
    }
  }

  @Test("A repository is fetched by its address")
  func git() throws {
    try Fixture.withFolder { folder in
      let repository = folder.appending(path: "repository")
      try FileManager.default.copyItem(at: Fixture.justLaws, to: repository)
      try run(["init", "-q"], in: repository)
      try run(["add", "-A"], in: repository)
      try run(
        ["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "laws"], in: repository)
      let address = "file://\(repository.path)"
      let report = try LawImport.run(
        source: address, into: folder.appending(path: "data"), today: Fixture.today)
      #expect(report.source == address)
      #expect(report.laws == 3)
    }
  }

  @Test("A repository that is not there is refused with git's reason")
  func noRepository() throws {
    try Fixture.withFolder { folder in
      let address = "file://\(folder.path)/nothing"
      let error = #expect(throws: LawImportError.self) {
        try LawImport.run(source: address, into: folder.appending(path: "data"), today: Fixture.today)
      }
      guard case .cannotFetch(address, let reason) = error else {
        Issue.record("another refusal: \(String(describing: error))")
        return
      }
      #expect(!reason.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "data/laws.sqlite").path))
    }
  }

  @Test("A data folder that cannot be written and a broken file of laws are told apart")
  func unwritable() throws {
    try Fixture.withFolder { folder in
      let file = folder.appending(path: "file")
      try Data("x".utf8).write(to: file)
      let error = #expect(throws: LawImportError.self) { try report(Fixture.justLaws, data: file) }
      if case .cannotWrite = error {} else { Issue.record("another refusal: \(String(describing: error))") }
      let broken = folder.appending(path: "broken")
      try FileManager.default.createDirectory(at: broken, withIntermediateDirectories: true)
      try Data(repeating: 7, count: 5000).write(to: broken.appending(path: "laws.sqlite"))
      let damage = LawImportError.damagedStore(broken.appending(path: "laws.sqlite").path)
      #expect(throws: damage) { try report(Fixture.justLaws, data: broken) }
    }
  }

  @Test("An import that was killed half-way is rolled back by the next one who reads")
  func hotJournal() throws {
    try Fixture.withFolder { folder in
      let (whole, killed) = (folder.appending(path: "whole"), folder.appending(path: "killed"))
      _ = try report(Fixture.justLaws, data: whole)
      let before = try articles("记号法", in: whole)
      try FileManager.default.createDirectory(at: killed, withIntermediateDirectories: true)
      // What a power cut leaves: the file with pages already changed, and the journal that holds the old ones.
      let store = try LawStore(writing: whole)
      try store.queue.inDatabase { database in
        try database.execute(sql: "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; DELETE FROM source")
        try database.execute(
          sql: """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
            INSERT INTO source(name, imported, generation) SELECT 'x' || i, hex(randomblob(500)), '' FROM n
            """)
        for name in ["laws.sqlite", "laws.sqlite-journal"] {
          try FileManager.default.copyItem(at: whole.appending(path: name), to: killed.appending(path: name))
        }
        try database.execute(sql: "ROLLBACK")
      }
      #expect(try articles("记号法", in: killed) == before)
      #expect(
        try LawStore(reading: killed)?.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM source") }
          == 1)
    }
  }

  private func run(_ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder.path] + arguments
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
