import Foundation
import Glibc
import Model
import Testing
import TextInput

extension RimeTests {
  /// In a process of their own, because they look at its output and change its user.
  @Suite struct Quiet {
    private let folder = FileManager.default.temporaryDirectory.appending(
      path: "textinput-\(UUID().uuidString)")

    @Test("preparing, typing and failing write nothing to standard error or a log file")
    func silence() async throws {
      let result = try await #require(processExitsWith: .success, observing: [\.standardErrorContent]) {
        [path = folder.path as String] in
        let folder = URL(filePath: path)
        let logsBefore = try logs()
        let early = Typist(PinyinEngine(folder: folder))
        try RimeDeployment.prepare(schemas: Checkout.schemas, into: folder)
        let typist = Typist(PinyinEngine(folder: folder))
        typist.type("jiabao")
        typist.press(.space)
        #expect(early.answers == [.failure(.notPrepared(folder: path))])
        #expect(typist.field == "家暴")
        #expect(try logs() == logsBefore)
      }
      #expect(String(decoding: result.standardErrorContent, as: UTF8.self) == "")
      try FileManager.default.removeItem(at: folder)
    }

    @Test("a user who may only read the folder can type")
    func readOnly() async throws {
      let manager = FileManager.default
      try RimeDeployment.prepare(schemas: Checkout.schemas, into: folder)
      try setPermissions(folder: 0o555, file: 0o444)
      await #expect(processExitsWith: .success) { [path = folder.path as String] in
        let nobody: uid_t = 65_534
        if geteuid() == 0 {
          #expect(setgid(nobody) == 0)
          #expect(setuid(nobody) == 0)
        }
        let typist = Typist(PinyinEngine(folder: URL(filePath: path)))
        typist.type("jiabao")
        typist.press(.space)
        #expect(typist.field == "家暴")
        #expect(access(path, W_OK) != 0)
      }
      try setPermissions(folder: 0o755, file: 0o644)
      try manager.removeItem(at: folder)
    }

    private func setPermissions(folder folderMode: Int, file fileMode: Int) throws {
      let manager = FileManager.default
      for path in try manager.subpathsOfDirectory(atPath: folder.path) + ["."] {
        let url = folder.appending(path: path)
        let type = try manager.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
        // A link has no permissions of its own; setting them would change what it leads to.
        if type == .typeSymbolicLink { continue }
        try manager.setAttributes(
          [.posixPermissions: type == .typeDirectory ? folderMode : fileMode], ofItemAtPath: url.path)
      }
    }
  }
}

/// Where glog would write without being asked.
private func logs() throws -> Set<String> {
  Set(try FileManager.default.contentsOfDirectory(atPath: "/tmp").filter { $0.hasPrefix("rime.") })
}
