import Foundation
import Model
import Queue
import Testing

@testable import HallServer

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite("The display in a browser", .serialized)
struct DisplayPageTests {
  private func get(_ port: Int, _ path: String, cookie: String? = nil) async throws -> (
    status: Int, headers: [AnyHashable: Any], body: Data
  ) {
    let url = try #require(URL(string: "http://127.0.0.1:\(port)\(path)"))
    var request = URLRequest(url: url)
    if let cookie { request.setValue(cookie, forHTTPHeaderField: "Cookie") }
    let (data, response) = try await URLSession.shared.data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    return (answer.statusCode, answer.allHeaderFields, data)
  }

  @Test("Anybody may look at the display; the figures are for who is signed in")
  func whoMaySee() async throws {
    let hall = try DisplayHall()
    let server = try await hall.serve()
    defer { server.task.cancel() }
    #expect(try await get(server.port, "/display").status == 200)
    #expect(try await get(server.port, "/hall/display.js").status == 200)
    for path in ["/api/figures", "/api/figures?day=2026-11-23", "/api/figures.csv"] {
      #expect(try await get(server.port, path).status == 401)
    }
    for path in ["none", "x-1", "-", "1", "a-b-c", "..-1"] {
      #expect(try await get(server.port, "/api/display/voice/\(path)").status == 404)
    }
    let page = try await get(server.port, "/display")
    let policy = "\(page.headers["Content-Security-Policy"] ?? "")"
    #expect(policy.contains("script-src 'self'"))
    let html = String(decoding: page.body, as: UTF8.self)
    #expect(!html.contains("://") && !html.contains("<style") && !html.contains("style="))
  }

  @Test("Without the chart library the page has its tables; a path that is no file does not exist")
  func charts() async throws {
    let hall = try DisplayHall()
    let server = try await hall.serve()
    defer { server.task.cancel() }
    #expect(try await get(server.port, "/hall/chart.js").status == 404)
    let file = hall.folder + "/library.js"
    try "window.Chart = 1".write(toFile: file, atomically: true, encoding: .utf8)
    let other = try await hall.serve(chartLibrary: file)
    defer { other.task.cancel() }
    #expect(try await get(other.port, "/hall/chart.js").body == Data("window.Chart = 1".utf8))
  }

  @Test("A called number stands on the display in a browser, with its window, in the words that are spoken")
  func browser() async throws {
    guard DisplayBrowser.isInstalled() else { return }
    let hall = try DisplayHall()
    try hall.issue(4)
    let server = try await hall.serve()
    defer { server.task.cancel() }
    let browser = try await DisplayBrowser.start(width: 1280, height: 720, port: 18_130)
    do {
      try await browser.open("http://127.0.0.1:\(server.port)/display")
      #expect(try await eventually { try await browser.run("return document.title").contains("示范大厅") })
      let number = try hall.call(window: 2)
      let call = "return document.getElementById('call').innerText.replace(/\\s+/g, '')"
      #expect(try await eventually { try await browser.run(call) == "请\(number)号到2号窗口" })
      let window = "return document.querySelector('[data-window=\"2\"] .number').textContent"
      #expect(try await browser.run(window) == number)
      // Another window in the same moment waits, and says so.
      try hall.call(window: 3)
      let following = "return document.getElementById('following').textContent"
      #expect(try await eventually { try await browser.run(following) == "还有 1 个号要叫" })
      // The server goes: nobody trusts the board any more.
      server.task.cancel()
      let lost = "return String(document.getElementById('lost').hidden)"
      #expect(try await eventually(within: 60) { try await browser.run(lost) == "false" })
    } catch {
      await browser.end()
      throw error
    }
    await browser.end()
  }
}
