internal import Foundation
internal import Model

/// The kinds of file that a slip can be written to.
enum SlipFile {
  /// For the help of commands.
  static let kinds = "png, .bin or .txt"

  /// Whether the name says a kind that can be written.
  static func canWrite(_ path: String) -> Bool { [".png", ".bin", ".txt"].contains { path.hasSuffix($0) } }
}

/// Writes a slip to a file that only its owner can read, for it tells of somebody's case: a picture, the bytes for
/// the printer of the settings, or text, as the name says. Replaces what lies there.
func writeSlip(_ slip: Slip, to path: String, _ settings: KioskSettings) throws {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  let isPrivate = file >= 0 && fchmod(file, 0o600) == 0
  let reason = String(cString: strerror(errno))
  if file >= 0 { close(file) }
  guard isPrivate else { throw Refusal("\(path) cannot be written: \(reason)") }
  if path.hasSuffix(".txt") {
    do { try Data(slip.plainText.utf8).write(to: URL(filePath: path)) } catch {
      throw Refusal("\(path) cannot be written: \(error.localizedDescription)")
    }
  } else {
    let printer = PrintDesk(settings)
    do { try printer.write(try printer.paint(slip), to: path) } catch { throw Refusal("\(error)") }
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
    case .checkbox(let text, let note): "□ \(text)" + (note.map { "\n  \($0)" } ?? "")
    case .item(let mark, let text): "\(mark) \(text)"
    case .rule(let isDashed): String(repeating: isDashed ? "- " : "──", count: 24)
    case .code(let code, let lead, let words): ([lead] + words + [code]).joined(separator: "\n")
    case .blank(let label): "\(label)____________________"
    case .space: ""
    }
  }
}
