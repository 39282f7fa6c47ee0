internal import Foundation
internal import Hummingbird
internal import NIOCore

/// A response that never ends by itself: server-sent events with the state of a topic.
///
/// Each event is `state` with the whole of what the page shows; `beat` comes in between, so that a page notices a
/// server that hangs.
enum EventStream {
  /// The response for a page that listens to `topic` while `mayListen` says so.
  static func response(
    _ hub: EventHub, _ topic: HallTopic, _ context: HallContext,
    while mayListen: @escaping @Sendable () -> Bool = { true }
  ) throws(HallRefusal) -> Response {
    let channel = context.channel
    guard let subscription = hub.subscribe(topic, drop: { channel.close(promise: nil) }) else {
      throw .tooMany
    }
    // Also where the connection is gone before the first byte of the body was asked for.
    channel.closeFuture.whenComplete { _ in hub.unsubscribe(subscription) }
    let body = ResponseBody { writer in
      defer { hub.unsubscribe(subscription) }
      // Two seconds until a browser that lost the connection tries again.
      try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
      var sent: String?
      for await _ in subscription.wakes {
        guard mayListen() else {
          try await writer.write(ByteBuffer(string: "event: signed-out\ndata: {}\n\n"))
          break
        }
        let event = hub.event(for: subscription)
        hub.note(subscription, isWriting: true)
        if let event, event.id != sent {
          try await writer.write(bytes(of: event))
          sent = event.id
        } else {
          try await writer.write(ByteBuffer(string: "event: beat\ndata: {}\n\n"))
        }
        hub.note(subscription, isWriting: false)
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .accelBuffering: "no"],
      body: body)
  }

  /// JSON has no line breaks of its own, so one `data` line holds it.
  private static func bytes(of event: EventHub.Event) -> ByteBuffer {
    var bytes = ByteBuffer(string: "id: \(event.id)\nevent: state\ndata: ")
    bytes.writeBytes(event.data)
    bytes.writeString("\n\n")
    return bytes
  }
}
