import Foundation
import Glibc
import Synchronization
import Testing

/// A client that says exactly what a test wants it to say, on a socket of its own.
final class HallClient: Sendable {
  struct Reply: Sendable {
    var status: Int
    /// Names in lower case.
    var headers: [String: String]
    var body: String
    /// What `Set-Cookie` sets, by name.
    var cookies: [String: String] = [:]

    func object() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
    }

    /// The sentence in Chinese of a refusal or of what was done.
    func sentence() throws -> String {
      try #require((try object()["sentence"] as? [String: String])?["zh"])
    }
  }

  private struct Session {
    var cookies: [String: String] = [:]
    var token: String?
    var cookie: String? {
      cookies.isEmpty ? nil : cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ")
    }
  }

  let port: Int
  private let session = Mutex(Session())

  init(port: Int) { self.port = port }

  var authority: String { "127.0.0.1:\(port)" }
  var cookie: String? { session.withLock(\.cookie) }

  // MARK: As a page

  /// A GET of a page that may be signed in.
  func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Reply {
    var all = ["Host": authority]
    all["Cookie"] = cookie
    return try await send("GET", path, all.merging(headers) { $1 })
  }

  /// A POST as our own page sends it; `headers` replace its headers, an empty one is left out.
  func post(_ path: String, _ body: [String: any Sendable], _ headers: [String: String] = [:]) async throws
    -> Reply
  {
    let data = try JSONSerialization.data(withJSONObject: body)
    let (cookie, token) = session.withLock { ($0.cookie, $0.token) }
    var all = [
      "Host": authority, "Origin": "http://\(authority)", "Sec-Fetch-Site": "same-origin",
      "Content-Type": "application/json", "Content-Length": "\(data.count)",
    ]
    all["Cookie"] = cookie
    all["X-Hall-Token"] = token
    let reply = try await send(
      "POST", path, all.merging(headers) { $1 }.filter { !$0.value.isEmpty },
      String(decoding: data, as: UTF8.self))
    if !reply.cookies.isEmpty {
      let token = try reply.object()["token"] as? String
      session.withLock { session in
        session.cookies.merge(reply.cookies) { $1 }
        session.token = token
      }
    }
    return reply
  }

  /// An order of the windows' page.
  func order(
    _ action: String, at: String? = nil, key: String = UUID().uuidString, _ more: [String: any Sendable] = [:]
  )
    async throws -> Reply
  {
    var body = more
    body["key"] = key
    body["at"] = at
    return try await post("/api/window/\(action)", body)
  }

  // MARK: As anybody

  /// Sends a request and reads the response to the end of the connection.
  func send(_ method: String, _ path: String, _ headers: [String: String], _ body: String = "") async throws
    -> Reply
  {
    var text = "\(method) \(path) HTTP/1.1\r\nConnection: close\r\n"
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    return try await raw(text + "\r\n" + body)
  }

  /// Sends bytes as they are.
  func raw(_ text: String) async throws -> Reply {
    let port = port
    return try await offThePool {
      let line = try Line(port: port)
      try line.write(text)
      var bytes: [UInt8] = []
      while !Self.isWhole(bytes), let more = try line.read() { bytes += more }
      return try Self.reply(bytes)
    }
  }

  /// Whether everything is there that the response announces; otherwise it ends with the connection.
  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n"),
      let field = text[..<end.lowerBound].lowercased().range(of: "content-length:")
    else { return false }
    let length = text[..<end.lowerBound].lowercased()[field.upperBound...].prefix { !$0.isNewline }
    let count = Int(length.trimmingCharacters(in: .whitespaces)) ?? .max
    return text[end.upperBound...].utf8.count >= count
  }

  private static func reply(_ bytes: [UInt8]) throws -> Reply {
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = try #require(parts.first).split(separator: "\r\n")
    let status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    let fields = lines.dropFirst().map { line in
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      return (line[..<colon].lowercased(), line[colon...].dropFirst().trimmingCharacters(in: .whitespaces))
    }
    let cookies = fields.filter { $0.0 == "set-cookie" }.compactMap { field -> (String, String)? in
      let pair = field.1.prefix { $0 != ";" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return pair.count == 2 ? (String(pair[0]), String(pair[1])) : nil
    }
    return Reply(
      status: status, headers: Dictionary(fields, uniquingKeysWith: { first, _ in first }),
      body: parts.count > 1 ? String(parts[1]) : "", cookies: Dictionary(cookies, uniquingKeysWith: { $1 }))
  }

  /// Listens to a live channel.
  func events(_ path: String = "/api/window/events") async throws -> EventFeed {
    let (port, cookie) = (port, cookie)
    return try await offThePool {
      let line = try Line(port: port)
      try line.write(
        "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n" + (cookie.map { "Cookie: \($0)\r\n" } ?? "")
          + "\r\n")
      return EventFeed(line)
    }
  }
}

/// Runs what blocks on a thread outside Swift's pool, which has two threads here and which the server needs.
func offThePool<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
  }
}

/// A connection to the server that waits at most four minutes for anything: in a run of all tests the server shares
/// Swift's threads with tests that keep them busy for minutes.
final class Line: Sendable {
  struct Failure: Error { var what: String }

  private let file: Int32

  /// `source` is an address of this machine to come from, such as 127.0.0.2.
  init(port: Int, from source: String? = nil) throws {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 240, tv_usec: 0)
    setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    if let source {
      let result = Self.with(source, 0) { bind(file, $0, $1) }
      guard result == 0 else { throw Failure(what: "bind: \(String(cString: strerror(errno)))") }
    }
    let result = Self.with("127.0.0.1", port) { connect(file, $0, $1) }
    guard result == 0 else { throw Failure(what: "connect: \(String(cString: strerror(errno)))") }
  }

  deinit { close(file) }

  private static func with(
    _ host: String, _ port: Int, _ work: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr(host)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        work($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  func write(_ text: String) throws {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure(what: "send: \(String(cString: strerror(errno)))") }
      sent += count
    }
  }

  /// What has come; `nil` at the end.
  func read() throws -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(file, &bytes, bytes.count, 0)
    if count < 0, errno == ECONNRESET { return nil }
    guard count >= 0 else { throw Failure(what: "receive: \(String(cString: strerror(errno)))") }
    return count == 0 ? nil : Array(bytes.prefix(count))
  }
}

/// A live channel as a browser reads it.
final class EventFeed: Sendable {
  struct Event: Sendable {
    var id: String?
    var name: String
    var data: String

    func object() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
    }
  }

  private let line: Line
  private let rest = Mutex("")

  init(_ line: Line) { self.line = line }

  /// Asks for something on its connection.
  func write(_ text: String) async throws { try await offThePool { [line] in try line.write(text) } }

  /// The next event with a name; `nil` where the server ends the stream.
  func next(_ name: String) async throws -> Event? {
    try await offThePool { [self] in
      while true {
        while let event = take() { if event.name == name { return event } }
        guard let bytes = try line.read() else { return nil }
        rest.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
      }
    }
  }

  /// The next state that fits.
  func state(where fits: @escaping @Sendable ([String: Any]) -> Bool) async throws -> [String: Any]? {
    while let event = try await next("state") {
      let state = try event.object()
      if fits(state) { return state }
    }
    return nil
  }

  private func take() -> Event? {
    rest.withLock { rest in
      // Lines of the chunked coding stand between events and are no fields.
      while let end = rest.range(of: "\n\n") {
        let block = rest[..<end.lowerBound]
        rest = String(rest[end.upperBound...])
        let fields = block.split(whereSeparator: \.isNewline).compactMap { line -> (String, String)? in
          guard let colon = line.range(of: ": ") else { return nil }
          return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
        }
        let known = Dictionary(fields, uniquingKeysWith: { $1 })
        if let name = known["event"] { return Event(id: known["id"], name: name, data: known["data"] ?? "") }
      }
      return nil
    }
  }
}
