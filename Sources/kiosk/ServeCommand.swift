internal import ArgumentParser
internal import Configuration
internal import Foundation
internal import HallServer
internal import Model
internal import Queue
internal import Synchronization
internal import Tickets

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "The hall's server: pages for the windows and the display, in an ordinary browser.",
    discussion: """
      kiosk serve --listen 0.0.0.0:8080
      The windows open http://ADDRESS:8080/window. Browsers ask by address; a name needs --name.
      Before going beyond a network that the hall trusts, put a proxy with TLS on this machine in front and give
      --behind-tls.
      """)

  @OptionGroup var options: TicketOptions
  @Option(help: "The address and the port.")
  var listen = "127.0.0.1:8080"
  @Option(help: "A name under which browsers may ask besides addresses and localhost; may be repeated.")
  var name: [String] = []
  @Flag(name: .customLong("behind-tls"), help: "A proxy on this machine speaks TLS to the browsers.")
  var isBehindTLS = false
  @Flag(name: .customLong("demo"), help: "Windows sign in without a PIN; on this machine alone.")
  var isDemo = false

  @Flag(
    name: .customLong("forget-tries"),
    help: "Forget the wrong PINs until now, once it is known who tried; kiosk doctor tells.")
  var forgetsTries = false

  @Option(
    help: "The institution's private key, for the codes of self-checks; KIOSK_OFFICER_KEY does the same.")
  var key: String?

  func validate() throws {
    guard HallServer.Address(listen) != nil else {
      throw ValidationError("--listen takes an address and a port such as 127.0.0.1:8080, not \(listen)")
    }
  }

  func run() throws {
    guard let address = HallServer.Address(listen) else { return }
    // Residents' cases pass through the memory of a server that can open them.
    if keyPath != nil { try PrivateProcess.begin(executable: options.places.locations.executable) }
    let server: HallServer
    do {
      server = try HallServer(try services(), listen: address, names: name, isBehindTLS: isBehindTLS)
    } catch let error as HallServerError {
      throw Refusal("\(error)", status: error == .demoAbroad ? 2 : 1)
    }
    try Self.serve(server, host: address.host)
  }

  private func services() throws -> HallServices {
    let desk = try options.desk()
    let locations = options.places.locations
    let settings = ConfigurationStore().load(locations.configuration).settings
    let hall = settings.hall
    var services = HallServices(
      desk: desk, hallName: hall.name, pages: locations.hallAssets, access: access(desk.settings),
      printTicket: TicketPrinter(settings, desk.settings, lock: locations.data + "/printer.lock")?.print,
      cases: try keyPath.map { try CaseDesk(keyFile: $0, pack: options.places.loadAidPack(), hall: hall) },
      clock: { .current })
    services.display = SpeechDesk(desk.settings).display()
    return services
  }

  private var keyPath: String? {
    [key, ProcessInfo.processInfo.environment["KIOSK_OFFICER_KEY"]].compactMap { $0 }.first { !$0.isEmpty }
  }

  private func access(_ settings: QueueSettings) -> WindowAccess {
    if isDemo { return .demo }
    let hashes = Dictionary(
      settings.windows.compactMap { window in
        (window.pinHash ?? settings.windowsPINHash).map { (window.number, $0) }
      }, uniquingKeysWith: { first, _ in first })
    guard !hashes.isEmpty else { return .unset }
    let memory = SignInFile(in: options.places.locations)
    if forgetsTries {
      var record = memory.load()
      record.forgetTries()
      memory.save(record)
    }
    return .pin(
      verify: { pin, window in hashes[window].map { PINHash.verify(pin, against: $0) } ?? false },
      memory: memory)
  }

  // MARK: Running

  /// Serves until SIGTERM or SIGINT. The main thread only waits: the server has its own.
  private static func serve(_ server: HallServer, host: String) throws {
    let outcome = Outcome()
    let end = DispatchSemaphore(value: 0)
    let task = Task.detached {
      do {
        try await server.run { port in
          standardError("http://\(HallServer.Address(host: host, port: port))/window")
        }
      } catch {
        outcome.failure.withLock { $0 = error }
      }
      end.signal()
    }
    let signals = [SIGTERM, SIGINT].map { StopSignal($0) { task.cancel() } }
    end.wait()
    withExtendedLifetime(signals) {}
    if let failure = outcome.failure.withLock({ $0 }) { throw Refusal("\(failure)") }
  }

  /// What became of the server, set by its task and read by the main thread.
  private final class Outcome: Sendable {
    let failure = Mutex<(any Error)?>(nil)
  }
}

/// Does something when a signal asks the process to end, in place of ending it at once.
private final class StopSignal {
  private let source: any DispatchSourceSignal

  init(_ number: Int32, _ stop: @escaping @Sendable () -> Void) {
    signal(number, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: number, queue: DispatchQueue(label: "kiosk.signals"))
    source.setEventHandler { stop() }
    source.activate()
  }

  deinit { source.cancel() }
}
