internal import Foundation
internal import Hummingbird
internal import Model
internal import NIOCore
internal import Queue

/// The day's figures, for whoever is signed in at a window.
struct FiguresRoutes: Sendable {
  private struct Answer: Encodable {
    var hall: Localized<String>
    var today: Day
    var figures: DayFigures
  }

  let server: HallRoutes

  func add(to router: Router<HallContext>) {
    router.get("figures") { request, _ in try server.files.response("/hall/figures.html", to: request) }
    router.get("api/figures") { request, _ in
      let figures = try await figures(for: request)
      return Response.json(
        Answer(hall: server.services.hallName, today: server.services.clock().day, figures: figures))
    }
    router.get("api/figures.csv") { request, _ in try await csv(request) }
  }

  private func csv(_ request: Request) async throws -> Response {
    let figures = try await figures(for: request)
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"queue-\(figures.day).csv\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: figures.table.csv)))
  }

  /// The figures of the day that is asked for, else of today.
  private func figures(for request: Request) async throws -> DayFigures {
    _ = try server.session(of: request, isOrder: false)
    let now = server.services.clock()
    let day: Day
    if let text = request.uri.queryParameters.get("day") {
      guard let asked = Day(text) else { throw HallRefusal.notUnderstood }
      day = asked
    } else {
      day = now.day
    }
    let desk = server.services.desk
    return try await server.pool.run {
      do throws(TicketStoreError) {
        return DayFigures(
          day: day, tickets: try desk.store.tickets(on: day, openOnly: false), settings: desk.settings,
          now: now)
      } catch {
        throw HallRefusal(503, "store", error.sentence)
      }
    }
  }
}
