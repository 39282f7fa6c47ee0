import CaseSeal
import Foundation
import Glibc
import Testing

/// `kiosk serve`, run as a hall runs it.
@Suite struct ServeTests {
  private let office: Office

  init() throws { office = try Office() }

  /// A running server. `shell` waits for it and ends as it ends.
  ///
  /// The shell in between is for Foundation, which takes a child that closes what it inherited for one that ended,
  /// and then blocks every other child's end until it really does: with a key the program begins anew without files.
  private struct Server {
    var port: String
    var process: Int32
    var shell: Process
  }

  /// Starts the program on a free port.
  private func start(_ arguments: String...) throws -> Server {
    let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "kiosk").path
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments =
      [
        "-c",
        "/bin/sh -c 'echo $$ >\"$0/serve.pid\"; exec \"$@\"' \"$0\" \"$@\" 2>\"$0/serve.log\" >/dev/null; exit $?",
        office.folder,
        executable,
        "serve", "--config", office.configuration, "--data", office.folder, "--listen", "127.0.0.1:0",
      ] + arguments
    try shell.run()
    var said = ""
    for _ in 0..<600 where shell.isRunning && !said.contains("/window\n") {
      usleep(50_000)
      said = String(
        decoding: FileManager.default.contents(atPath: office.folder + "/serve.log") ?? Data(), as: UTF8.self)
    }
    let address = try #require(said.split(separator: "\n").last, "nothing was said")
    let number = try office.text(of: "serve.pid").trimmingCharacters(in: .whitespacesAndNewlines)
    return Server(
      port: address.dropFirst("http://127.0.0.1:".count).prefix { $0 != "/" }.description,
      process: try #require(Int32(number)), shell: shell)
  }

  /// Asks with curl, as an ordinary client: head and body of the answer.
  private func ask(_ port: String, _ path: String, _ body: String, _ headers: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "curl", "-s", "-i", "--max-time", "20", "-o", office.folder + "/answer", "-d", body, "-H",
        "Content-Type: application/json", "-H", "Origin: http://127.0.0.1:\(port)",
      ] + headers.flatMap { ["-H", $0] } + ["http://127.0.0.1:\(port)\(path)"]
    try process.run()
    process.waitUntilExit()
    return try office.text(of: "answer")
  }

  @Test func aCodeFromAKioskIsOpenedWithTheKeyAndASignalEndsTheServer() throws {
    let server = try start("--demo", "--key", office.keyFile)
    defer { kill(server.process, SIGKILL) }
    let port = server.port
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
    kill(server.process, SIGTERM)
    server.shell.waitUntilExit()
    #expect(server.shell.terminationStatus == 0)
    let left = try FileManager.default.subpathsOfDirectory(atPath: office.folder).filter {
      !$0.hasPrefix("kiosk-config")
    }
    for name in left where !name.hasSuffix(".key") && name != "answer" {
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
