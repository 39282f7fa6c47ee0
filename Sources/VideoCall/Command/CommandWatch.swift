internal import CallFlow

/// Tells from the signs that a vendor's program gives how its call goes. A value: signs in, events out.
struct CommandWatch {
  private let command: ClientCommand
  private(set) var isReady = false
  private var isConnected = false
  private var isClosed = false

  init(_ command: ClientCommand) { self.command = command }

  /// It printed a line.
  mutating func printed(_ line: String) -> [ClientEvent] {
    var events: [ClientEvent] = []
    if case .line(let text) = command.ready, line.contains(text) { events += ready() }
    if let text = command.connected, line.contains(text) { events += ready() + connected() }
    if let text = command.ended, isReady, line.contains(text) { events += close(.ended) }
    return events
  }

  /// Its window is there, or is not.
  mutating func looked(_ hasWindow: Bool) -> [ClientEvent] {
    guard case .window = command.ready, hasWindow != isReady else { return [] }
    return hasWindow ? ready() : close(.ended)
  }

  /// It still runs. A program that says nothing in a conversation gives no other sign of life.
  func beat() -> [ClientEvent] { isConnected && !isClosed ? [.alive(nil)] : [] }

  /// It has ended by itself with that status, or by a signal.
  mutating func exited(_ status: Int?) -> [ClientEvent] {
    guard let status else { return close(.crashed) }
    return close(command.exits[status] ?? (status == 0 ? .ended : .crashed))
  }

  private mutating func ready() -> [ClientEvent] {
    guard !isReady else { return [] }
    isReady = true
    // From here on it calls, and whether it rings there is not known; or nobody can tell when somebody answers.
    return command.connected == nil ? [.ready] + connected() : [.ready, .ringing]
  }

  private mutating func connected() -> [ClientEvent] {
    guard !isConnected else { return [] }
    isConnected = true
    return [.connected]
  }

  private mutating func close(_ reason: CallReason) -> [ClientEvent] {
    guard !isClosed else { return [] }
    isClosed = true
    return [.closed(.reason(reason))]
  }
}
