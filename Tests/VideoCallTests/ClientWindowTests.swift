import CallFlow
import Foundation
import SDLBackend
import Testing
import UI

@testable import VideoCall

/// A real call above the dock of a real window, as on the kiosk: this process is the kiosk.
@Suite(.serialized) struct ClientWindowTests {
  /// The reading area of a panel of 540 × 960.
  private let area = ClientWindow.Area(x: 0, y: 96, width: 540, height: 528)
  private let paper: UInt32 = 0xFBFAF6
  private let dock: UInt32 = 0x0B5350

  @Test(arguments: [false, true])
  func `the picture stands above the dock, touches and keys reach the kiosk, and it is back after the call`(
    hasManager: Bool
  ) throws {
    try Stand.use(hasManager: hasManager, area: area, paper: paper, dock: dock) { try stays(on: $0) }
  }

  private func stays(on stand: Stand) throws {
    let desk = try Desk()
    let keeper = try #require(ClientWindow.place(in: area, host: stand.host, driver: KioskWindow.driver))
    let call = try Call([desk.uri], host: stand.host)
    try call.wait(for: .connected)
    stand.pump(seconds: 10) { keeper.isPlaced && stand.picture.count > 20 }
    #expect(stand.picture.count > 20, "no picture in the rectangle")
    #expect(stand.dockColours == [dock])
    #expect(stand.stripColours == [paper])

    // A touch on the dock reaches the kiosk and hides nothing.
    try stand.screen.xdotool("mousemove", "270", "800", "click", "1")
    stand.pump(seconds: 3) { stand.touches >= 2 }
    #expect(stand.touches >= 2)
    stand.pump(seconds: 0.5) { false }
    #expect(stand.picture.count > 20, "the touch brought the kiosk in front of the picture")
    // A touch on the picture, then keys, among them the one that ends baresip.
    try stand.screen.xdotool("mousemove", "270", "300", "click", "1")
    stand.pump(seconds: 0.5) { false }
    try stand.screen.xdotool("key", "q", "a")
    stand.pump(seconds: 3) { stand.keys >= 2 }
    #expect(stand.keys == 2, "the client took the keys")
    #expect(stand.picture.count > 20)
    #expect(stand.dockColours == [dock])

    call.post(.cancel)
    #expect(try call.finish() == .ended(.talked))
    let end = ContinuousClock.now
    keeper.end()
    stand.window.regainFront()
    stand.pump(seconds: 5) { stand.window.hasKeyboard && stand.picture == [paper] }
    let took = (ContinuousClock.now - end).milliseconds
    print("\(stand.hasManager ? "openbox" : "no window manager"): the kiosk is back after \(took) ms")
    #expect(took <= 2000)
    #expect(stand.picture == [paper])
    let before = stand.keys
    try stand.screen.xdotool("key", "b")
    stand.pump(seconds: 3) { stand.keys > before }
    #expect(stand.keys == before + 1)
  }

  @Test(arguments: [false, true])
  func `the window of a client that hangs is withdrawn, and the kiosk covers it`(hasManager: Bool) throws {
    try Stand.use(hasManager: hasManager, area: area, paper: paper, dock: dock) { try isWithdrawn(from: $0) }
  }

  private func isWithdrawn(from stand: Stand) throws {
    let desk = try Desk()
    let keeper = try #require(ClientWindow.place(in: area, host: stand.host))
    let call = try Call([desk.uri], host: stand.host)
    try call.wait(for: .connected)
    stand.pump(seconds: 10) { keeper.isPlaced && stand.picture.count > 20 }
    #expect(keeper.isPlaced)
    keeper.withdraw()
    stand.pump(seconds: 3) { stand.picture == [paper] }
    #expect(stand.picture == [paper])
    #expect(!keeper.isPlaced)
    call.post(.cancel)
    _ = try call.finish()
    keeper.end()
  }

  @Test func `without an X display there is nothing to place`() {
    #expect(ClientWindow.place(in: area, host: Desk.host) == nil)
    #expect(
      ClientWindow.place(
        in: area, host: CallHost(environment: ["DISPLAY": ":65000"], hiddenFolders: [])) == nil)
    #expect(
      ClientWindow.place(
        in: area, host: CallHost(environment: ["DISPLAY": ":0"], hiddenFolders: []), driver: "wayland") == nil
    )
  }

  @Test func `a process descends from those that started it and from nobody else`() throws {
    let child = Process()
    child.executableURL = URL(filePath: "/bin/sleep")
    child.arguments = ["20"]
    try child.run()
    defer { child.terminate() }
    #expect(ProcessTree.descends(child.processIdentifier, from: getpid()))
    #expect(!ProcessTree.descends(getpid(), from: child.processIdentifier))
    #expect(!ProcessTree.descends(getpid(), from: getpid()))
    #expect(!ProcessTree.descends(4_194_300, from: getpid()))
  }
}

/// A screen with the kiosk's window in front, which shows paper above a dock.
private final class Stand {
  let screen: Screen
  let window: KioskWindow
  let host: CallHost
  private(set) var touches = 0
  private(set) var keys = 0
  let hasManager: Bool
  private let manager: Process?
  private let area: ClientWindow.Area
  private let page: [DrawCommand]

  /// The screen outlives the window: SDL ends the program when its display goes away.
  static func use(
    hasManager: Bool, area: ClientWindow.Area, paper: UInt32, dock: UInt32, _ body: (Stand) throws -> Void
  ) throws {
    let screen = try Screen(width: 540, height: 960)
    try withExtendedLifetime(screen) {
      try body(Stand(screen, hasManager: hasManager, area: area, paper: paper, dock: dock))
    }
  }

  private init(
    _ screen: Screen, hasManager: Bool, area: ClientWindow.Area, paper: UInt32, dock: UInt32
  ) throws {
    self.screen = screen
    self.hasManager = hasManager
    self.area = area
    host = CallHost(environment: ["DISPLAY": screen.display], hiddenFolders: [])
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let settings = checkout.appending(path: "kiosk-config/openbox.xml").path
    manager = hasManager ? try screen.run("/usr/bin/openbox", ["--config-file", settings]) : nil
    if hasManager { usleep(500_000) }
    setenv("DISPLAY", screen.display, 1)
    setenv("SDL_VIDEODRIVER", "x11", 1)
    // The window is to be known as the program's own is.
    setenv("SDL_VIDEO_X11_WMCLASS", "kiosk", 1)
    let painter = Painter(fonts: try FontSet(), iconFolder: checkout.appending(path: "Assets/icons").path)
    window = try KioskWindow(painter: painter, extent: .fullScreen, title: "kiosk test")
    page = [
      .fill(Rect(x: 0, y: 0, width: 1080, height: 1920), Color(paper), radius: 0, topOnly: false),
      .fill(Rect(x: 0, y: 1248, width: 1080, height: 672), Color(dock), radius: 0, topOnly: false),
    ]
    pump(seconds: 5) { [self] in window.hasKeyboard && picture == [paper] }
    window.regainFront()
    pump(seconds: 1) { [self] in window.hasKeyboard && picture == [paper] }
    try #require(picture == [paper] && window.hasKeyboard, "the kiosk's own window is not there")
  }

  deinit {
    if let manager { kill(manager.processIdentifier, SIGKILL) }
  }

  /// The colours within the rectangle of the client.
  var picture: Set<UInt32> {
    screen.colours(x: area.x..<area.x + area.width, y: area.y..<area.y + area.height)
  }
  /// The colours of the dock.
  var dockColours: Set<UInt32> { screen.colours(x: 0..<540, y: 624..<960) }
  /// The colours of the strip above the rectangle.
  var stripColours: Set<UInt32> { screen.colours(x: 0..<540, y: 0..<96) }

  /// Runs the window's loop until something is so, or the time is up.
  func pump(seconds: Double, until isSo: () -> Bool) {
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
      if isSo() { return }
    }
  }
}
