import Testing
import Typography

@testable import UI

/// Counts what is asked of the font.
final class CountingMeasure: TextMeasuring {
  private(set) var count = 0

  func advance(of scalar: Unicode.Scalar, in style: TextStyle) -> Double {
    count += 1
    return FixedAdvance().advance(of: scalar, in: style)
  }
}

/// Layout does no work twice: counted, not timed.
@Suite struct LayoutCostTests {
  private static func page(depth: Int) -> View {
    var rows: [View] = []
    for index in 0..<12 {
      var words = View.column([
        View.text("单位拖欠工钱怎么要 \(index)", size: 44, isBold: true),
        View.text("劳动法第五十条，2026 年 11 月 23 日起施行，说说您遇到的事", size: 36),
      ]).frame(width: .grow(1))
      for _ in 0..<depth { words = View.row([View.column([words]).frame(width: .grow(1))]) }
      rows.append(
        View.row(gap: 20, [View.icon("coin", size: 48), words, View.icon("chevron", size: 44)])
          .padding(Insets(horizontal: 28, vertical: 8)))
    }
    return View.column(gap: 16, rows)
  }

  private static let characters = 12 * 46

  private func laidOut(_ root: View, _ measuring: CountingMeasure) -> Layout<String> {
    var layout = Layout(root, measuring: measuring)
    layout.placeRoot(on: Size(width: 1080, height: 1920))
    return layout
  }

  @Test func eachCharacterIsMeasuredOnce() {
    let measuring = CountingMeasure()
    let layout = laidOut(Self.page(depth: 0), measuring)
    let characters = layout.nodes.reduce(0) { $1.role == .text ? $0 + $1.label.unicodeScalars.count : $0 }
    // Once each, and an ellipsis for every text.
    #expect(measuring.count == characters + 24)
  }

  @Test(arguments: [0, 1, 4, 12])
  func eachParagraphIsBrokenOnceHoweverDeepItStands(depth: Int) {
    let layout = laidOut(Self.page(depth: depth), CountingMeasure())
    #expect(layout.nodes.count > 70)
    #expect(layout.measurer.breakings == 24)
  }

  @Test(arguments: [1, 4, 10, 16])
  func nestedFittingRowsStayCheap(depth: Int) {
    var view = View.text("请工作人员帮忙", size: 40)
    for _ in 0..<depth { view = View.row([View.icon("a", size: 10), view]).padding(.all(2)) }
    let layout = laidOut(View.stack(align: .center, justify: .center, [view]), CountingMeasure())
    #expect(layout.measurer.breakings == 1)
    let sizes = layout.measurer.items.reduce(0) { $0 + $1.sizes.count }
    #expect(sizes <= 8 * (depth + 2) * (depth + 2))
  }
}
