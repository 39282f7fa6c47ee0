public import CallFlow
internal import Foundation
internal import Glibc
internal import Synchronization

/// One attempt by a vendor's program, in the same sandbox as every other client. It calls by itself as soon as it is
/// started, and hangs up when it is asked to end.
public final class CommandClient: CallClient {
  private let command: ClientCommand
  private let media: CallMedia
  private let host: CallHost
  private let process = Mutex<ClientProcess?>(nil)
  private let watch: Mutex<CommandWatch>

  /// A client that will run `command`.
  public init(_ command: ClientCommand, media: CallMedia, host: CallHost) {
    self.command = command
    self.media = media
    self.host = host
    watch = Mutex(CommandWatch(command))
  }

  /// What is missing for a command; `nil` where nothing is. Looks at the disk.
  public static func obstacle(_ command: ClientCommand, host: CallHost) -> CallClientError? {
    let program = command.arguments[0]
    let hidden = (Sandbox.covered + host.hiddenFolders).map { $0 + "/" }
    guard access(program, X_OK) == 0, !hidden.contains(where: program.hasPrefix) else {
      return .missingProgram(program)
    }
    guard access(Sandbox.bubblewrap, X_OK) == 0 else {
      return .missing(program: "bwrap", package: "bubblewrap")
    }
    if case .window = command.ready, host.environment["DISPLAY"] == nil { return .noDisplay }
    return nil
  }

  /// Starts the program.
  public func launch(report: @escaping @Sendable (ClientEvent) -> Void) throws(CallClientError) {
    if let obstacle = Self.obstacle(command, host: host) { throw obstacle }
    var sandbox = Sandbox(
      program: command.arguments, environment: Sandbox.environment(from: host.environment))
    sandbox.hidden = host.hiddenFolders.filter { access($0, F_OK) == 0 }
    if case .devices = media.source { sandbox.devices = media.withCamera ? .all : .sound }
    let window = try CommandWindow(command, host)
    let lines = Mutex(OutputLines())
    let process = try ClientProcess(sandbox) { [self] piece in
      for line in lines.withLock({ $0.add(piece) }) { take(report) { $0.printed(line) } }
    } ended: { [self] status in
      take(report) { $0.exited(status) }
      report(.gone)
    }
    self.process.withLock { $0 = process }
    keepLooking(process, window, report)
  }

  /// It has called since its launch.
  public func dial() {}

  /// Asks the program to end, and with it its call.
  public func hangUp() { process.withLock { $0 }?.terminate() }

  /// Asks once more.
  public func quit() { process.withLock { $0 }?.terminate() }

  /// Ends the program and everything it started at once.
  public func kill() { process.withLock { $0 }?.kill() }

  private func take(
    _ report: @Sendable (ClientEvent) -> Void, _ body: (inout CommandWatch) -> [ClientEvent]
  ) {
    // Reported under the lock, so that what one thread saw first is heard first.
    watch.withLock { watch in body(&watch).forEach(report) }
  }

  private func keepLooking(
    _ process: ClientProcess, _ window: consuming sending CommandWindow,
    _ report: @escaping @Sendable (ClientEvent) -> Void
  ) {
    let window = Mutex(window)
    let thread = Thread { [self] in
      while let pid = process.pid {
        let isShown = window.withLock { $0.isShown(by: pid) }
        take(report) { $0.looked(isShown) + $0.beat() }
        window.withLock { $0.wait() }
      }
    }
    thread.name = "client window"
    thread.start()
  }
}
