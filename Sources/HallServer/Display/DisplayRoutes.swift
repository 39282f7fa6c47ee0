internal import Hummingbird
internal import NIOCore

/// The routes of the display. Nobody signs in: it shows what everybody in the hall sees.
struct DisplayRoutes: Sendable {
  let server: HallRoutes

  func add(to router: Router<HallContext>) {
    router.get("display") { request, _ in try server.files.response("/hall/display.html", to: request) }
    router.get("api/display/events") { _, context in try events(context) }
    router.get("api/display/voice/:cue") { _, context in try await voice(context) }
  }

  private func events(_ context: HallContext) throws -> Response {
    let (director, services) = (server.director, server.services)
    let topic = HallTopic("display") { _ in
      director.view(hall: services.hallName, hasLoudspeaker: services.display.hasLoudspeaker)
    }
    return try EventStream.response(server.displays, topic, context)
  }

  /// What is said with a cue, by the name that the page makes of epoch and cue.
  private func voice(_ context: HallContext) async throws -> Response {
    let parts = context.parameters.get("cue")?.split(separator: "-") ?? []
    guard parts.count == 2, parts[0] == server.director.epoch, let cue = Int(parts[1]),
      let sound = await server.director.sounds.sound(of: cue)
    else { throw HallRefusal.notFound }
    return Response(
      status: .ok, headers: [.contentType: "audio/wav", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: sound.file)))
  }
}
