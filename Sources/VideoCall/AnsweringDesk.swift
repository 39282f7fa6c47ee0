public import CallFlow
internal import Dispatch
internal import Synchronization

/// A lawyer's desk: answers every call at once, for tests and for a station without equipment of its own.
public final class AnsweringDesk: Sendable {
  private let place: Place
  private let media: CallMedia
  private let host: CallHost
  private let process = Mutex<ClientProcess?>(nil)
  private let control = Mutex<BaresipControl?>(nil)
  private let guest = Mutex(Guest())

  /// Where a desk is reached.
  public struct Place: Hashable, Sendable {
    /// The name before the @.
    public var user: String
    /// An IPv4 address of this machine.
    public var host: String
    /// The port for calls in the clear. Calls by TLS come to the next one.
    public var port: Int
    /// A certificate with its key, as a PEM text. With one, sound and picture must be encrypted.
    public var certificate: String?

    /// A place to be called. Throws where calls in the clear would leave the machine, or something is no address.
    public init(
      user: String = "lawyer", host: String, port: Int = 5060, certificate: String? = nil
    ) throws(CallTargetError) {
      self.user = user
      self.host = host
      self.port = port
      self.certificate = certificate
      _ = try address
    }

    /// The address to dial.
    public var address: SIPAddress {
      get throws(CallTargetError) {
        let isOpen = certificate == nil
        return try SIPAddress(
          "sip:\(user)@\(host):\(isOpen ? port : port + 1)" + (isOpen ? "" : ";transport=tls"))
      }
    }
  }

  /// A desk at a place.
  public init(_ place: Place, media: CallMedia, host: CallHost) {
    self.place = place
    self.media = media
    self.host = host
  }

  /// Starts to listen. Reports `.ready`, then calls as they come and end, and `.gone` once and last.
  public func start(report: @escaping @Sendable (ClientEvent) -> Void) throws(CallClientError) {
    guard let controlPort = Loopback.freePorts(1) else { throw .refused("no free port") }
    var configuration = BaresipConfiguration(role: .desk, controlPort: controlPort, media: media)
    configuration.user = place.user
    configuration.domain = place.host
    configuration.place = BaresipConfiguration.Place(address: place.host, port: place.port)
    configuration.certificate = place.certificate
    configuration.isEncrypted = place.certificate != nil
    configuration.hasWindow = host.hasWindow
    let control = BaresipControl(port: controlPort)
    self.control.withLock { $0 = control }
    let process = try Baresip.start(configuration, host: host) {
      control.stop()
      report(.gone)
    }
    self.process.withLock { $0 = process }
    control.start(handlers(control, process, report))
  }

  private func handlers(
    _ control: BaresipControl, _ process: ClientProcess, _ report: @escaping @Sendable (ClientEvent) -> Void
  ) -> BaresipControl.Handlers {
    BaresipControl.Handlers(
      connected: { report(.ready) },
      received: { [weak self] message in
        self?.guest.withLock { $0.hear(message) }
        if let event = message.event { report(event) }
      },
      beat: { [weak self] in
        StreamWatch.commands.forEach { control.send($0) }
        // A machine that lost its power says no good-bye, and the desk takes one call at a time.
        if self?.guest.withLock({ $0.isSilent }) == true { control.send("hangup") }
      },
      lost: { process.kill() })
  }

  /// Whoever is connected, and when something of them arrived last.
  private struct Guest: Sendable {
    private var watch = StreamWatch()
    private var lastSign: ContinuousClock.Instant?

    /// Whether nothing arrived for as long as a kiosk waits before it gives a call up.
    var isSilent: Bool {
      guard let lastSign else { return false }
      return .now - lastSign > .milliseconds(CallLimits().stall)
    }

    mutating func hear(_ message: BaresipMessage) {
      switch message.event {
      case .connected: (watch, lastSign) = (StreamWatch(), .now)
      case .closed: lastSign = nil
      case .alive where lastSign != nil: lastSign = .now
      default: if watch.quality(in: message) != nil, lastSign != nil { lastSign = .now }
      }
    }
  }

  /// Ends the conversation; the desk goes on listening.
  public func hangUp() { control.withLock { $0 }?.send("hangup") }

  /// Ends the desk and a call with it; says good-bye to the other side where that takes less than a second.
  public func stop() {
    if let control = control.withLock({ $0 }) {
      control.send("quit")
      control.stop()
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) { [self] in kill() }
  }

  /// Ends the desk at once, without a word to the other side.
  public func kill() { process.withLock { $0 }?.kill() }
}
