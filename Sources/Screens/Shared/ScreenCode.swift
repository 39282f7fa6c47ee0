internal import Model

/// The QR code that a page shows, or is about to show: there is one at a time.
public struct ScreenCode: Hashable, Sendable {
  /// What it holds.
  var text: Private<String>
  /// The answer with this token brings it.
  var token: Int
  /// The code; `nil` while it is made, and where it could not be made.
  var matrix: CodeMatrix?
}

extension App {
  /// Asks for the code of a text, unless it is there or asked for already. The page then shows `code(of:)`.
  mutating func makeCode(of text: String) -> [Effect] {
    guard screenCode?.text.value != text else { return [] }
    let token = nextToken()
    screenCode = ScreenCode(text: Private(text), token: token)
    return [.makeCode(Private(text), token: token)]
  }

  /// The code of a text, where it has been made: never that of another page.
  func code(of text: String) -> CodeMatrix? {
    screenCode?.text.value == text ? screenCode?.matrix : nil
  }

  mutating func receiveCode(_ matrix: CodeMatrix?, token: Int) {
    guard screenCode?.token == token else { return }
    screenCode?.matrix = matrix
  }
}
