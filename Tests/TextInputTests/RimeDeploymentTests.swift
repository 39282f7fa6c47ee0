import Dispatch
import Foundation
import Glibc
import Model
import Synchronization
import Testing
import TextInput

extension RimeTests {
  @Suite struct Deployment {
    private let manager = FileManager.default

    @Test("the first run builds, the second finds everything current and touches nothing")
    func idempotent() throws {
      try withTemporaryFolder { folder in
        let tables = folder.appending(path: "share/rime")
        #expect(try !RimeDeployment.isCurrent(schemas: Checkout.schemas, in: tables))
        #expect(try RimeDeployment.prepare(schemas: Checkout.schemas, into: tables) == .built)
        let before = try inventory(of: tables)
        #expect(try RimeDeployment.prepare(schemas: Checkout.schemas, into: tables) == .alreadyCurrent)
        #expect(try RimeDeployment.isCurrent(schemas: Checkout.schemas, in: tables))
        #expect(try inventory(of: tables) == before)
      }
    }

    @Test("a changed word list is compiled, and the old tables go")
    func changedWords() throws {
      try withTemporaryFolder { folder in
        let (schemas, tables) = try copiedSchemas(in: folder)
        try RimeDeployment.prepare(schemas: schemas, into: tables)
        let words = schemas.appending(path: "klegal.dict.yaml")
        let text = try String(contentsOf: words, encoding: .utf8) + "家宝箱\tjia bao xiang\t900000\n"
        try Data(text.utf8).write(to: words)
        #expect(try RimeDeployment.prepare(schemas: schemas, into: tables) == .built)
        #expect(Typist(PinyinEngine(folder: tables)).candidates(for: "jiabaoxiang").first == "家宝箱")
        #expect(try manager.contentsOfDirectory(atPath: tables.path).count == 3)
      }
    }

    @Test("a schema that librime rejects leaves the old tables as they were")
    func rejected() throws {
      try withTemporaryFolder { folder in
        let (schemas, tables) = try copiedSchemas(in: folder)
        try RimeDeployment.prepare(schemas: schemas, into: tables)
        try Data("schema: [".utf8).write(to: schemas.appending(path: "kpinyin.schema.yaml"))
        #expect(throws: RimeDeploymentError.rejected(folder: schemas.path)) {
          try RimeDeployment.prepare(schemas: schemas, into: tables)
        }
        #expect(Typist(PinyinEngine(folder: tables)).candidates(for: "jiabao").first == "家暴")
      }
    }

    @Test("what an interrupted run left is cleared away and does no harm")
    func interrupted() throws {
      try withTemporaryFolder { folder in
        let (schemas, tables) = try copiedSchemas(in: folder)
        let left = tables.appending(path: "0123456789abcdef-00000000/sources")
        try manager.createDirectory(at: left, withIntermediateDirectories: true)
        try Data("half".utf8).write(to: left.appending(path: "klegal.table.bin"))
        try manager.createSymbolicLink(
          atPath: tables.appending(path: "current.new").path, withDestinationPath: "0123456789abcdef-00000000"
        )
        #expect(try RimeDeployment.prepare(schemas: schemas, into: tables) == .built)
        #expect(try manager.contentsOfDirectory(atPath: tables.path).count == 3)
      }
    }

    @Test(
      "a table cut short is reported, not opened, and built anew",
      arguments: ["klegal.table.bin", "default.yaml"])
    func cutShort(file: String) throws {
      try withTemporaryFolder { folder in
        let (schemas, tables) = try copiedSchemas(in: folder)
        try RimeDeployment.prepare(schemas: schemas, into: tables)
        let current = tables.appending(path: "current").resolvingSymlinksInPath()
        let table = current.appending(path: file)
        #expect(truncate(table.path, 100) == 0)
        let typist = Typist(PinyinEngine(folder: tables))
        typist.type("lihun")
        #expect(typist.answers == [.failure(.damaged(file: table.path))])
        #expect(try RimeDeployment.prepare(schemas: schemas, into: tables) == .built)
        #expect(Typist(PinyinEngine(folder: tables)).candidates(for: "lihun").first == "离婚")
      }
    }

    @Test("tables of the right length but without sense are reported, not used")
    func senseless() throws {
      try withTemporaryFolder { folder in
        let (schemas, tables) = try copiedSchemas(in: folder)
        try RimeDeployment.prepare(schemas: schemas, into: tables)
        let current = tables.appending(path: "current").resolvingSymlinksInPath()
        for name in ["klegal.table.bin", "klegal.prism.bin"] {
          let table = current.appending(path: name)
          try Data(count: try Data(contentsOf: table).count).write(to: table)
        }
        let typist = Typist(PinyinEngine(folder: tables))
        #expect(typist.answers == [.failure(.unusable(folder: current.path))])
      }
    }

    @Test("without tables a session fails once, in words, and works after they are prepared")
    func notPrepared() throws {
      try withTemporaryFolder { folder in
        let tables = folder.appending(path: "rime")
        let engine = PinyinEngine(folder: tables)
        let typist = Typist(engine, session: 1)
        typist.type("lihun")
        #expect(typist.answers == [.failure(.notPrepared(folder: tables.path))])
        #expect(PinyinError.notPrepared(folder: tables.path).description.contains("kiosk prepare"))
        try RimeDeployment.prepare(schemas: Checkout.schemas, into: tables)
        #expect(Typist(engine, session: 2).candidates(for: "lihun").first == "离婚")
      }
    }

    @Test("of the distribution's data only the one dictionary is needed")
    func oneDictionary() throws {
      try withTemporaryFolder { folder in
        let name = "pinyin_simp.dict.yaml"
        let (data, tables) = (folder.appending(path: "data"), folder.appending(path: "rime"))
        try manager.createDirectory(at: data, withIntermediateDirectories: false)
        try manager.copyItem(
          at: RimeDeployment.systemData.appending(path: name), to: data.appending(path: name))
        try RimeDeployment.prepare(schemas: Checkout.schemas, data: data, into: tables)
        #expect(Typist(PinyinEngine(folder: tables)).candidates(for: "lihun").first == "离婚")
      }
    }

    @Test("of several runs at once, one builds and the others wait for it")
    func together() throws {
      try withTemporaryFolder { folder in
        let built = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
          do {
            let outcome = try RimeDeployment.prepare(schemas: Checkout.schemas, into: folder)
            built.withLock { $0 += outcome == .built ? 1 : 0 }
          } catch {
            Issue.record(error)
          }
        }
        #expect(built.withLock { $0 } == 1)
      }
    }

    @Test(
      "a run that is killed at any moment leaves tables to type with", arguments: [0, 20, 60, 120, 200, 300])
    func killed(milliseconds: Int) async throws {
      let folder = manager.temporaryDirectory.appending(path: "textinput-\(UUID().uuidString)")
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
      let (schemas, tables) = try copiedSchemas(in: folder)
      try RimeDeployment.prepare(schemas: schemas, into: tables)
      let words = schemas.appending(path: "klegal.dict.yaml")
      try Data((try String(contentsOf: words, encoding: .utf8) + "家宝箱\tjia bao xiang\t1\n").utf8).write(
        to: words)

      await #expect(processExitsWith: .signal(SIGKILL)) {
        [schemas = schemas.path as String, tables = tables.path as String, milliseconds = milliseconds as Int]
        in
        Thread.detachNewThread {
          usleep(UInt32(milliseconds) * 1000)
          kill(getpid(), SIGKILL)
        }
        try RimeDeployment.prepare(schemas: URL(filePath: schemas), into: URL(filePath: tables))
        kill(getpid(), SIGKILL)
      }
      #expect(Typist(PinyinEngine(folder: tables)).candidates(for: "jiabao").first == "家暴")
      try RimeDeployment.prepare(schemas: schemas, into: tables)
      #expect(try manager.contentsOfDirectory(atPath: tables.path).count == 3)
      try manager.removeItem(at: folder)
    }

    @Test("a missing schema folder or dictionary is named")
    func missingSources() throws {
      try withTemporaryFolder { folder in
        let (schemas, tables) = try copiedSchemas(in: folder)
        let nowhere = folder.appending(path: "nowhere")
        #expect(
          throws: RimeDeploymentError.missingSchema(file: nowhere.appending(path: "default.yaml").path)
        ) { try RimeDeployment.prepare(schemas: nowhere, into: tables) }
        #expect(
          throws: RimeDeploymentError.missingDictionary(
            file: nowhere.appending(path: "pinyin_simp.dict.yaml").path)
        ) { try RimeDeployment.prepare(schemas: schemas, data: nowhere, into: tables) }
      }
    }

    @Test("a folder that cannot be made is named")
    func cannotWrite() throws {
      try withTemporaryFolder { folder in
        let file = folder.appending(path: "file")
        try Data().write(to: file)
        let error = #expect(throws: RimeDeploymentError.self) {
          try RimeDeployment.prepare(schemas: Checkout.schemas, into: file.appending(path: "rime"))
        }
        #expect(error?.description.contains(file.path) == true)
      }
    }

    @Test("typing leaves the folder byte for byte as it was")
    func writesNothing() throws {
      let tables = try Checkout.tables()
      let before = try inventory(of: tables)
      let engine = PinyinEngine(folder: tables)
      let typist = Typist(engine)
      for text in ["lihun", "fuyangfei", "woyaoqisulaoban", "xi'an"] {
        typist.type(text)
        typist.send(.turn(.next))
        typist.send(.select(0))
        typist.press(.space)
      }
      engine.reset(session: 1)
      engine.settle()
      #expect(!typist.field.isEmpty)
      #expect(try inventory(of: tables) == before)
    }

    private func copiedSchemas(in folder: URL) throws -> (schemas: URL, tables: URL) {
      let schemas = folder.appending(path: "input")
      try manager.copyItem(at: Checkout.schemas, to: schemas)
      return (schemas, folder.appending(path: "rime"))
    }
  }
}
