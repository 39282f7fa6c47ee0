/// Why a slip cannot be drawn.
public enum SlipError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is too long for a QR code, or its code is wider than the paper.
  case codeTooWide(characters: Int, paper: Int)
  /// The library made no code, for instance because there was no memory.
  case codeNotMade

  /// What is wrong and what to do about it. The text itself is a resident's and is not told.
  public var description: String {
    switch self {
    case .codeTooWide(let characters, let paper):
      "a QR code of \(characters) characters does not fit on paper \(paper) dots wide; print the slip without the code"
    case .codeNotMade: "the QR code could not be made; print the slip without the code"
    }
  }
}
