public import CallFlow
internal import Dispatch
internal import Synchronization

/// A lawyer's desk: answers every call at once, for tests and for a station without equipment of its own.
public final class AnsweringDesk: Sendable {
  private let address: SIPAddress
  private let media: CallMedia
  private let host: CallHost
  private let process = Mutex<ClientProcess?>(nil)
  private let control = Mutex<BaresipControl?>(nil)

  /// A desk that is reached by `address`, whose host is an IPv4 address of this machine.
  public init(_ address: SIPAddress, media: CallMedia, host: CallHost) {
    self.address = address
    self.media = media
    self.host = host
  }

  /// Starts to listen. Reports `.ready`, then calls as they come and end, and `.gone` once and last.
  public func start(report: @escaping @Sendable (ClientEvent) -> Void) throws(CallClientError) {
    guard let controlPort = Loopback.freePorts(1) else { throw .refused("no free port") }
    var configuration = BaresipConfiguration(
      role: .desk, user: address.user,
      ports: .init(signalling: address.host.port ?? Self.port, control: controlPort), media: media)
    configuration.address = address.host.name
    configuration.isEncrypted = address.isEncrypted
    configuration.hasWindow = host.hasWindow
    let control = BaresipControl(port: controlPort)
    self.control.withLock { $0 = control }
    let process = try Baresip.start(configuration, host: host) {
      control.stop()
      report(.gone)
    }
    self.process.withLock { $0 = process }
    control.start(
      BaresipControl.Handlers(
        connected: { report(.ready) },
        received: { message in
          if let event = message.event { report(event) }
        },
        beat: {}, lost: { process.kill() }))
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

  /// The usual port of SIP.
  public static let port = 5060
}
