internal import Typography

/// Where the caret of a paragraph stands: after the run that carries it, before the runs that follow.
struct Caret {
  /// Thickness, in points.
  static let width = 5
  /// Between the words and the caret, in points.
  static let gap = 6

  /// The last run that carries a caret; `nil` where none does.
  private let run: Int?
  private let isLast: Bool

  init(_ runs: [TextRun]) {
    let carrier = runs.lastIndex { $0.caret }
    run = carrier
    isLast = carrier.map { runs[($0 + 1)...].allSatisfy(\.text.isEmpty) } ?? true
  }

  /// What the caret takes from the line where words follow it, in points. At the end it takes nothing: a text
  /// must not wrap because it is being written.
  var room: Int { run == nil || isLast ? 0 : Self.gap + Self.width + Self.gap }

  /// The line on which the caret stands, and its distance from the start of the line, in points.
  func place(in lines: [TextLine]) -> (line: Int, x: Double)? {
    guard let run, !lines.isEmpty else { return nil }
    for (index, line) in lines.enumerated().reversed() {
      guard let before = line.fragments.last(where: { $0.tag <= run }) else { continue }
      let isAtEnd = before == line.fragments.last
      return (index, before.x + before.width + (isAtEnd ? line.trailingSpace : 0) + Double(Self.gap))
    }
    return (0, lines[0].trailingSpace + Double(Self.gap))
  }

  /// Moves the words after the caret on its line to the right.
  func makeRoom(in lines: inout [TextLine]) {
    guard let run, room > 0, let place = place(in: lines) else { return }
    var line = lines[place.line]
    for index in line.fragments.indices where line.fragments[index].tag > run {
      line.fragments[index].x += Double(room)
    }
    if line.fragments.contains(where: { $0.tag > run }) { line.width += Double(room) }
    lines[place.line] = line
  }
}
