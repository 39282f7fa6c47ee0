import Foundation
import Model

/// The text of a configuration file, once it is known to be text that a YAML parser can be given.
///
/// The parser below stops at the first byte it dislikes and reports an offset, and it spends exponential
/// time on aliases used as keys. Both are found here first, where the place is still known.
struct SourceText {
  /// The text without a byte order mark.
  let text: String

  /// More words that look like `*alias` than a person writes. Fewer cannot grow into much: with 24
  /// references the worst nesting of aliases stands for 3⁸ values.
  private static let maximumAliases = 24
  /// What can stand right before an alias; elsewhere a star is a star.
  private static let beforeAlias = Set(" \t\n\r\u{85}\u{2028}\u{2029}[{,:".unicodeScalars)

  /// Decodes the bytes of `file`; a `Diagnostic` for the first thing in the way.
  static func decode(_ bytes: Data, file: String) -> Result<SourceText, FileProblem> {
    var text = String.UnicodeScalarView()
    var place = ConfigNode.Mark(file: file, line: 1, column: 1)
    var previous: Unicode.Scalar = "\n"
    var aliases = 0
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    scanning: while true {
      switch decoder.decode(&iterator) {
      case .emptyInput:
        break scanning
      case .error:
        return .failure(
          place.problem("this is not UTF-8 text", hint: "save the file as UTF-8, not as GBK or UTF-16"))
      case .scalarValue("\u{FEFF}") where text.isEmpty:
        continue
      case .scalarValue(let scalar):
        guard isAllowed(scalar) else {
          let code = String(scalar.value, radix: 16, uppercase: true)
          return .failure(
            place.problem("the control character U+\(code) cannot stand here", hint: "delete it"))
        }
        if scalar == "*", Self.beforeAlias.contains(previous) { aliases += 1 }
        guard aliases <= maximumAliases else {
          return .failure(place.problem(Self.noAliases, hint: Self.writeOut))
        }
        text.append(scalar)
        place.advance(over: scalar, after: previous)
        previous = scalar
      }
    }
    return .success(SourceText(text: String(text)))
  }

  /// Why a file with aliases is refused.
  static let noAliases = "anchors (&name) and aliases (*name) are not used in configuration files"
  /// What to do instead.
  static let writeOut = "write the value out in each place"

  /// What YAML 1.2 calls printable, without the byte order mark.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x10000...0x10FFFF:
      true
    default: false
    }
  }
}

/// Why a file could not be read at all.
struct FileProblem: Error {
  /// The complaint, with the place.
  let diagnostic: Diagnostic
}

extension ConfigNode.Mark {
  /// An error at this place.
  func problem(_ message: String, hint: String? = nil) -> FileProblem {
    FileProblem(diagnostic: Diagnostic(file: file, line: line, column: column, message: message, hint: hint))
  }

  /// Moves over one character; CR LF counts as one line end.
  fileprivate mutating func advance(over scalar: Unicode.Scalar, after previous: Unicode.Scalar) {
    switch scalar {
    case "\n" where previous == "\r":
      column = 1
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
      line += 1
      column = 1
    default:
      column += 1
    }
  }
}
