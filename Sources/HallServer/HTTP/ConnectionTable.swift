internal import Hummingbird
internal import NIOCore
internal import Synchronization

/// The open connections. Whoever opens more than there is room for loses their own: somebody on the hall's network
/// who takes hundreds and says nothing must not keep the windows and the display out.
///
/// Where it gets full, the place with the most connections of browsers that are not signed in gives its oldest. A
/// limit for each address would be simpler, and would shut out forty windows behind one router.
final class ConnectionTable: Sendable {
  private struct Line {
    var place: NetworkPlace
    var channel: any Channel
    var isSignedIn = false
  }

  private struct State {
    /// By the order in which they came.
    var lines: [Int: Line] = [:]
    var ids: [ObjectIdentifier: Int] = [:]
    var last = 0
  }

  private let most: Int
  private let state = Mutex(State())

  /// A table with room for so many.
  init(most: Int) {
    self.most = most
  }

  /// A connection is open; closes another one, or this one, where there is no room for it.
  func open(_ channel: any Channel) {
    let place = NetworkPlace(channel.remoteAddress?.ipAddress ?? "")
    let excess: (any Channel)? = state.withLock { state in
      state.last += 1
      state.lines[state.last] = Line(place: place, channel: channel)
      state.ids[ObjectIdentifier(channel)] = state.last
      guard state.lines.count > most else { return nil }
      // The one that goes is out of the table now, and need not be found again when it closes.
      return Self.leastMissed(in: state.lines).flatMap { state.lines.removeValue(forKey: $0)?.channel }
    }
    excess?.close(promise: nil)
  }

  /// A connection is closed.
  func close(_ channel: any Channel) {
    state.withLock { state in
      guard let id = state.ids.removeValue(forKey: ObjectIdentifier(channel)) else { return }
      state.lines[id] = nil
    }
  }

  /// Somebody who is signed in uses a connection: it stays until they close it.
  func keep(_ channel: any Channel) {
    state.withLock { state in
      guard let id = state.ids[ObjectIdentifier(channel)] else { return }
      state.lines[id]?.isSignedIn = true
    }
  }

  private static func leastMissed(in lines: [Int: Line]) -> Int? {
    let strangers = Dictionary(grouping: lines.filter { !$0.value.isSignedIn }, by: \.value.place)
    return strangers.values.max {
      ($0.count, -($0.map(\.key).min() ?? 0)) < ($1.count, -($1.map(\.key).min() ?? 0))
    }?
    .map(\.key).min()
  }
}

/// Enters each connection into the table as it comes, before it has said anything.
final class ConnectionEntry: ChannelInboundHandler, RemovableChannelHandler, Sendable {
  typealias InboundIn = Never

  private let table: ConnectionTable

  init(_ table: ConnectionTable) {
    self.table = table
  }

  func channelActive(context: ChannelHandlerContext) {
    table.open(context.channel)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    table.close(context.channel)
    context.fireChannelInactive()
  }
}

/// Notes which connections are those of somebody who is signed in.
struct ConnectionMark: RouterMiddleware {
  let table: ConnectionTable
  let isSignedIn: @Sendable (Request) -> Bool

  func handle(
    _ request: Request, context: HallContext, next: (Request, HallContext) async throws -> Response
  ) async throws -> Response {
    if isSignedIn(request) { table.keep(context.channel) }
    return try await next(request, context)
  }
}
