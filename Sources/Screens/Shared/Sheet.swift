internal import UI

/// A sheet that rises from the footer over a page, or stands in the dock in landscape. The footer stays live.
struct Sheet {
  var context: ViewContext
  var children: [View]

  var view: View {
    let theme = context.theme
    let sheet = View.column(gap: Theme.gap, children)
      .padding(Insets(top: 32, right: Theme.margin, bottom: Scaffold.dockBottom, left: Theme.margin))
      .style(
        BoxStyle(
          fill: .solid(.dock), edge: theme.mode.contrast ? Edge(4, .edge) : nil,
          radius: theme.mode.contrast ? 0 : 40, roundsTopOnly: true, shadow: .dialog)
      )
      .blockingTouches()
    let column = View.column([.spacer(), sheet])
      .style(BoxStyle(fill: .solid(.scrim))).blockingTouches().role(.dialog).label("")
    let aboveFooter = View.column([column.frame(height: .grow(1)), .space(height: theme.footer)])
    guard theme.isLandscape else { return aboveFooter }
    let left = View.column([.spacer()]).frame(width: .fixed(theme.readingPane))
      .style(BoxStyle(fill: .solid(.scrim))).blockingTouches()
    return View.row(align: .stretch, [left, aboveFooter.frame(width: .grow(1))])
  }
}
