import SDLBackend
import Typography
import UI

/// A page with one of everything: hero, paragraph, chips, rows, buttons, keys, footer and, if asked, a dialog.
struct SamplePage {
  var theme = Theme(canvas: Size(width: 1080, height: 1920))
  var typed = "老板不给"
  var showsDialog = false
  var pressed: String?

  typealias View = Element<String>

  func displayList(measuring: any TextMeasuring) -> [DrawCommand] {
    tree(measuring: measuring).displayList(theme: theme, pressed: pressed)
  }

  func tree(measuring: any TextMeasuring) -> PlacedTree<String> {
    var layers = [page]
    if showsDialog { layers.append(dialog) }
    return Layout.place(View.stack(layers), theme: theme, measuring: measuring)
  }

  private var page: View {
    View.column([hero, reading, dock, footer]).style(BoxStyle(fill: .solid(.paper)))
  }

  private var hero: View {
    View.column(
      gap: 16,
      [
        View.text("太原市小店区公共法律服务大厅　2026年11月23日 15:47", size: theme.type.caption, color: .onHero),
        View.text("您好，有什么事？", size: theme.type.display, color: .onHero, isBold: true),
        View.row(gap: 16, [fact("people", "前面 3 人"), fact("video", "律师在线"), fact("eye-off", "不留记录")]),
      ]
    )
    .padding(Insets(top: 24, right: 48, bottom: 32, left: 48))
    .style(BoxStyle(fill: .gradient(top: .heroTop, bottom: .heroBottom)))
  }

  private func fact(_ icon: String, _ words: String) -> View {
    View.row(gap: 12, [.icon(icon, size: 44, color: .onHero), .text(words, size: 36, color: .onHero)])
      .padding(Insets(horizontal: 20, vertical: 12)).style(BoxStyle(fill: .solid(.heroCard), radius: 20))
  }

  private var reading: View {
    View.column(
      gap: 24,
      [
        View.text("老板不给工钱，怎么办", size: theme.type.title, isBold: true).role(.heading),
        View.row(gap: 16, [chip("通俗说明", .primary, .onPrimary), chip("法条原文", .indigo, .onStatus)]),
        View.column([
          View.runs(
            [
              TextRun("单位应当按月", color: .ink, isBold: true),
              TextRun("把工钱用货币给您本人，不能扣，也不能拖。干满 30 天以上没拿到的，可以找劳动监察（12333），也可以去"),
              TextRun("仲裁", background: .ochreTint), TextRun("。"),
            ], size: theme.type.body),
          View.text("《劳动法》第五十条", size: theme.type.secondary, color: .indigo),
        ]).padding(Insets(horizontal: 36, vertical: 32)).style(
          BoxStyle(fill: .solid(.tint), radius: 28, bar: theme.mode.contrast ? .primary : nil)),
      ]
    ).padding(Insets(horizontal: 48, vertical: 32)).frame(height: .grow(1))
  }

  private func chip(_ words: String, _ fill: ColorRole, _ ink: ColorRole) -> View {
    View.row([.text(words, size: 36, color: ink, isBold: true)]).padding(Insets(horizontal: 20))
      .frame(height: .fixed(60)).style(BoxStyle(fill: .solid(fill), radius: 12))
  }

  private var dock: View {
    View.column(
      gap: 16,
      [
        field, row("clipboard", "看能不能免费请律师", "两分钟，答几个问题"),
        View.row(
          gap: 16, [button("ticket", "取号", isPrimary: true), button("printer", "打印带走", isPrimary: false)]),
        keys("qwertyuiop"), keys("asdfghjkl"),
      ]
    ).padding(Insets(top: 32, right: 28, bottom: 32, left: 28)).style(
      BoxStyle(
        fill: .solid(.dock), radius: theme.mode.contrast ? 0 : 40, roundsTopOnly: true, shadow: .dock))
  }

  private var field: View {
    View.row(
      gap: 20,
      [
        .icon("search", size: 56, color: .primary),
        View.runs(
          [TextRun(typed), TextRun("gongqian", color: .primary, underline: .primary, caret: true)], size: 56
        ).frame(width: .grow(1)),
      ]
    ).padding(Insets(horizontal: 28)).frame(height: .fixed(124)).style(
      BoxStyle(fill: .solid(.surface), edge: Edge(4, .primary), radius: 20))
  }

  private func row(_ icon: String, _ title: String, _ note: String) -> View {
    View.row(
      gap: 24,
      [
        View.stack(align: .center, justify: .center, [.icon(icon, size: 52, color: .primary)])
          .frame(width: .fixed(88), height: .fixed(88)).style(BoxStyle(fill: .solid(.tint), radius: 20)),
        View.column([
          .text(title, size: theme.type.label, isBold: true),
          .text(note, size: theme.type.secondary, color: .ink2),
        ]).frame(width: .grow(1)),
        .icon("chevron-right", size: 44, color: .edge),
      ]
    ).padding(Insets(horizontal: 28, vertical: 12)).style(
      BoxStyle(fill: .solid(.surface), edge: Edge(theme.edge, .edge), radius: 20, shadow: .control),
      pressed: BoxStyle(fill: .solid(.tint), edge: Edge(4, .primary), radius: 20, shadow: .control)
    ).onTap(title).id(title)
  }

  private func button(_ icon: String, _ words: String, isPrimary: Bool) -> View {
    View.row(
      gap: 20, justify: .center,
      [
        .icon(icon, size: 48, color: isPrimary ? .onPrimary : .ink),
        .text(words, size: theme.type.label, color: isPrimary ? .onPrimary : .ink, isBold: true),
      ]
    ).frame(width: .grow(1), height: .fixed(112)).style(
      BoxStyle(
        fill: .solid(isPrimary ? .primary : .surface),
        edge: Edge(theme.edge, isPrimary ? .primary : .edge), radius: 20, shadow: .control)
    ).onTap(words).id(words)
  }

  private func keys(_ letters: String) -> View {
    View.row(
      gap: 16, justify: .center,
      letters.map { letter in
        View.stack(
          align: .center, justify: .center, [.text(String(letter), size: theme.type.key, isBold: true)]
        )
        .frame(width: .fixed(88), height: .fixed(96)).style(
          BoxStyle(fill: .solid(.surface), edge: Edge(theme.edge, .edge), radius: 14, shadow: .key),
          pressed: BoxStyle(fill: .solid(.tint), edge: Edge(4, .primary), radius: 14, shadow: .key)
        ).onPress(String(letter)).id("key \(letter)")
      })
  }

  private var footer: View {
    View.row(
      gap: 24,
      [
        footerButton("back", "返回", 144), footerButton("home", "返回首页", 208),
        footerButton("text-size", "大字·降低", 236), help,
      ]
    )
    .padding(Insets(top: 16, right: 48, bottom: 24, left: 48)).frame(height: .fixed(168))
    .style(BoxStyle(fill: .solid(.bar)))
  }

  private func footerButton(_ icon: String, _ words: String, _ width: Int) -> View {
    View.column(
      align: .center, justify: .center,
      [
        .icon(icon, size: 44), .text(words, size: theme.type.body, isBold: true),
      ]
    ).frame(width: .fixed(width), height: .fixed(128)).style(
      BoxStyle(fill: .solid(.surface), edge: Edge(theme.edge, .edge), radius: 20, shadow: .control)
    ).onTap(words)
  }

  private var help: View {
    View.column(
      align: .center, justify: .center,
      [
        .icon("help", size: 44, color: .ochre),
        .text("请工作人员帮忙", size: theme.type.body, color: .ochre, isBold: true),
      ]
    ).frame(width: .grow(1), height: .fixed(128)).style(
      BoxStyle(
        fill: .solid(.ochreTint), edge: Edge(theme.mode.contrast ? 6 : 3, .ochreEdge), radius: 20,
        shadow: .control)
    ).onTap("help")
  }

  private var dialog: View {
    View.stack(
      align: .center, justify: .center,
      [
        View.column(
          gap: 32,
          [
            View.text("您还在吗？", size: theme.type.title, isBold: true),
            View.text("30 秒后，屏幕会回到首页，您填的内容会清除，不会留下。", size: theme.type.body),
            button("check", "我还在，接着看", isPrimary: true).frame(width: .percent(100)),
          ]
        ).padding(.all(56)).frame(width: .fixed(984)).style(
          BoxStyle(
            fill: .solid(.surface), edge: theme.mode.contrast ? Edge(4, .edge) : nil, radius: 40,
            shadow: .dialog))
      ]
    ).style(BoxStyle(fill: .solid(.scrim))).blockingTouches()
  }
}
