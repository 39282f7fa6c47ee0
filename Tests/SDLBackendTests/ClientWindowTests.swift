import Foundation
import Testing
import UI
import VideoCall

@testable import SDLBackend

extension BackendTests {
  /// A real call above the dock of a real window, as on the kiosk: this process is the kiosk.
  @Suite(.serialized) struct ClientWindowTests {
    @Test(arguments: [false, true])
    func `the picture stands above the dock, touches and keys are the kiosk's, and it is back after the call`(
      hasManager: Bool
    ) throws {
      try Stand.use(hasManager: hasManager) { stand in
        let keeper = try #require(stand.place())
        let call = try LoopbackCall(window: Stand.area, host: stand.host)
        stand.pump { keeper.isPlaced && stand.showsClient }
        try stand.expectClientAboveDock()

        // A touch on the dock reaches the kiosk and hides nothing.
        try stand.display.xdotool("mousemove", "270", "800", "click", "1")
        stand.pump { stand.touches >= 2 }
        #expect(stand.touches >= 2)
        stand.pump(seconds: 0.5) { false }
        try stand.expectClientAboveDock()
        // A touch on the picture, then keys, among them the one that ends baresip.
        try stand.display.xdotool("mousemove", "270", "300", "click", "1")
        stand.pump(seconds: 0.5) { false }
        try stand.display.xdotool("key", "q", "a")
        stand.pump { stand.keys >= 2 }
        #expect(stand.keys == 2, "the client took the keys")
        try stand.expectClientAboveDock()

        try call.end()
        keeper.end()
        let took = stand.comesBack()
        print("\(hasManager ? "openbox" : "no window manager"): the kiosk is back after \(took)")
        #expect(took <= .seconds(2))
        try stand.display.xdotool("key", "b")
        stand.pump { stand.keys >= 3 }
        #expect(stand.keys == 3)
      }
    }

    @Test(arguments: [false, true])
    func `the window of a client that hangs is withdrawn, and the kiosk is back before it is ended`(
      hasManager: Bool
    ) throws {
      try Stand.use(hasManager: hasManager) { stand in
        let keeper = try #require(stand.place())
        // One that takes the whole screen by itself.
        let call = try LoopbackCall(window: nil, host: stand.host)
        stand.pump { keeper.isPlaced && stand.showsClient }
        try stand.expectClientAboveDock()
        try call.hang()
        keeper.withdraw()
        #expect(stand.comesBack() <= .seconds(2))
        #expect(!keeper.isPlaced)
        try call.kill()
        keeper.end()
      }
    }

    @Test(arguments: [false, true])
    func `a browser that insists on the whole screen is put in its place`(hasManager: Bool) throws {
      try Stand.use(hasManager: hasManager) { stand in
        let keeper = try #require(stand.place())
        let folder = try TemporaryFolder()
        let page = "data:text/html,<body style='background:linear-gradient(red,blue)'>"
        // Its own sandbox needs another user than root, who runs tests.
        let browser = try stand.display.run(
          "/usr/bin/chromium", package: "chromium",
          [
            "--no-sandbox", "--kiosk", "--app=\(page)", "--user-data-dir=\(folder.path)", "--no-first-run",
          ])
        defer {
          kill(browser.processIdentifier, SIGKILL)
          browser.waitUntilExit()
        }
        stand.pump(seconds: 20) { keeper.isPlaced && stand.showsClient }
        stand.pump(seconds: 1) { false }
        try stand.expectClientAboveDock()
        keeper.end()
      }
    }

    @Test func `without an X display there is nothing to place`() {
      let area = Stand.area
      let place = { (display: [String: String], driver: String) in
        ClientWindow.place(in: area, host: CallHost(environment: display, hiddenFolders: []), driver: driver)
      }
      #expect(place([:], "x11") == nil)
      #expect(place(["DISPLAY": ":65000"], "x11") == nil)
      #expect(place(["DISPLAY": ":0"], "wayland") == nil)
    }
  }
}

/// A screen with the kiosk's window in front, which shows paper above a dock.
private final class Stand {
  /// The reading area of a panel of 540 × 960.
  static let area = CallWindow(x: 0, y: 96, width: 540, height: 528)
  private static let paper: UInt32 = 0xFBFAF6
  private static let dock: UInt32 = 0x0B5350

  let display: VirtualDisplay
  let window: KioskWindow
  let host: CallHost
  private(set) var touches = 0
  private(set) var keys = 0
  private let manager: Process?
  private let page: [DrawCommand]

  /// The display outlives the window: SDL ends the program when its display goes away.
  static func use(hasManager: Bool, _ body: (Stand) throws -> Void) throws {
    let display = try VirtualDisplay(width: 540, height: 960)
    try withExtendedLifetime(display) { try body(Stand(display, hasManager: hasManager)) }
  }

  private init(_ display: VirtualDisplay, hasManager: Bool) throws {
    self.display = display
    host = CallHost(environment: ["DISPLAY": display.name], hiddenFolders: [])
    let checkout = URL(filePath: iconFolder).deletingLastPathComponent().deletingLastPathComponent()
    let settings = checkout.appending(path: "kiosk-config/openbox.xml").path
    manager =
      hasManager
      ? try display.run("/usr/bin/openbox", package: "openbox", ["--config-file", settings]) : nil
    if hasManager { usleep(500_000) }
    setenv("DISPLAY", display.name, 1)
    setenv("SDL_VIDEODRIVER", "x11", 1)
    // The window is to be known by the program's own name.
    setenv("SDL_VIDEO_X11_WMCLASS", "kiosk", 1)
    window = try KioskWindow(painter: makePainter(), extent: .fullScreen, title: "kiosk test")
    page = [
      .fill(rect(0, 0, 1080, 1920), Color(Self.paper), radius: 0, topOnly: false),
      .fill(rect(0, 1248, 1080, 672), Color(Self.dock), radius: 0, topOnly: false),
    ]
    try #require(comesBack() <= .seconds(5), "the kiosk's own window is not there")
  }

  deinit {
    guard let manager else { return }
    kill(manager.processIdentifier, SIGKILL)
    manager.waitUntilExit()
  }

  /// Keeps the clients of this process in the reading area.
  func place() -> ClientWindow? {
    ClientWindow.place(in: Self.area, host: host, driver: KioskWindow.driver)
  }

  /// The colours of the reading area; none where the screen cannot be read at the moment.
  private var picture: Set<UInt32> { (try? display.colors(rect(0, 96, 540, 528))) ?? [] }

  /// Whether a moving picture with its many colours fills the reading area to its edges.
  var showsClient: Bool {
    picture.count > 20 && !picture.contains(Self.paper)
  }

  /// The client is in its rectangle, and all around is the kiosk.
  func expectClientAboveDock() throws {
    #expect(showsClient)
    #expect(try display.colors(rect(0, 624, 540, 336)) == [Self.dock])
    #expect(try display.colors(rect(0, 0, 540, 96)) == [Self.paper])
  }

  /// Calls the kiosk back in front and waits until it has picture and keyboard. Returns how long that took.
  func comesBack() -> Duration {
    let start = ContinuousClock.now
    window.regainFront()
    let isBack = pump { window.hasKeyboard && picture == [Self.paper] }
    return isBack ? ContinuousClock.now - start : .seconds(3600)
  }

  /// Runs the window's loop until something is so, or the time is up.
  @discardableResult
  func pump(seconds: Double = 10, until isSo: () -> Bool) -> Bool {
    let end = ContinuousClock.now + .milliseconds(Int(seconds * 1000))
    while ContinuousClock.now < end {
      for event in window.wait(atMost: 30) {
        switch event {
        case .touch: touches += 1
        case .key: keys += 1
        default: break
        }
      }
      do { try window.present(page) } catch { Issue.record("\(error)") }
      if isSo() { return true }
    }
    return false
  }
}
