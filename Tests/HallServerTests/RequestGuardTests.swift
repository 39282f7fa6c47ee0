import Foundation
import Model
import Queue
import Testing

@testable import HallServer

/// What the server lets in, and what it sends out with everything.
@Suite struct RequestGuardTests {
  @Test("an address is a host and a port", arguments: ["127.0.0.1:8080", "[::1]:0", "localhost:80"])
  func reads(text: String) {
    #expect(HallServer.Address(text)?.description == text)
    #expect(HallServer.Address(text)?.isLoopback == true)
  }

  @Test("what is no address is refused", arguments: ["", "8080", "host", ":80", "::1:80", "a:99999", "a:-1"])
  func refuses(text: String) { #expect(HallServer.Address(text) == nil) }

  @Test("hosts: an address cannot be pointed elsewhere, a name can")
  func hosts() {
    #expect(HostName("10.0.0.5:8080").isAddress)
    #expect(HostName("[fe80::1]:8080") == HostName("[FE80::1]"))
    #expect(HostName("[::1]").isAddress)
    for name in [
      "evil.example:8080", "10.0.0.5.evil.example", "256.1.1.1", "1.2.3", "[evil.example]", "0x7f.1",
    ] {
      #expect(!HostName(name).isAddress, "\(name)")
    }
  }

  @Test func aNameThatIsNotOursIsRefused() async throws {
    let hall = try await TestHall(names: ["hall.example"])
    let client = HallClient(port: hall.port)
    for host in ["evil.example", "evil.example:\(hall.port)", "localhost.evil.example", ""] {
      let reply = try await client.get("/api/session", ["Host": host])
      #expect([400, 421].contains(reply.status), "\(host)")
      #expect(!reply.body.contains("token"))
    }
    for host in ["localhost:\(hall.port)", "HALL.example", "10.1.2.3"] {
      #expect(try await client.get("/api/session", ["Host": host]).status == 200, "\(host)")
    }
    try await hall.end()
  }

  @Test func everyAnswerForbidsWhatOurPagesDoNotNeed() async throws {
    let hall = try await TestHall()
    let client = HallClient(port: hall.port)
    for path in ["/", "/window", "/hall/window.js", "/api/session", "/nothing", "/hall/../Package.swift"] {
      let reply = try await client.get(path)
      let policy = try #require(reply.headers["content-security-policy"], "\(path)")
      #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe") && !policy.contains("http"))
      #expect(reply.headers["x-content-type-options"] == "nosniff")
      #expect(reply.headers["referrer-policy"] == "no-referrer")
      #expect(reply.headers["access-control-allow-origin"] == nil)
    }
    try await hall.end()
  }

  @Test("pages load nothing from elsewhere and hold no inline script or style")
  func pagesArePlain() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: TestHall.pages)
    #expect(files.contains("window.html"))
    for name in files where ["html", "css", "js"].contains(URL(filePath: name).pathExtension) {
      let text = try String(contentsOfFile: TestHall.pages + "/" + name, encoding: .utf8)
      for forbidden in [
        "http://", "https://", "//cdn", "javascript:", " style=", " onclick=", "<style", "eval(",
      ] {
        #expect(!text.contains(forbidden), "\(name) holds \(forbidden)")
      }
      if name.hasSuffix(".html") {
        for part in text.components(separatedBy: "<script").dropFirst() {
          #expect(part.contains(" src=\"/hall/"), "\(name) has an inline script")
        }
      }
    }
  }

  @Test func noPathLeavesTheFolder() async throws {
    let hall = try await TestHall()
    let client = HallClient(port: hall.port)
    for path in [
      "/hall/../hall/window.html/..", "/hall/..%2f..%2fPackage.swift", "/hall/%2e%2e/Package.swift",
      "/hall//etc/passwd",
      "/etc/passwd", "/hall/", "/hall/.git",
    ] {
      let reply = try await client.get(path)
      #expect(reply.status == 404 || reply.status == 400, "\(path): \(reply.status)")
    }
    try await hall.end()
  }

  @Test func aPageIsSentOnceAndThenOnlyAskedFor() async throws {
    let hall = try await TestHall()
    let client = HallClient(port: hall.port)
    let first = try await client.get("/hall/window.js")
    let tag = try #require(first.headers["etag"])
    let second = try await client.get("/hall/window.js", ["If-None-Match": tag])
    #expect(second.status == 304 && second.body.isEmpty)
    try await hall.end()
  }

  @Test("other methods are refused", arguments: ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
  func methods(method: String) async throws {
    let hall = try await TestHall()
    let client = HallClient(port: hall.port)
    let reply = try await client.send(method, "/api/session", ["Host": client.authority])
    #expect([400, 405].contains(reply.status), "\(reply.status)")
    try await hall.end()
  }

  @Test func whatIsTooLargeIsRefused() async throws {
    let hall = try await TestHall()
    let client = try await hall.signedIn(window: 1)
    let long = String(repeating: "x", count: 20_000)
    #expect(try await client.order("call", ["service": long]).status == 413)
    // Without a length, in chunks.
    let chunk = "5000\r\n" + String(repeating: "x", count: 0x5000) + "\r\n0\r\n\r\n"
    let chunked = try await client.raw(
      "POST /api/sign-in HTTP/1.1\r\nHost: \(client.authority)\r\nOrigin: http://\(client.authority)\r\n"
        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunk)
    #expect(chunked.status == 413)
    let headers = try await client.raw(
      "GET / HTTP/1.1\r\nHost: \(client.authority)\r\nX-Long: \(String(repeating: "y", count: 40_000))\r\n\r\n"
    )
    #expect(headers.status == 400 || headers.status == 431)
    #expect(try await client.get("/api/session").status == 200)
    try await hall.end()
  }

  @Test("forged orders change nothing")
  func forged() async throws {
    let hall = try await TestHall()
    let client = try await hall.signedIn(window: 1)
    let number = try hall.issue()
    let forgeries: [[String: String]] = [
      ["Origin": "http://evil.example"], ["Origin": "null"], ["Origin": ""],
      ["Origin": "http://127.0.0.1:1"], ["Origin": "http://\(client.authority).evil.example"],
      ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "none"],
      ["Content-Type": "text/plain"], ["Content-Type": "application/x-www-form-urlencoded"],
      ["Content-Type": ""],
      ["X-Hall-Token": ""], ["X-Hall-Token": "guessed"], ["Host": "evil.example"],
    ]
    for forgery in forgeries {
      let reply = try await client.post("/api/window/call", ["key": UUID().uuidString], forgery)
      #expect([403, 421].contains(reply.status), "\(forgery): \(reply.status)")
    }
    for cookie in ["", "hall=", "hall=0000", "other=1"] {
      let reply = try await client.post("/api/window/call", ["key": UUID().uuidString], ["Cookie": cookie])
      #expect(reply.status == 401, "\(cookie): \(reply.status)")
    }
    #expect(try await client.get("/api/window/call").status == 404)
    #expect(try hall.ticket(number).state == .printed)
    #expect(try await client.order("call").status == 200)
    try await hall.end()
  }

  @Test("what is not understood is refused without being repeated")
  func nonsense() async throws {
    let hall = try await TestHall()
    let client = try await hall.signedIn(window: 1)
    let secret = "秘密-4711"
    for body: [String: any Sendable] in [
      [:], ["key": secret], ["key": 5], ["key": UUID().uuidString, "minutes": secret],
      ["key": UUID().uuidString, "number": secret],
    ] {
      for action in [
        "call", "postpone", "transfer", "issue", "merge", "restore", "prioritise", "help-arrive", secret,
      ] {
        let path = "/api/window/\(action)".addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""
        let reply = try await client.post(path, body)
        #expect((200..<500).contains(reply.status), "\(action) \(body): \(reply.status)")
        #expect(!reply.body.contains(secret), "\(action)")
      }
    }
    let nested = String(repeating: "[", count: 8000)
    let reply = try await client.send(
      "POST", "/api/sign-in",
      [
        "Host": client.authority, "Origin": "http://\(client.authority)", "Content-Type": "application/json",
        "Content-Length": "\(nested.utf8.count)",
      ], nested)
    #expect(reply.status == 400)
    try await hall.end()
  }

  @Test func whoeverOpensConnectionsWithoutEndTakesThemFromHimself() async throws {
    let room = 40
    let hall = try await TestHall(connections: room)
    let window = try await hall.signedIn(window: 1)
    let feed = try await window.events()
    let display = EventFeed(try Line(port: hall.port, from: "127.0.0.3"))
    try await display.write("GET /api/display/events HTTP/1.1\r\nHost: \(window.authority)\r\n\r\n")
    #expect(try await feed.next("state") != nil)
    #expect(try await display.next("state") != nil)
    // Half a request, or a page of the display that nobody looks at: both take a connection and give nothing.
    var flood: [Line] = []
    for index in 0..<(room * 4) {
      let line = try Line(port: hall.port, from: index % 3 == 0 ? "127.0.0.2" : "127.0.0.4")
      try line.write(
        index % 2 == 0
          ? "GET / HTTP/1.1\r\nHost: "
          : "GET /api/display/events HTTP/1.1\r\nHost: \(window.authority)\r\n\r\n")
      flood.append(line)
    }
    #expect(try await window.get("/api/session").status == 200)
    let stranger = HallClient(port: hall.port)
    #expect(try await stranger.get("/window").status == 200)
    try hall.issue()
    #expect(try await feed.state { ($0["waiting"] as? Int) == 1 } != nil)
    #expect(try await window.order("call").status == 200)
    #expect(try await display.state { "\($0)".contains("A001") } != nil)
    withExtendedLifetime(flood) {}
    try await hall.end()
  }
}
