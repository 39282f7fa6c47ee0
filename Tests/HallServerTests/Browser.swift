import Foundation
import Glibc
import Synchronization
import Testing

/// A real headless Chromium, steered by chromedriver over the W3C WebDriver protocol.
final class Browser: Sendable {
  struct Failure: Error { var what: String }

  private static let driver = "/usr/bin/chromedriver"
  private static let browser = "/usr/bin/chromium"

  /// Whether both are installed; says so where they are not.
  static let isInstalled: Bool = {
    let missing = [driver, browser].filter { !FileManager.default.isExecutableFile(atPath: $0) }
    guard !missing.isEmpty else { return true }
    print(
      "not run: \(missing.joined(separator: ", ")) missing; make test installs chromium and chromium-driver")
    return false
  }()

  /// The driver answers no page, so nothing that looks like one.
  private static let plain = ["Origin": "", "Sec-Fetch-Site": ""]

  private let process: Process
  private let client: HallClient
  private let session: String
  private let profile: URL

  /// Starts a browser with a window of that size.
  init(width: Int = 1366, height: Int = 900) async throws {
    profile = FileManager.default.temporaryDirectory.appending(path: "hall-chromium-\(UUID().uuidString)")
    let port: Int
    (process, port) = try await Self.startDriver()
    client = HallClient(port: port)
    let options: [String: any Sendable] = [
      "binary": Self.browser,
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--lang=zh-CN", "--window-size=\(width),\(height)",
        "--user-data-dir=\(profile.path)",
      ],
    ]
    let capabilities: [String: any Sendable] = [
      "alwaysMatch": ["goog:chromeOptions": options] as [String: any Sendable]
    ]
    let reply = try await client.post("/session", ["capabilities": capabilities], Self.plain)
    let value = try #require(try reply.object()["value"] as? [String: Any], "\(reply.body)")
    session = try #require(value["sessionId"] as? String, "\(reply.body)")
  }

  /// A driver that runs, and its port. It takes a port that is free for IPv6 and ends where the same one is taken
  /// for IPv4, by another test's server, so it is asked again.
  private static func startDriver() async throws -> (Process, Int) {
    var last: (any Error)?
    for _ in 0..<5 {
      let process = Process()
      process.executableURL = URL(filePath: driver)
      process.arguments = ["--port=0"]
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      do {
        return (process, try await offThePool { try Self.port(output.fileHandleForReading) })
      } catch {
        last = error
        kill(process.processIdentifier, SIGKILL)
      }
    }
    throw last ?? Failure(what: "chromedriver")
  }

  // The driver has nothing to tidy up, and a test runner may have it ignore politer signals.
  deinit { kill(process.processIdentifier, SIGKILL) }

  /// Ends the browser and forgets its profile.
  func end() async throws {
    _ = try await client.send("DELETE", "/session/\(session)", ["Host": client.authority])
    let process = process
    kill(process.processIdentifier, SIGKILL)
    try await offThePool { process.waitUntilExit() }
    // The browser may still be leaving its folder; what stays there lies in the system's temporary files.
    try? FileManager.default.removeItem(at: profile)
  }

  /// `ChromeDriver was started successfully on port 43211.`
  private static func port(_ output: FileHandle) throws -> Int {
    var text = ""
    while let more = try output.read(upToCount: 1), !more.isEmpty {
      text += String(decoding: more, as: UTF8.self)
      if let range = text.range(of: "successfully on port "), text.last == "." {
        if let port = Int(text[range.upperBound...].dropLast()) { return port }
      }
    }
    throw Failure(what: "chromedriver: \(text)")
  }

  // MARK: Pages

  private func command(_ path: String, _ body: [String: any Sendable] = [:]) async throws -> Any? {
    let reply = try await client.post("/session/\(session)\(path)", body, Self.plain)
    let value = try reply.object()["value"]
    guard reply.status == 200 else { throw Failure(what: "\(path): \(reply.body.prefix(300))") }
    return value
  }

  /// Opens an address.
  func open(_ address: String) async throws { _ = try await command("/url", ["url": address]) }

  /// Loads the page anew.
  func reload() async throws { _ = try await command("/refresh") }

  /// Opens another tab and goes there; the name of the one before.
  func newTab() async throws -> String {
    let before = try #require(
      try await getValue("/window") as? String)
    let made = try await command("/window/new", ["type": "tab"]) as? [String: Any]
    try await go(to: try #require(made?["handle"] as? String))
    return before
  }

  /// Goes to a tab.
  func go(to tab: String) async throws { _ = try await command("/window", ["handle": tab]) }

  private func getValue(_ path: String) async throws -> Any? {
    try await client.send("GET", "/session/\(session)\(path)", ["Host": client.authority]).object()["value"]
  }

  /// What a script returns, as text.
  @discardableResult
  func run(_ script: String) async throws -> String {
    let value = try await command(
      "/execute/sync", ["script": "return String(\(script))", "args": [String]()])
    return try #require(value as? String)
  }

  /// Waits until a script says `true`, at most a minute and the time of asking.
  func wait(_ condition: String, _ location: SourceLocation = #_sourceLocation) async throws {
    for _ in 0..<1200 {
      if try await run(condition) == "true" { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    let page = try await run("document.body.innerText")
    Issue.record("never true: \(condition)\n\(page.prefix(1500))", sourceLocation: location)
    throw Failure(what: condition)
  }

  /// Clicks on the element of a selector, as a mouse does.
  func click(_ selector: String) async throws {
    _ = try await command("/element/\(try await find(selector))/click")
  }

  /// Types into the element of a selector.
  func type(_ text: String, into selector: String) async throws {
    _ = try await command("/element/\(try await find(selector))/value", ["text": text])
  }

  /// Clicks twice with a pause between, as a hand does that takes a button for an icon.
  func doubleClick(_ selector: String, pause milliseconds: Int) async throws {
    let element = ["element-6066-11e4-a52e-4f735466cecf": try await find(selector)]
    var actions: [[String: any Sendable]] = [["type": "pointerMove", "x": 0, "y": 0, "origin": element]]
    for gap in [0, milliseconds] {
      actions.append(["type": "pause", "duration": gap])
      actions += ["pointerDown", "pointerUp"].map { ["type": $0, "button": 0] as [String: any Sendable] }
    }
    let source: [String: any Sendable] = ["type": "pointer", "id": "mouse", "actions": actions]
    _ = try await command("/actions", ["actions": [source]])
  }

  /// Presses keys without any field, with a pause after each.
  func press(_ keys: String, pause milliseconds: Int = 0) async throws {
    let actions: [[String: any Sendable]] = keys.flatMap { key in
      ["keyDown", "keyUp"].map { ["type": $0, "value": String(key)] as [String: any Sendable] }
        + [["type": "pause", "duration": milliseconds]]
    }
    let source: [String: any Sendable] = ["type": "key", "id": "keyboard", "actions": actions]
    _ = try await command("/actions", ["actions": [source]])
  }

  private func find(_ selector: String) async throws -> String {
    let found = try await command("/element", ["using": "css selector", "value": selector]) as? [String: Any]
    return try #require(found?.values.first as? String)
  }

  /// The words that the page shows.
  func text(_ selector: String = "body") async throws -> String {
    try await run("document.querySelector('\(selector)').innerText")
  }

  /// Whether an element can be seen.
  func shows(_ selector: String) async throws -> Bool {
    try await run("!!document.querySelector('\(selector)')?.checkVisibility()") == "true"
  }

  /// Writes a picture into the folder of KIOSK_SHOTS, where that is set.
  func shoot(_ name: String) async throws {
    guard let folder = ProcessInfo.processInfo.environment["KIOSK_SHOTS"] else { return }
    let value = try #require(try await getValue("/screenshot") as? String)
    let data = try #require(Data(base64Encoded: value))
    try data.write(to: URL(filePath: folder).appending(path: "\(name).png"))
  }

  /// What is printed, as the pages of a PDF.
  func printed() async throws -> Data {
    let value = try #require(try await command("/print", ["background": true]) as? String)
    return try #require(Data(base64Encoded: value))
  }
}
