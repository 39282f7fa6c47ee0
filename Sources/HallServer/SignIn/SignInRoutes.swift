internal import HTTPTypes
internal import Hummingbird
internal import Model
internal import Queue

/// The routes around signing in: who am I, in, out.
struct SignInRoutes: Sendable {
  let server: HallRoutes

  func add(to router: Router<HallContext>) {
    router.get("api/session") { request, context in answer(session(request)) }
    router.post("api/sign-in") { request, context in try await signIn(request, context) }
    router.post("api/sign-out") { request, context in
      server.signIn.signOut(try server.session(of: request, isOrder: true))
      server.hub.wakeAll()
      return response(nil, cookie: cookie("", seconds: 0))
    }
  }

  private struct Order: Decodable {
    var window: Int
    var pin: String
  }

  private func signIn(_ request: Request, _ context: HallContext) async throws -> Response {
    let order = try HallJSON.read(Order.self, from: try await server.body(of: request))
    let pin = Private(String(order.pin.prefix(64)))
    let place = NetworkPlace(server.address(of: request, context))
    let browser = request.cookies[server.browserCookieName]?.value
    let entry = try await server.pool.run {
      let entry = try server.signIn.signIn(window: order.window, pin: pin, browser: browser, from: place)
      takeSeat(entry.session)
      return entry
    }
    server.hub.refresh()
    var answer = response(entry.session, cookie: cookie(entry.session.cookie, seconds: WindowSession.longest))
    if server.signIn.mode == .pin {
      answer.headers.append(
        HTTPField(
          name: .setCookie,
          value: cookie(entry.browser, named: server.browserCookieName, seconds: SignInRecord.memory)))
    }
    return answer
  }

  /// From now on waiting times count on the window. Signing in does not fail where the store does: the window then
  /// counts from its first call on.
  private func takeSeat(_ session: WindowSession) {
    do throws(TicketDesk.Problem) {
      try server.services.desk.takeSeat(window: session.window, at: session.startedAt)
    } catch { return }
  }

  // MARK: What the page is told

  private struct Answer: Encodable {
    struct Window: Encodable {
      var number: Int
      var name: Localized<String>?
    }

    var mode: SignInDesk.Mode
    var hall: Localized<String>
    var windows: [Window]
    /// The window at which this browser is signed in.
    var window: Int?
    /// What the page sends with every order.
    var token: String?
    /// What to set where nobody can sign in.
    var advice: Localized<String>?
  }

  private func session(_ request: Request) -> WindowSession? {
    // Whoever is not signed in is told so in the answer, which is not a refusal here.
    do { return try server.session(of: request, isOrder: false) } catch { return nil }
  }

  private func answer(_ session: WindowSession?) -> Response {
    let settings = server.services.desk.settings
    let mode = server.signIn.mode
    return .json(
      Answer(
        mode: mode, hall: server.services.hallName,
        windows: settings.windows.map { Answer.Window(number: $0.number, name: $0.name) },
        window: session?.window, token: session?.token,
        advice: mode == .unset ? SignInDesk.unset.sentence : nil))
  }

  private func response(_ session: WindowSession?, cookie: String) -> Response {
    var response = answer(session)
    response.headers[.setCookie] = cookie
    return response
  }

  private func cookie(_ value: String, named name: String? = nil, seconds: Int) -> String {
    "\(name ?? server.cookieName)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict"
      + (server.isBehindTLS ? "; Secure" : "")
  }
}
