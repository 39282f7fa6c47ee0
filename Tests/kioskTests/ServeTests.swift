import CaseSeal
import Foundation
import Glibc
import Testing

/// `kiosk serve`, run as a hall runs it.
@Suite struct ServeTests {
  private let office: Office

  init() throws { office = try Office() }

  /// Starts the program on a free port; the port, and the process to end.
  private func start(_ arguments: String...) throws -> (port: String, process: Process) {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
      .appending(path: "kiosk")
    process.arguments =
      ["serve", "--config", office.configuration, "--data", office.folder, "--listen", "127.0.0.1:0"]
      + arguments
    let error = Pipe()
    process.standardError = error
    try process.run()
    var said = ""
    while !said.contains("/window\n"), let more = try error.fileHandleForReading.read(upToCount: 1),
      !more.isEmpty
    {
      said += String(decoding: more, as: UTF8.self)
    }
    let address = try #require(said.split(separator: "\n").last, "\(said)")
    return (address.dropFirst("http://127.0.0.1:".count).prefix { $0 != "/" }.description, process)
  }

  /// Asks with curl, as an ordinary client: the answer's body.
  private func ask(_ port: String, _ path: String, _ body: String, _ headers: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "curl", "-s", "-i", "-d", body, "-H", "Content-Type: application/json", "-H",
        "Origin: http://127.0.0.1:\(port)",
      ] + headers.flatMap { ["-H", $0] } + ["http://127.0.0.1:\(port)\(path)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }

  @Test func aCodeFromAKioskIsOpenedWithTheKeyAndASignalEndsTheServer() throws {
    let (port, process) = try start("--demo", "--key", office.keyFile)
    let reply = try ask(port, "/api/sign-in", "{\"window\":1,\"pin\":\"\"}")
    let cookie = try #require(reply.split(separator: "Set-Cookie: ").last?.prefix { $0 != ";" })
    let token = try #require(reply.split(separator: "\"token\":\"").last?.prefix { $0 != "\"" })
    let code = try office.code("age=adult matter=wage status=migrant violence=no who=self")
    let opened = try ask(
      port, "/api/case", "{\"code\":\"\(code)\",\"paper\":\"notice\",\"ids\":[]}", "Cookie: \(cookie)",
      "X-Hall-Token: \(token)")
    #expect(opened.contains("409"))
    let shown = try ask(
      port, "/api/case", "{\"code\":\"\(code)\"}", "Cookie: \(cookie)", "X-Hall-Token: \(token)")
    #expect(shown.contains("我自己") && shown.contains("《法律援助法》"), "\(shown.prefix(800))")
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let left = try FileManager.default.subpathsOfDirectory(atPath: office.folder).filter {
      !$0.hasPrefix("kiosk-config")
    }
    for name in left where !name.hasSuffix(".key") {
      let bytes = FileManager.default.contents(atPath: office.folder + "/" + name) ?? Data()
      #expect(bytes.range(of: Data("wage".utf8)) == nil && bytes.range(of: Data(code.utf8)) == nil, "\(name)")
    }
  }

  @Test func aKeyThatOthersCanReadIsRefused() throws {
    chmod(office.keyFile, 0o644)
    let run = try Program.run(
      ["serve", "--demo", "--config", office.configuration, "--data", office.folder, "--key", office.keyFile])
    #expect(run.status == 1)
    #expect(run.error.contains("officer.key"))
  }

  @Test func theDemoIsRefusedAwayFromThisMachine() throws {
    let run = try Program.run([
      "serve", "--demo", "--config", office.configuration, "--data", office.folder, "--listen", "0.0.0.0:0",
    ])
    #expect(run.status == 2)
    #expect(run.error.contains("127.0.0.1"))
  }
}
