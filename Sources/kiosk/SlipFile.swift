internal import Foundation
internal import Model

/// The kinds of file that a slip can be written to.
enum SlipFile {
  /// For the help of commands.
  static let kinds = "txt"

  /// Whether the name says a kind that can be written.
  static func canWrite(_ path: String) -> Bool { path.hasSuffix(".txt") }
}

/// Writes a slip to a file that only its owner can read: it tells of somebody's case.
func writeSlip(_ slip: Slip, to path: String) throws {
  let bytes = Data(slip.plainText.utf8)
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  guard file >= 0 else { throw Refusal("\(path) cannot be written: \(String(cString: strerror(errno)))") }
  let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
  do {
    try handle.write(contentsOf: bytes)
    try handle.close()
  } catch {
    throw Refusal("\(path) cannot be written: \(error.localizedDescription)")
  }
}

extension Slip {
  /// The slip for a printer of the office that takes text.
  var plainText: String { blocks.map(\.plainText).joined(separator: "\n") + "\n" }
}

extension Slip.Block {
  fileprivate var plainText: String {
    switch self {
    case .text(let text, _, _, _): text
    case .panel(let text): "【\(text)】"
    case .checkbox(let text): "□ \(text)"
    case .item(let mark, let text): "\(mark) \(text)"
    case .rule(let isDashed): String(repeating: isDashed ? "- " : "──", count: 24)
    case .code(let code, let lead, let words): ([lead] + words + [code]).joined(separator: "\n")
    case .blank(let label): "\(label)____________________"
    case .space: ""
    }
  }
}
