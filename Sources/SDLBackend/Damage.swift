internal import UI

/// Where two display lists differ, in pixels.
struct Damage: Equatable {
  /// A list and what each of its commands can touch.
  struct Page {
    var commands: [DrawCommand]
    var bounds: [Rect]
  }

  /// Rectangles that hold every pixel that may differ. They may overlap.
  var rects: [Rect]

  /// Compares two lists. A command that both have, in the same order among those they share, paints the same
  /// pixels over the same ones, so only the others count.
  static func between(_ old: Page, _ new: Page) -> Damage {
    let oldOnes = Set(old.commands)
    let newOnes = Set(new.commands)
    var rects: [Rect] = []
    var sharedOld: [Int] = []
    var sharedNew: [Int] = []
    for (index, command) in old.commands.enumerated() {
      if newOnes.contains(command) { sharedOld.append(index) } else { rects.append(old.bounds[index]) }
    }
    for (index, command) in new.commands.enumerated() {
      if oldOnes.contains(command) { sharedNew.append(index) } else { rects.append(new.bounds[index]) }
    }
    let difference = sharedNew.map { new.commands[$0] }.difference(from: sharedOld.map { old.commands[$0] })
    for change in difference {
      switch change {
      case .remove(let offset, _, _): rects.append(old.bounds[sharedOld[offset]])
      case .insert(let offset, _, _): rects.append(new.bounds[sharedNew[offset]])
      }
    }
    return Damage(rects: rects)
  }

  /// At most that many rectangles are painted one by one.
  private static let mostAreas = 6

  /// A few rectangles inside `whole` that hold all the damage. Two become one where that costs little.
  func areas(within whole: Rect) -> [Rect] {
    var areas: [Rect] = []
    for rect in rects {
      guard let visible = rect.intersection(whole) else { continue }
      Self.add(visible, to: &areas)
    }
    while areas.count > Self.mostAreas { Self.mergeNearest(&areas) }
    return areas
  }

  private static func add(_ rect: Rect, to areas: inout [Rect]) {
    var rect = rect
    while let index = areas.firstIndex(where: { waste($0, rect) <= 0 }) {
      rect = rect.union(areas.remove(at: index))
    }
    areas.append(rect)
  }

  private static func mergeNearest(_ areas: inout [Rect]) {
    var best = (first: 0, second: 1, waste: Int.max)
    for first in areas.indices {
      for second in areas.indices.dropFirst(first + 1) {
        let waste = waste(areas[first], areas[second])
        if waste < best.waste { best = (first, second, waste) }
      }
    }
    let merged = areas[best.first].union(areas[best.second])
    areas.remove(at: best.second)
    areas.remove(at: best.first)
    add(merged, to: &areas)
  }

  /// The pixels that painting the union would paint more than painting both.
  private static func waste(_ left: Rect, _ right: Rect) -> Int {
    left.union(right).area - left.area - right.area
  }
}
