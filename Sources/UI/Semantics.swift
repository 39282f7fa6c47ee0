extension PlacedTree {
  /// The page as a person perceives it, a line a node: what tests compare and scripts search.
  ///
  /// Groups without a name are left out; a resident's own words show as their length.
  public var semanticDump: String {
    var lines: [String] = []
    var insideControl: Int?
    for node in nodes {
      if let depth = insideControl {
        if node.depth > depth { continue }
        insideControl = nil
      }
      guard node.role != .group || node.touch != nil, node.role != .image else { continue }
      let label = node.isPrivate ? node.hiddenLabel : String(node.label.map { $0.isNewline ? " " : $0 })
      var line = "\(node.role.rawValue) \"\(label)\""
      if case .hold = node.touch?.kind { line += " hold" }
      if node.isSelected { line += " selected" }
      lines.append(line)
      if node.touch != nil || node.role == .field { insideControl = node.depth }
    }
    return lines.joined(separator: "\n")
  }

  /// The first reachable target whose name is, or else begins with, or else contains `label`.
  public func target(labelled label: String) -> PlacedNode<Action>? {
    let targets = targets
    return targets.first { $0.label == label } ?? targets.first { $0.label.hasPrefix(label) }
      ?? targets.first { $0.label.contains(label) }
  }

  /// Whether the words of some node contain `words`, those included that an ellipsis stands for.
  public func shows(_ words: String) -> Bool {
    nodes.contains { $0.label.contains(words) }
  }
}
