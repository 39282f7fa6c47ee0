internal import Model
internal import Typography
internal import UI

/// The frame of every page: status strip, reading area, dock with the controls, footer.
///
/// In portrait reading stands above and controls below; in landscape reading stands left and controls right.
struct Scaffold {
  /// Room above the controls in the dock, in points.
  static let dockTop = 24
  /// Room below the controls in the dock, in points.
  static let dockBottom = 32
  /// Room between the reading area and the dock, in points.
  static let readingBottom = 24
  /// Room between a banner and the reading area, in points.
  static let bannerBottom = 24

  /// The height of the status strip, in points: two lines in landscape, where it is narrow.
  static func strip(_ theme: Theme) -> Int { theme.isLandscape ? 112 : 80 }

  var app: App
  var context: ViewContext
  /// Bands from edge to edge between the strip and the reading area.
  var banner: [View] = []
  /// What fills the strip above a banner.
  var bannerFill: Fill?
  /// What is read.
  var reading: [View]
  /// What is read above the dock in landscape, beside `reading`; `nil` where the dock takes the whole pane.
  var secondReading: [View]?
  /// Room between the parts of the reading area, in points.
  var readingGap = 24
  /// What is touched.
  var controls: [View]
  /// The dock's side margin, in points; less on pages with a keyboard.
  var margin = Theme.margin
  /// Where the controls stand in landscape: keyboards low, lists high.
  var dockAlignment = Alignment.start
  /// Whether the page begins with the deep green of the home page.
  var isHero = false

  private var theme: Theme { context.theme }

  /// The page, without what asks over it.
  var view: View {
    let page = theme.isLandscape ? landscape : portrait
    return View.stack([background, page])
  }

  private var background: View {
    guard isHero else {
      return View.column([.spacer()]).style(BoxStyle(fill: .solid(.paper)))
    }
    let hero = BoxStyle(fill: .gradient(top: .heroTop, bottom: .heroBottom))
    guard !theme.isLandscape else {
      return View.row(
        align: .stretch,
        [
          View.column([.spacer()]).frame(width: .fixed(theme.readingPane)).style(hero),
          View.column([.spacer()]).frame(width: .grow(1)).style(BoxStyle(fill: .solid(.dock))),
        ])
    }
    return View.column([
      View.column([.spacer()]).frame(height: .percent(theme.mode.lowered ? 64 : 52)).style(hero),
      View.column([.spacer()]).frame(height: .grow(1)).style(BoxStyle(fill: .solid(.dock))),
    ])
  }

  private var portrait: View {
    View.column(top + [readingArea(reading).frame(height: .grow(1)), dock, footer])
  }

  private var landscape: View {
    let right: [View] =
      if let secondReading {
        [readingArea(secondReading).padding(Scaffold.secondInsets).frame(height: .grow(1)), dock, footer]
      } else {
        [dock.frame(height: .grow(1)), footer]
      }
    return View.row(
      align: .stretch,
      [
        View.column(top + [readingArea(reading).frame(height: .grow(1))]).frame(
          width: .fixed(theme.readingPane)),
        View.column(right).frame(width: .grow(1)),
      ])
  }

  /// The strip, and the bands that go on from it.
  private var top: [View] {
    guard !banner.isEmpty else { return [strip] }
    return [strip.style(BoxStyle(fill: bannerFill))] + banner + [.space(height: Scaffold.bannerBottom)]
  }

  /// Room around the second reading pane, in points.
  static let secondInsets = Insets(top: 40, right: Theme.margin, bottom: readingBottom, left: 0)

  private func readingArea(_ parts: [View]) -> View {
    View.column(gap: readingGap, parts)
      .padding(Insets(right: Theme.margin, bottom: Scaffold.readingBottom, left: Theme.margin))
  }

  private var dock: View {
    let sheet =
      theme.isLandscape
      ? BoxStyle(fill: .solid(.dock), edge: nil)
      : BoxStyle(
        fill: .solid(.dock), radius: theme.mode.contrast ? 0 : 40, roundsTopOnly: true, shadow: .dock)
    let body = View.column(gap: Theme.gap, justify: theme.isLandscape ? dockAlignment : .end, controls)
      .padding(Insets(top: Scaffold.dockTop, right: margin, bottom: Scaffold.dockBottom, left: margin))
    let rule = theme.mode.contrast && !theme.isLandscape ? [Scaffold.rule] : []
    return View.column(
      rule + [body.frame(height: theme.isLandscape && secondReading == nil ? .grow(1) : .fit)]
    ).style(sheet)
  }

  static let ruleHeight = 4

  /// High contrast has no fills to tell dock and page apart: a white line does.
  private static var rule: View {
    View.column([]).frame(height: .fixed(ruleHeight)).style(BoxStyle(fill: .solid(.rule)))
  }

  // MARK: Strip

  /// The hall's name and the time. A long name leaves the time without its date; the longest leaves out its middle.
  private var strip: View {
    let color: ColorRole = isHero ? .onHero : .ink2
    // The strip is narrow in landscape: the smallest size there is, also in large mode.
    let size = theme.isLandscape ? TypeScale.normal.caption : context.type.caption
    let style = TextStyle(size: size)
    let name = app.settings.hall.name[context.locale]
    let width = (theme.isLandscape ? theme.readingPane : theme.canvas.width) - 2 * Theme.margin
    func room(beside time: String) -> Int {
      theme.isLandscape ? width : width - Int(context.measuring.width(of: time, in: style)) - 32
    }
    if let seconds = app.staffSecondsLeft {
      let words = StaffWording.closing(seconds, locale: context.locale)
      return band(View.row([.text(words, size: size, color: .ochre, isBold: true)]))
    }
    let date = Clock.text(app.now, locale: context.locale)
    let fits = Int(context.measuring.width(of: name, in: style)) < room(beside: date)
    let time = fits || theme.isLandscape ? date : Clock.time(app.now)
    let title = View.text(
      context.oneLine(name, size: size, width: room(beside: time)), size: size, color: color)
    let clock = View.text(time, size: size, color: color).id("clock")
    let content =
      theme.isLandscape
      ? View.column(justify: .center, [title, clock]) : View.row(justify: .stretch, [title, clock])
    return band(content)
  }

  private func band(_ content: View) -> View {
    content.padding(Insets(horizontal: Theme.margin, vertical: 0)).frame(
      height: .fixed(Scaffold.strip(theme)))
  }

  // MARK: Footer

  private var isHome: Bool { app.page == .home }

  private var footer: View {
    let gap = theme.mode.large ? 16 : 24
    let height = theme.footer - 40
    let buttons: [View] =
      isHome
      ? [
        resting(Wording.back, icon: "back", width: backWidth),
        resting(Wording.home, icon: "home", width: homeWidth), help(height),
      ]
      : [
        footerButton(Wording.back, icon: "back", .back).frame(width: .fixed(backWidth)),
        footerButton(app.isQuiet ? Wording.leave : Wording.home, icon: "home", .home).frame(
          width: .fixed(homeWidth)),
        displayButton, help(height),
      ]
    let bar = View.row(gap: gap, align: .stretch, buttons)
      .padding(Insets(top: 16, right: footerMargin, bottom: 24, left: footerMargin))
      .frame(height: .fixed(theme.footer))
      .style(BoxStyle(fill: .solid(.bar)))
    guard theme.mode.contrast else { return bar }
    return View.stack(align: .stretch, justify: .start, [bar, Scaffold.rule])
  }

  private var footerMargin: Int { min(margin, Theme.margin) }
  private var backWidth: Int { theme.mode.large ? (context.locale == .zh ? 136 : 168) : 144 }
  private var homeWidth: Int { theme.mode.large ? (context.locale == .zh ? 248 : 200) : 208 }

  private var displayButton: View {
    let view =
      theme.mode.large
      ? View.column(align: .center, justify: .center, [.icon("text-size", size: 64)]).label(
        context.say(Wording.display))
      : footerContent(context.say(Wording.display), icon: "text-size", color: .ink, isBold: true)
    return view.frame(width: .fixed(theme.mode.large ? 104 : 236))
      .style(context.surface(radius: 20), pressed: context.pressedSurface(radius: 20))
      .onTap(.openDisplay).id("footer-display")
  }

  private func footerButton(_ words: Localized<String>, icon: String, _ action: AppAction) -> View {
    footerContent(context.say(words), icon: icon, color: .ink, isBold: true)
      .style(context.surface(radius: 20), pressed: context.pressedSurface(radius: 20))
      .onTap(action).id("footer-\(icon)")
  }

  /// 返回 and 返回首页 stay in place on the home page, flat: one is already there.
  private func resting(_ words: Localized<String>, icon: String, width: Int) -> View {
    footerContent(context.say(words), icon: icon, color: .ink2, isBold: false).frame(width: .fixed(width))
  }

  /// Words below an icon. Large words leave no room for icons in the lower footer of landscape.
  private func footerContent(_ words: String, icon: String, color: ColorRole, isBold: Bool) -> View {
    let hasIcon = !(theme.isLandscape && theme.mode.large)
    let label = View.text(words, size: context.type.body, color: color, isBold: isBold)
    return View.column(
      align: .center, justify: .center, (hasIcon ? [View.icon(icon, size: 44, color: color)] : []) + [label])
  }

  private func help(_ height: Int) -> View {
    let words =
      switch app.helpStand {
      case nil, .unheard, .pending: Wording.help
      case .called: Wording.helpCalled
      case .coming: Wording.helpComing
      case .overdue: Wording.helpOverdue
      }
    let label = context.say(words)
    let content: View =
      isHome
      ? View.row(
        gap: 20, justify: .center,
        [
          .icon("help", size: 56, color: .ochre),
          .text(label, size: context.type.label, color: .ochre, isBold: true),
        ])
      : footerContent(label, icon: "help", color: .ochre, isBold: true)
    let edge = Edge(theme.mode.contrast ? 6 : 3, .ochreEdge)
    return content.frame(width: .grow(1), height: .fixed(height))
      .style(
        BoxStyle(fill: .solid(.ochreTint), edge: edge, radius: 20, shadow: .control),
        pressed: BoxStyle(fill: .solid(.ochreTint), edge: Edge(edge.width + 3, .ochre), radius: 20)
      )
      .onTap(.askForHelp).id("footer-help").selected(app.helpSince != nil)
  }
}
