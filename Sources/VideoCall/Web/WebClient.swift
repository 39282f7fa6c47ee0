public import CallFlow
internal import Synchronization

/// One attempt by a page: a Chromium of its own, which knows this page's origin and no other, and whose profile
/// exists in its sandbox only.
public final class WebClient: CallClient {
  private let address: WebAddress
  private let media: CallMedia
  private let window: CallWindow?
  private let host: CallHost
  private let process = Mutex<ClientProcess?>(nil)
  /// Carries out what the watch wants, once there is a browser.
  private let act = Mutex<(@Sendable ([PageWatch.Step]) -> Void)?>(nil)
  private let watch: Watch

  /// A client that will open `address` in `window`; without one it fills the screen.
  public init(_ address: WebAddress, media: CallMedia, window: CallWindow? = nil, host: CallHost) {
    self.address = address
    self.media = media
    self.window = window
    self.host = host
    watch = Watch(origin: address.origin)
  }

  /// What is not installed and would be needed; `nil` where everything is. Looks at the disk.
  public static var obstacle: CallClientError? { Chromium.obstacle }

  /// Starts the browser, which opens the page at once.
  public func launch(report: @escaping @Sendable (ClientEvent) -> Void) throws(CallClientError) {
    var sandbox = try Chromium.sandbox(address, media: media, window: window, host: host)
    let pipe = try BrowserPipe()
    sandbox.channel = [pipe.end, pipe.end]
    let process = try ClientProcess(sandbox) { _ in
      pipe.stop()
      report(.gone)
    }
    self.process.withLock { $0 = process }
    let watch = watch
    let act: @Sendable ([PageWatch.Step]) -> Void = { steps in
      for step in steps {
        switch step {
        case .send(let command): pipe.send(command)
        case .report(let event): report(event)
        }
      }
    }
    self.act.withLock { $0 = act }
    act(watch.take { $0.begin() })
    pipe.start(
      BrowserPipe.Handlers(
        received: { message in act(watch.take { $0.hear(message) }) },
        beat: { act(watch.take { $0.beat() }) },
        // A browser that cannot be watched could go anywhere.
        lost: { process.kill() }))
  }

  /// The page was opened by the launch; from now on it is waited for.
  public func dial() {}

  /// Tells the page, which may say good-bye, and closes the browser.
  public func hangUp() { act.withLock { $0 }?(watch.take { $0.hangUp() }) }

  /// Asks the browser to end.
  public func quit() { process.withLock { $0 }?.terminate() }

  /// Ends the browser and everything it started at once.
  public func kill() { process.withLock { $0 }?.kill() }

  /// What is known of the page, from the thread of the pipe and before it starts.
  private final class Watch: Sendable {
    private let watch: Mutex<PageWatch>

    init(origin: String) { watch = Mutex(PageWatch(origin: origin)) }

    func take(_ body: (inout sending PageWatch) -> sending [PageWatch.Step]) -> [PageWatch.Step] {
      watch.withLock { body(&$0) }
    }
  }
}
