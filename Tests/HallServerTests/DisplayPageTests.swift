import Foundation
import Model
import Queue
import Testing

@testable import HallServer

@Suite("The display and the figures, as a browser asks for them")
struct DisplayPageTests {
  @Test("Anybody may look at the display; the figures are for who is signed in")
  func whoMaySee() async throws {
    let hall = try await TestHall()
    try hall.issue()
    let anybody = HallClient(port: hall.port)
    let page = try await anybody.get("/display")
    #expect(page.status == 200)
    #expect(page.headers["content-security-policy"]?.contains("script-src 'self'") == true)
    #expect(!page.body.contains("://") && !page.body.contains("<style") && !page.body.contains("style="))
    for path in ["/api/figures", "/api/figures?day=2026-11-23", "/api/figures.csv"] {
      #expect(try await anybody.get(path).status == 401)
    }
    let staff = try await hall.signedIn(window: 1)
    let csv = try await staff.get("/api/figures.csv")
    #expect(csv.headers["content-type"] == "text/csv; charset=utf-8")
    #expect(csv.headers["content-disposition"] == "attachment; filename=\"queue-2026-11-24.csv\"")
    #expect(csv.body.contains("法律咨询,1,0,0,0,1"))
    #expect(try await staff.get("/api/figures?day=2026-11-31").status == 400)
    #expect(try await staff.get("/api/figures?day=2026-01-01").body.contains("\"arrivals\":0"))
    try await hall.end()
  }

  @Test("A sound is given out under the name of a call of this server, and under no other")
  func sounds() async throws {
    let hall = try await TestHall {
      $0.display = HallDisplay { _, _ in HallDisplay.Sound(file: Array("RIFF".utf8), milliseconds: 4000) }
    }
    let client = HallClient(port: hall.port)
    for name in ["none", "x-1", "-", "1", "a-b-c", "..-1", "%2e%2e", "0-9999999999999999999999"] {
      #expect(try await client.get("/api/display/voice/\(name)").status == 404)
    }
    try await hall.end()
  }

  @Test("Without the chart library the page has its tables; with it the library comes from where it lies")
  func charts() async throws {
    let without = try await TestHall()
    #expect(try await HallClient(port: without.port).get("/hall/chart.js").status == 404)
    try await without.end()
    let file = FileManager.default.temporaryDirectory.appending(path: "library-\(UUID().uuidString).js")
    try "window.Chart = 1".write(to: file, atomically: true, encoding: .utf8)
    let hall = try await TestHall { $0.display.chartLibrary = file.path }
    #expect(try await HallClient(port: hall.port).get("/hall/chart.js").body == "window.Chart = 1")
    try await hall.end()
    try FileManager.default.removeItem(at: file)
  }
}

@Suite("The display in a browser", .serialized, .enabled(if: Browser.isInstalled))
struct DisplayBrowserTests {
  @Test("A called number stands there with its window, in the words that are spoken, until the server goes")
  func display() async throws {
    // A long announcement, so that even a slow machine sees the next one wait.
    let hall = try await TestHall {
      $0.display = HallDisplay { _, _ in HallDisplay.Sound(file: [], milliseconds: 12_000) }
    }
    for _ in 0..<4 { try hall.issue() }
    let browser = try await Browser(width: 1920, height: 1080)
    try await browser.open("http://127.0.0.1:\(hall.port)/display")
    try await browser.wait("document.title.includes('示范大厅')")
    let first = try #require(try hall.desk.callNext(window: 2, at: hall.clock.now)).ticket.id.number
    let said = "document.querySelector('#call').innerText.replace(/\\s+/g, '')"
    try await browser.wait("\(said) == '请\(first)号到2号窗口'")
    #expect(try await browser.text("[data-window=\"2\"] .number") == "\(first)")
    // Another window in the same moment waits for its turn, and the board says so.
    let second = try #require(try hall.desk.callNext(window: 1, at: hall.clock.now)).ticket.id.number
    try await browser.wait("document.querySelector('#following').innerText.includes('还有 1 个号')")
    try await browser.wait("\(said) == '请\(second)号到1号窗口'")
    #expect(try await browser.text("#calls").contains("\(first)"))
    try await browser.shoot("display")
    try await hall.end()
    try await browser.wait("!document.querySelector('#lost').hidden")
    try await browser.shoot("display-lost")
    try await browser.end()
  }

  @Test("The figures are drawn for the day that is chosen, and their print fits its boxes")
  func figures() async throws {
    let library = "/usr/share/javascript/chart.js/chart.min.js"
    let hasLibrary = FileManager.default.isReadableFile(atPath: library)
    if !hasLibrary { print("figures are tested as tables: libjs-chart.js is not installed") }
    let hall = try await TestHall { services in
      services.access = .demo
      services.display.chartLibrary = hasLibrary ? library : nil
    }
    for _ in 0..<6 { try hall.issue() }
    _ = try hall.desk.callNext(window: 1, at: hall.clock.now.adding(seconds: 600))
    let browser = try await Browser()
    try await browser.open("http://127.0.0.1:\(hall.port)/window")
    let body =
      "{method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{\"window\":1,\"pin\":\"\"}'}"
    try await browser.run("(fetch('/api/sign-in', \(body)).then(() => { window.isIn = true }), 1)")
    try await browser.wait("window.isIn === true")
    try await browser.open("http://127.0.0.1:\(hall.port)/figures")
    try await browser.wait("document.querySelectorAll('#tables table').length == 3")
    #expect(try await browser.text("#tiles li:first-child b") == "6")
    #expect(try await browser.shows("#arrivals") == hasLibrary)
    #expect(try await browser.shows("#no-charts") == !hasLibrary)
    if hasLibrary { #expect(try await browser.run("Chart.version") == "3.9.1") }
    try await browser.shoot("figures")
    try await browser.click("#before")
    try await browser.wait("document.querySelector('#none').checkVisibility()")
    try await browser.click("#today")
    try await browser.wait("!document.querySelector('#none').checkVisibility()")
    #expect(try await browser.printed().count > 10_000)
    try await browser.end()
    try await hall.end()
  }
}
