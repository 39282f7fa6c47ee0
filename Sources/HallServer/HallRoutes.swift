internal import Hummingbird
internal import Model
internal import NIOCore
internal import Queue

/// What the routes of the server share.
struct HallRoutes: Sendable {
  let services: HallServices
  let pool: BlockingPool
  let hub: EventHub
  /// Brings the displays the director's board; its picture of the hall is not used.
  let displays: EventHub
  let director: CallDirector
  let signIn: SignInDesk
  let files: PageFiles
  /// Whether a proxy on this machine speaks TLS to the browsers.
  let isBehindTLS: Bool

  /// Under TLS the prefix makes browsers refuse the cookie from anybody but this host.
  var cookieName: String { isBehindTLS ? "__Host-hall" : "hall" }

  /// What a browser is known by that has signed in before.
  var browserCookieName: String { cookieName + "-browser" }

  /// All routes.
  func router(names: Set<String>, _ connections: ConnectionTable) -> Router<HallContext> {
    let router = Router(context: HallContext.self)
    router.addMiddleware {
      RequestGuard(names: names)
      ConnectionMark(table: connections) { signIn.isSignedIn($0.cookies[cookieName]?.value) }
    }
    router.get("/") { request, _ in try files.response("/hall/index.html", to: request) }
    router.get("window") { request, _ in try files.response("/hall/window.html", to: request) }
    router.get("hall/:file") { request, _ in try files.response(request.uri.path, to: request) }
    SignInRoutes(server: self).add(to: router)
    WindowRoutes(server: self).add(to: router)
    CaseRoutes(server: self).add(to: router)
    DisplayRoutes(server: self).add(to: router)
    FiguresRoutes(server: self).add(to: router)
    return router
  }

  // MARK: A request

  /// The most bytes that a page sends.
  private static let mostBytes = 16_384
  /// How long a body may take.
  private static let bodyTime = Duration.seconds(10)

  /// The body of a request, within its limits of size and time.
  func body(of request: Request) async throws -> ByteBuffer {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.mostBytes {
      throw HallRefusal.tooLarge
    }
    return try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
      group.addTask {
        do { return try await request.body.collect(upTo: Self.mostBytes) } catch is NIOTooManyBytesError {
          throw HallRefusal.tooLarge
        }
      }
      group.addTask {
        try await Task.sleep(for: Self.bodyTime)
        throw HallRefusal.tooSlow
      }
      defer { group.cancelAll() }
      guard let body = try await group.next() else { throw HallRefusal.tooSlow }
      return body
    }
  }

  /// Who asks. An order, which changes something, must also carry the session's token.
  func session(of request: Request, isOrder: Bool) throws(HallRefusal) -> WindowSession {
    let session = try signIn.session(request.cookies[cookieName]?.value)
    if isOrder, request.headers[.hallToken] != session.token { throw .forged }
    return session
  }

  /// Where a request comes from: behind a proxy on this machine, what the proxy says.
  func address(of request: Request, _ context: HallContext) -> String {
    guard isBehindTLS, HostName(context.peer).isAddress, ["127.0.0.1", "::1"].contains(context.peer),
      let last = request.headers[.forwardedFor]?.split(separator: ",").last
    else { return context.peer }
    return String(last.filter { !$0.isWhitespace }.prefix(64))
  }
}
