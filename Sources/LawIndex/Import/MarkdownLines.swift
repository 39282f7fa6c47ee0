/// A Markdown file as trimmed lines, without front matter, comments and characters that no font shows.
struct MarkdownLines {
  /// The lines; an empty one parts paragraphs.
  var lines: [String]
  /// The number of the first of them in the file, from 1.
  var first: Int

  /// Stands where a file of `LawRefBook/Laws` ends its preface with a comment.
  static let endOfPreface = "\u{1}end of preface"

  /// The lines of `text`.
  static func clean(_ text: String) -> MarkdownLines {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
    var first = 1
    if lines.first.map(isFence) == true, let end = lines.dropFirst().firstIndex(where: isFence) {
      lines.removeFirst(end + 1)
      first += end + 1
    }
    return MarkdownLines(lines: lines.map(clean(line:)), first: first)
  }

  private static func isFence(_ line: Substring) -> Bool { line == "---" || line == "---\r" }

  private static func clean(line: Substring) -> String {
    var text = line
    if text.utf8.first == UInt8(ascii: "<"), text.hasPrefix("<!--") {
      if text.contains("INFO END") { return endOfPreface }
      guard let end = text.firstRange(of: "-->") else { return "" }
      text = text[end.upperBound...]
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.isPrivateUse {
      scalars.append(scalar == "\u{A0}" ? " " : scalar)
    }
    return trimmed(scalars)
  }

  private static func trimmed(_ scalars: String.UnicodeScalarView) -> String {
    guard let start = scalars.firstIndex(where: { !$0.isBlank }),
      let end = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(scalars[start...end])
  }
}

/// What a law is called.
enum LawTitle {
  /// The title in a heading line, without marks and white space.
  static func clean(_ line: Substring) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in line.unicodeScalars
    where !scalar.isBlank && !scalar.isPrivateUse && scalar != "#" && scalar != "*" {
      kept.append(scalar)
    }
    return String(kept)
  }

  /// Whether a document of that title changes laws instead of being one.
  static func isAmendment(_ title: String) -> Bool {
    title.contains("修正案") || (title.hasSuffix("的决定") && (title.contains("关于修改") || title.contains("关于废止")))
  }
}
