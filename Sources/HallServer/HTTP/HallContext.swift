internal import Hummingbird
internal import Logging
internal import NIOCore

/// What belongs to one request besides its own content.
struct HallContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The connection.
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// The address at the other end, without a port; empty where there is none.
  var peer: String { channel.remoteAddress?.ipAddress ?? "" }
}
