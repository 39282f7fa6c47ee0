internal import Model

/// A slip as HTML for a sheet of A4. All words are escaped: what stands on a slip is text.
enum SlipPage {
  /// The slip's blocks one below the other.
  static func html(_ slip: Slip) -> String {
    slip.blocks.map(html).joined(separator: "\n")
  }

  private static func html(_ block: Slip.Block) -> String {
    switch block {
    case .text(let words, let role, let isBold, let alignment):
      let classes = [name(role), isBold ? "bold" : "", alignment == .center ? "centred" : ""]
        .filter { !$0.isEmpty }.joined(separator: " ")
      let tag = role == .heading ? "h2" : "p"
      return "<\(tag) class=\"\(classes)\">\(escaped(words))</\(tag)>"
    case .panel(let words): return "<p class=\"panel\">\(escaped(words))</p>"
    case .checkbox(let words, let note):
      let small = note.map { "<small>\(escaped($0))</small>" } ?? ""
      return "<p class=\"checkbox\"><span class=\"box\"></span><span>\(escaped(words))\(small)</span></p>"
    case .item(let mark, let words):
      return
        "<p class=\"item\"><span class=\"mark\">\(escaped(mark))</span><span>\(escaped(words))</span></p>"
    case .rule(let isDashed): return "<hr\(isDashed ? " class=\"dashed\"" : "")>"
    case .code(_, let lead, let words):
      // A sheet for the file carries no code: it is for people to read and sign.
      return "<p class=\"bold\">\(escaped(lead))</p>" + words.map { "<p>\(escaped($0))</p>" }.joined()
    case .blank(let label):
      return "<p class=\"blank\"><span>\(escaped(label))</span><span class=\"line\"></span></p>"
    case .space: return "<div class=\"space\"></div>"
    }
  }

  private static func name(_ role: Slip.Role) -> String {
    switch role {
    case .number: "number"
    case .heading: "heading"
    case .body: "body"
    case .note: "note"
    }
  }

  /// The words as they stand between tags and in quoted attributes.
  static func escaped(_ words: String) -> String {
    words.reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.append(character)
      }
    }
  }
}
