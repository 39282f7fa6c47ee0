public import CallFlow
internal import Foundation
internal import Glibc
internal import Synchronization

/// One attempt by SIP: a baresip of its own, with a configuration that exists in its sandbox only.
public final class SIPClient: CallClient {
  private let address: SIPAddress
  private let media: CallMedia
  private let window: CallWindow?
  private let host: CallHost
  private let process = Mutex<ClientProcess?>(nil)
  private let control = Mutex<BaresipControl?>(nil)
  private let watch = Mutex(StreamWatch())

  /// A client that will call `address`. With a `window` it leaves the rest of the screen alone, and `ClientWindow` puts
  /// its picture there; without one it takes the whole screen.
  public init(_ address: SIPAddress, media: CallMedia, window: CallWindow? = nil, host: CallHost) {
    self.address = address
    self.media = media
    self.window = window
    self.host = host
  }

  /// What is not installed and would be needed; `nil` where everything is. Looks at the disk.
  public static var obstacle: CallClientError? { Baresip.obstacle }

  /// Starts baresip and connects to it.
  public func launch(report: @escaping @Sendable (ClientEvent) -> Void) throws(CallClientError) {
    let isHere = address.host.isLoopback
    guard let port = Loopback.freePorts(3) else { throw .refused("no free port") }
    var configuration = BaresipConfiguration(controlPort: port + 2, media: media)
    if isHere {
      configuration.place = BaresipConfiguration.Place(address: "127.0.0.1", port: port)
    } else {
      configuration.domain = address.host.name
    }
    configuration.isEncrypted = address.isEncrypted
    configuration.hasWindow = host.hasWindow
    configuration.isFullScreen = window == nil
    let control = BaresipControl(port: port + 2)
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
        if let event = message.event ?? self?.figures(in: message) { report(event) }
      },
      beat: { StreamWatch.commands.forEach { control.send($0) } },
      // Whoever took the control could do anything with the call.
      lost: { process.kill() })
  }

  private func figures(in message: BaresipMessage) -> ClientEvent? {
    watch.withLock { $0.quality(in: message) }.map { .alive($0) }
  }

  /// Calls the address.
  public func dial() { control.withLock { $0 }?.send("dial", address.dialled) }

  /// Ends the conversation, or takes the call back.
  public func hangUp() { control.withLock { $0 }?.send("hangup") }

  /// Asks baresip to end.
  public func quit() {
    guard let control = control.withLock({ $0 }) else { return }
    control.send("quit")
    control.stop()
  }

  /// Ends baresip at once.
  public func kill() { process.withLock { $0 }?.kill() }
}

extension SIPAddress {
  /// The address as baresip takes it: it does not know `sips:`, only the transport of it.
  var dialled: String {
    isEncrypted ? "sip:\(user)@\(host.text);transport=tls" : text
  }
}
