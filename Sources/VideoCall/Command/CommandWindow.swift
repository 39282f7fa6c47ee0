internal import CallFlow

/// Looks for the window of a program. For one thread at a time.
struct CommandWindow: ~Copyable {
  private let list: WindowList?
  private let text: String
  /// What was there already is none of the program's.
  private let before: Set<UInt32>

  init(_ command: ClientCommand, _ host: CallHost) throws(CallClientError) {
    guard case .window(let text) = command.ready else {
      (list, text, before) = (nil, "", [])
      return
    }
    guard let display = host.environment["DISPLAY"], let list = WindowList(display: display) else {
      throw .noDisplay
    }
    self.list = list
    self.text = text
    before = list.windows(with: text)
  }

  var hasWindow: Bool { list.map { !$0.windows(with: text).subtracting(before).isEmpty } ?? false }
}
