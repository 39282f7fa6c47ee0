internal import Foundation
internal import Glibc
internal import Synchronization

/// Keeps the window of a call's client in a rectangle above the kiosk's dock, in front of the kiosk, without the
/// keyboard, for as long as the call lasts. Whatever the client asks for (full screen, another place, a second window)
/// is put right within a tenth of a second.
///
/// Only on X11, with a window manager (openbox) or without any. Under a Wayland compositor a client covers the whole
/// screen and nobody may place it: then there is no value of this type, the dock cannot stay, and only the launcher's
/// limits and the other side end the call.
public final class ClientWindow: Sendable {
  private enum Wish: Equatable {
    case place(CallWindow)
    case withdraw
    case end
  }

  private struct State {
    var wish: Wish
    var isPlaced = false
  }

  private let state: Mutex<State>
  private let withdrawn = DispatchSemaphore(value: 0)
  private let process: pid_t

  /// Begins to keep every window of programs that `process` has started, directly or not, in `area`; `process`, or
  /// else this one, is the kiosk. `nil` where `host` has no X display, or the kiosk's own window is not an X window: `driver` is what
  /// SDL calls its video driver. Until `end`, a thread of its own does that.
  public static func place(
    in area: CallWindow, host: CallHost, driver: String = "x11", process: Int32? = nil
  ) -> ClientWindow? {
    guard driver == "x11", let name = host.environment["DISPLAY"], let display = XConnection(display: name)
    else { return nil }
    let keeper = ClientWindow(area, process: process ?? getpid())
    let sending = Handover(display)
    let thread = Thread { keeper.keep(sending.display) }
    thread.name = "client window"
    thread.start()
    return keeper
  }

  private init(_ area: CallWindow, process: pid_t) {
    state = Mutex(State(wish: .place(area)))
    self.process = process
  }

  /// Whether a window of the client is shown where it belongs.
  public var isPlaced: Bool { state.withLock { $0.isPlaced } }

  /// Keeps the window in another rectangle from now on, such as for another size of the screen.
  public func move(to area: CallWindow) { wish(.place(area)) }

  /// Takes the client's windows off the screen and keeps them off: of one that hangs, or that is not wanted to be
  /// seen. The client itself is not asked. Returns when that is done, after at most half a second.
  public func withdraw() {
    wish(.withdraw)
    _ = withdrawn.wait(timeout: .now() + .milliseconds(500))
  }

  /// Lets go of the windows. To be called when the client is gone.
  public func end() { wish(.end) }

  private func wish(_ wish: Wish) {
    state.withLock { state in
      if state.wish != .end { state.wish = wish }
    }
  }

  /// Passes a connection to the one thread that uses it from then on.
  // A class that is not Sendable crosses over once, before anybody has used it.
  private struct Handover: @unchecked Sendable {
    let display: XConnection
    init(_ display: XConnection) { self.display = display }
  }

  // MARK: Keeping

  private func keep(_ display: XConnection) {
    var last: Wish?
    while display.isAlive {
      let wish = state.withLock { $0.wish }
      if wish == .end { return }
      let windows = display.windows
      let kiosk = windows.filter { $0.process == process }.max { $0.area.pixels < $1.area.pixels }
      let clients = windows.filter {
        $0.process != process && ProcessTree.descends($0.process, from: process)
      }
      switch wish {
      case .place(let area):
        for client in clients { put(client, kiosk, area, display) }
        state.withLock { $0.isPlaced = clients.contains { $0.area == area } }
      case .withdraw, .end:
        for client in clients { display.withdraw(client.id) }
        state.withLock { $0.isPlaced = false }
        // An answer of the server means that it has done what came before.
        if last != .withdraw, display.focus != nil { withdrawn.signal() }
      }
      last = wish
      display.flush()
      // A client that fights for its place must not take a processor for it.
      usleep(20_000)
      display.wait(milliseconds: 80)
    }
  }

  private func put(
    _ client: XConnection.Window, _ kiosk: XConnection.Window?, _ area: CallWindow, _ display: XConnection
  ) {
    if let kiosk, !display.isSubordinate(client.id, to: kiosk.id) {
      display.subordinate(client.id, to: kiosk.id)
    }
    if client.area != area { display.move(client.id, to: area) }
    guard let kiosk else { return }
    let hasManager = display.hasManager
    if !hasManager, !isInFront(client, of: kiosk, display) { display.raise(client.id) }
    // Keys of a client end calls and start others.
    if display.focus == client.id {
      if hasManager { display.activate(kiosk.id) } else { display.giveKeyboard(to: kiosk.id) }
    }
  }

  private func isInFront(
    _ client: XConnection.Window, of kiosk: XConnection.Window, _ display: XConnection
  ) -> Bool {
    let order = display.windows.map(\.id)
    guard let mine = order.firstIndex(of: kiosk.id), let other = order.firstIndex(of: client.id) else {
      return true
    }
    return other > mine
  }
}

extension CallWindow {
  fileprivate var pixels: Int { width * height }
}
