import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A real Chromium without a window, driven by Debian's chromedriver over the WebDriver protocol.
final class DisplayBrowser: Sendable {
  /// What the protocol answered instead of what was wanted.
  struct Failure: Error {
    var answer: String
  }

  static let driver = "/usr/bin/chromedriver"
  static let chromium = "/usr/bin/chromium"

  /// Whether both are installed; says so where they are not.
  static func isInstalled() -> Bool {
    let missing = [driver, chromium].filter { !FileManager.default.isExecutableFile(atPath: $0) }
    if !missing.isEmpty {
      print("not run without \(missing.joined(separator: ", ")): make test installs them")
    }
    return missing.isEmpty
  }

  private let process: Process
  private let base: URL
  private let session: String
  private let profile: String

  /// Starts a browser of that size. `port` belongs to its driver.
  static func start(width: Int, height: Int, port: Int) async throws -> DisplayBrowser {
    let process = Process()
    process.executableURL = URL(filePath: driver)
    process.arguments = ["--port=\(port)", "--silent"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let base = try makeURL("http://127.0.0.1:\(port)")
    let profile = NSTemporaryDirectory() + "chromium-\(UUID().uuidString)"
    do {
      guard try await eventually({ try await isReady(base) }) else { throw Failure(answer: "no driver") }
      let options: [String: Any] = [
        "binary": chromium,
        "args": [
          "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
          "--window-size=\(width),\(height)", "--user-data-dir=\(profile)",
          "--autoplay-policy=no-user-gesture-required",
        ],
      ]
      let answer = try await ask(
        base, "POST", "session",
        ["capabilities": ["alwaysMatch": ["goog:chromeOptions": options]]])
      guard let session = (answer as? [String: Any])?["sessionId"] as? String else {
        throw Failure(answer: "\(answer)")
      }
      return DisplayBrowser(process, base, session, profile)
    } catch {
      process.terminate()
      throw error
    }
  }

  private init(_ process: Process, _ base: URL, _ session: String, _ profile: String) {
    (self.process, self.base, self.session, self.profile) = (process, base, session, profile)
  }

  /// Opens a page.
  func open(_ url: String) async throws {
    _ = try await Self.ask(base, "POST", "session/\(session)/url", ["url": url])
  }

  /// Runs a script in the page; what it returns, as text.
  func run(_ script: String) async throws -> String {
    let answer = try await Self.ask(
      base, "POST", "session/\(session)/execute/sync", ["script": script, "args": [String]()])
    return answer as? String ?? "\(answer)"
  }

  /// Ends the browser and its driver.
  func end() async {
    // Whatever the browser says about it, its driver ends next.
    _ = try? await Self.ask(base, "DELETE", "session/\(session)", nil)
    process.terminate()
    // A temporary folder that stays is the machine's own business.
    try? FileManager.default.removeItem(atPath: profile)
  }

  private static func isReady(_ base: URL) async throws -> Bool {
    // Not yet listening is an answer too: not yet.
    guard let status = try? await ask(base, "GET", "status", nil) as? [String: Any] else { return false }
    return status["ready"] as? Bool ?? false
  }

  private static func makeURL(_ text: String) throws -> URL {
    guard let url = URL(string: text) else { throw Failure(answer: text) }
    return url
  }

  private static func ask(_ base: URL, _ method: String, _ path: String, _ body: [String: Any]?) async throws
    -> Any
  {
    var request = URLRequest(url: base.appending(path: path))
    request.httpMethod = method
    request.timeoutInterval = 60
    if let body {
      request.httpBody = try JSONSerialization.data(withJSONObject: body)
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    }
    let (data, response) = try await URLSession.shared.data(for: request)
    let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    guard let value = object?["value"], (response as? HTTPURLResponse)?.statusCode == 200 else {
      throw Failure(answer: String(decoding: data.prefix(400), as: UTF8.self))
    }
    return value
  }
}
