internal import Hummingbird
internal import Model
internal import Queue

/// The routes of the windows' page.
struct WindowRoutes: Sendable {
  let server: HallRoutes

  func add(to router: Router<HallContext>) {
    router.get("api/window/events") { request, context in try events(request, context) }
  }

  /// The live state of the window at which the browser is signed in, until it signs out.
  private func events(_ request: Request, _ context: HallContext) throws -> Response {
    let session = try server.session(of: request, isOrder: false)
    guard let window = server.services.desk.settings.window(session.window) else {
      throw HallRefusal.signedOut
    }
    let settings = server.services.desk.settings
    let topic = HallTopic("window/\(window.number)") { WindowView(window, $0, settings) }
    let signIn = server.signIn
    return try EventStream.response(server.hub, topic, context) {
      do {
        _ = try signIn.session(session.cookie)
        return true
      } catch { return false }
    }
  }
}
