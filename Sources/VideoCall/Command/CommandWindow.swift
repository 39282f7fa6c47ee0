internal import CallFlow
internal import Glibc

/// Looks for the window of a program, where that is the sign it gives. One thread uses it.
struct CommandWindow: ~Copyable {
  private let display: XConnection?
  private let text: String

  /// Throws where there is a window to look for, and no display that has any.
  init(_ command: ClientCommand, _ host: CallHost) throws(CallClientError) {
    guard case .window(let text) = command.ready else {
      (display, self.text) = (nil, "")
      return
    }
    guard let name = host.environment["DISPLAY"], let display = XConnection(display: name) else {
      throw .noDisplay
    }
    self.display = display
    self.text = text
  }

  /// Whether a process that `client` started shows a window of that name or class.
  func isShown(by client: pid_t) -> Bool {
    guard let display else { return false }
    return display.windows.contains { window in
      ProcessTree.descends(window.process, from: client)
        && display.names(of: window.id).contains { $0.contains(text) }
    }
  }

  /// Waits until windows come or go, at most a tenth of a second.
  func wait() {
    guard let display, display.isAlive else {
      usleep(100_000)
      return
    }
    display.wait(milliseconds: 100)
    // A display where windows move all the time must not take a processor for it.
    usleep(20_000)
  }
}
