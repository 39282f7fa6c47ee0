internal import Glibc
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import Model
internal import NIOCore
internal import Queue
internal import Synchronization

/// The hall's server: pages for the windows and for the display, live by server-sent events.
///
/// It runs on threads of its own and never needs the main thread. One server belongs to one hall; several may run
/// on one PostgreSQL, since the store decides.
public struct HallServer: Sendable {
  /// Where the server listens.
  public struct Address: Hashable, Sendable, CustomStringConvertible {
    /// An IP address, or a name of this machine.
    public var host: String
    /// The port; 0 for any that is free.
    public var port: Int

    /// An address and a port.
    public init(host: String, port: Int) {
      (self.host, self.port) = (host, port)
    }

    /// An address written `127.0.0.1:8080` or `[::1]:8080`; `nil` for anything else.
    public init?(_ text: String) {
      guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
        (0...65_535).contains(port)
      else { return nil }
      let host = text[..<colon]
      let bare = host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host
      guard !bare.isEmpty, host == bare ? !bare.contains(":") : true else { return nil }
      self.init(host: String(bare), port: port)
    }

    /// `127.0.0.1:8080`.
    public var description: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }

    /// Whether only programs on this machine can reach it.
    public var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
  }

  private let services: HallServices
  private let address: Address
  private let names: Set<String>
  private let isBehindTLS: Bool
  private let files: PageFiles

  /// A server for a hall. `names` are those besides addresses and `localhost` under which browsers may ask for it;
  /// `isBehindTLS` says that a proxy on this machine speaks TLS to them. Throws where the pages are missing, or
  /// anybody could sign in from elsewhere.
  public init(
    _ services: HallServices, listen address: Address, names: [String] = [], isBehindTLS: Bool = false
  ) throws(HallServerError) {
    if case .demo = services.access, !address.isLoopback { throw .demoAbroad }
    self.services = services
    self.address = address
    self.names = Set(names.map { $0.lowercased() } + [address.host.lowercased()])
    self.isBehindTLS = isBehindTLS
    var files = try PageFiles(folder: services.pages)
    if let library = services.display.chartLibrary { try files.add("/hall/chart.js", file: library) }
    self.files = files
  }

  /// Serves until the task is cancelled. `ready` gets the port once requests are answered.
  public func run(ready: @escaping @Sendable (_ port: Int) -> Void) async throws {
    let clock = services.clock
    let desk = services.desk
    let hub = EventHub(clock: clock) { () throws(TicketDesk.Problem) in
      try HallPicture.read(desk, at: clock())
    }
    let pool = BlockingPool()
    // The displays have a hub of their own: their board does not wait for what the windows' pages show.
    let displays = EventHub(clock: clock) { .unknown(at: clock(), nil) }
    let director = CallDirector(
      store: desk.store, settings: desk.settings, display: services.display, clock: clock
    ) { displays.refresh() }
    let routes = HallRoutes(
      services: services, pool: pool, hub: hub, displays: displays, director: director,
      signIn: SignInDesk(services), files: files, isBehindTLS: isBehindTLS)
    let watch = try await pool.run {
      try Self.watch(desk.store) {
        director.refresh()
        hub.refresh()
      }
    }
    let failure: (any Error)?
    do {
      try await serve(routes, ready)
      failure = nil
    } catch { failure = error }
    withExtendedLifetime(watch) {}
    director.close()
    displays.close()
    hub.close()
    try await pool.shutDown()
    if let failure, !(failure is CancellationError) { throw named(failure) }
  }

  private static func watch(_ store: any TicketStore, _ changed: @escaping @Sendable () -> Void)
    throws(HallServerError) -> any TicketWatch
  {
    do { return try store.watch(changed) } catch {
      throw .cannotWatch(reason: "\(error)")
    }
  }

  // MARK: Connections

  /// More than a hall has screens: a page keeps one connection and opens up to five more while it loads. Well below
  /// the 1,024 files that a process may have open where nobody has set more.
  static let mostConnections = 600
  /// As many here; a test has room for fewer.
  var mostConnections = HallServer.mostConnections

  private func serve(_ routes: HallRoutes, _ ready: @escaping @Sendable (Int) -> Void) async throws {
    // Requests leave no trace, and the end of the server is an error that `run` throws.
    var logger = Logger(label: "kiosk.hall") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .critical
    let connections = ConnectionTable(most: mostConnections)
    let application = Application(
      router: routes.router(names: names, connections),
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          additionalChannelHandlers: [ConnectionEntry(connections)], idleTimeout: .seconds(30),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 8192, maxHeaderListSize: 16_384, maxHeaderFieldCount: 64))),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), serverName: nil,
        // Some room for those that the table is closing.
        availableConnectionsDelegate: .maximum(mostConnections + 64, logger: logger)),
      onServerRunning: { channel in ready(channel.localAddress?.port ?? address.port) }, logger: logger)
    try await application.run()
    if !Task.isCancelled { throw HallServerError.stopped }
  }

  private func named(_ error: any Error) -> any Error {
    guard let error = error as? IOError else { return error }
    return HallServerError.cannotListen(address: address.description, reason: error.localizedReason)
  }
}

extension IOError {
  /// The system's words for it.
  fileprivate var localizedReason: String { String(cString: strerror(errnoCode)) }
}
