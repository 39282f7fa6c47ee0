internal import UI

/// A sentence behind a mark: the lists of the result.
struct AidLine {
  /// What stands before a sentence.
  enum Mark: Hashable {
    /// Lists on reading areas use dots: what has an edge can be tapped.
    case dot
    /// An icon in the line's colour.
    case icon(String)
    /// One of several things, in a circle.
    case number(Int)
    /// Nothing: the sentence goes on from the one above, which has that mark.
    indirect case after(Mark)

    /// The mark of what goes on from this line.
    var goingOn: Mark { if case .after = self { self } else { .after(self) } }

    /// The room that it takes, in points.
    func indent(_ context: ViewContext) -> Int {
      switch self {
      case .dot, .icon: 56
      case .number: context.type.secondary * 3 / 2 + 2 + AidLine.gap
      case .after(let mark): mark.indent(context)
      }
    }
  }

  private static let gap = 16

  var context: ViewContext
  var words: String
  var mark: Mark
  var color: ColorRole

  var view: View {
    // Only what needs a person is written in colour; of several things the number is enough.
    let isNumbered = if case .number = mark { true } else { false }
    let ink: ColorRole = color == .ochre && !isNumbered ? .ochre : .ink
    let text = View.text(words, size: context.type.body, color: ink).frame(width: .grow(1))
    let width = mark.indent(context) - Self.gap
    return View.row(gap: Self.gap, align: .start, [sign(width).frame(width: .fixed(width)), text])
  }

  private var line: Int { context.type.body * 3 / 2 }

  private func sign(_ width: Int) -> View {
    switch mark {
    case .dot: Self.dot(context, width: width)
    case .icon(let name):
      View.column([.icon(name, size: 40, color: color)]).padding(Insets(top: (line - 40) / 2))
    case .number(let number): View.column([circle(number, size: width)]).padding(Insets(top: 4))
    case .after: View.space(width: width)
    }
  }

  private func circle(_ number: Int, size: Int) -> View {
    let words = View.text("\(number)", size: context.type.secondary, color: .onStatus, isBold: true)
    return View.row(justify: .center, [words]).frame(width: .fixed(size), height: .fixed(size))
      .style(BoxStyle(fill: .solid(color), radius: size / 2))
  }

  /// A dot beside the first line of reading text, at the left of so many points.
  static func dot(_ context: ViewContext, width: Int) -> View {
    let dot = View.column([]).frame(width: .fixed(14), height: .fixed(14))
      .style(BoxStyle(fill: .solid(.primary), radius: 7))
    return View.column(align: .start, [dot]).padding(Insets(top: (context.type.body * 3 / 2 - 14) / 2))
      .frame(width: .fixed(width))
  }
}
