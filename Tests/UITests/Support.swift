import Foundation
import Typography
import UI

typealias View = Element<String>

/// A canvas small enough to reckon with, and text of one em a character.
enum Page {
  static let theme = Theme(canvas: Size(width: 1000, height: 800))

  static func place(_ root: View, theme: Theme = theme) -> PlacedTree<String> {
    Layout.place(root, theme: theme, measuring: FixedAdvance())
  }

  /// The frame of each node with an id, when `root` is laid out in the corner of the page at its own size or
  /// the one it asks for.
  static func frame(_ id: String, in root: View) -> Rect? { place(root).node(id: id)?.frame }

  static func box(_ id: String, width: Length = .fit, height: Length = .fit) -> View {
    View.stack([]).frame(width: width, height: height).id(id)
  }
}

extension PlacedTree {
  /// The names of the nodes whose content is cut.
  var overflowing: [String] { nodes.filter(\.overflows).map(\.id) }
}

extension PlacedNode {
  /// The lines of a paragraph.
  var lines: [String] {
    guard case .paragraph(let paragraph) = content else { return [] }
    return paragraph.lines.map(\.text)
  }

  /// How many lines a limit left out.
  var omittedLines: Int {
    guard case .paragraph(let paragraph) = content else { return 0 }
    return paragraph.omittedLines
  }
}

extension Rect {
  init(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
    self.init(x: x, y: y, width: width, height: height)
  }
}
