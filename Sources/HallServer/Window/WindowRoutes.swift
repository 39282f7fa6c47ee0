internal import Hummingbird
internal import Model
internal import Queue

/// The routes of the windows' page.
struct WindowRoutes: Sendable {
  let server: HallRoutes
  private let orders = OrderBook()

  init(server: HallRoutes) {
    self.server = server
  }

  func add(to router: Router<HallContext>) {
    router.get("api/window/events") { request, context in try events(request, context) }
    router.get("api/window/ticket/:number") { request, context in
      try await ticket(context.parameters.get("number"), request)
    }
    router.post("api/window/:action") { request, context in
      guard let action = context.parameters.get("action").flatMap({ WindowOrder.Action(rawValue: $0) }) else {
        throw HallRefusal.notFound
      }
      return try await order(action, request)
    }
  }

  // MARK: Orders

  private static let keyLength = 16...64

  private func order(_ action: WindowOrder.Action, _ request: Request) async throws -> Response {
    let session = try server.session(of: request, isOrder: true)
    let order = try HallJSON.read(WindowOrder.self, from: try await server.body(of: request))
    guard Self.keyLength.contains(order.key.utf8.count) else { throw HallRefusal.notUnderstood }
    let desk = WindowDesk(services: server.services, window: session.window)
    let pool = server.pool
    let outcome = await orders.carryOut(window: session.window, key: "\(action.rawValue)/\(order.key)") {
      do { return .success(try await pool.run { try desk.carryOut(action, order) }) } catch {
        return .failure(error as? HallRefusal ?? .failed)
      }
    }
    server.hub.refresh()
    return .json(try outcome.get())
  }

  // MARK: One ticket

  /// Who a number is, for the page to show before it ends anything.
  private func ticket(_ text: String?, _ request: Request) async throws -> Response {
    let session = try server.session(of: request, isOrder: false)
    let desk = WindowDesk(services: server.services, window: session.window)
    let line = try await server.pool.run { try desk.line(of: text) }
    return .json(line)
  }

  // MARK: The live state

  /// The live state of the window at which the browser is signed in, until it signs out.
  private func events(_ request: Request, _ context: HallContext) throws -> Response {
    let session = try server.session(of: request, isOrder: false)
    guard let window = server.services.desk.settings.window(session.window) else {
      throw HallRefusal.signedOut
    }
    let services = server.services
    let topic = HallTopic("window/\(window.number)") { WindowView(window, $0, services) }
    let signIn = server.signIn
    return try EventStream.response(server.hub, topic, context) {
      do {
        _ = try signIn.session(session.cookie)
        return true
      } catch { return false }
    }
  }
}
