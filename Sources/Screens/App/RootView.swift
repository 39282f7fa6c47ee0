internal import Model
public import Typography
public import UI

extension App {
  /// The theme for a panel of that many points.
  public func theme(canvas: Size) -> Theme { Theme(canvas: canvas, mode: mode) }

  /// The whole screen: the page, what asks over it, and the staff corner.
  public func view(canvas: Size, measuring: any TextMeasuring) -> View {
    let context = ViewContext(theme: theme(canvas: canvas), locale: locale, measuring: measuring)
    var layers = [pageView(context), staffCorner]
    if let overlay { layers.append(overlayView(overlay, context)) }
    return View.stack(align: .stretch, justify: .stretch, layers)
  }

  /// The page and overlay that are shown: changes when a touch meant for the one before must not count.
  public var screenName: String { overlay.map { "\(page.name)+\($0.name)" } ?? page.name }

  /// Changes when what a finger aims at is exchanged for something else: another page, another article, the
  /// next page of a list. Not while somebody types: keys must take the next touch at once.
  public var screenIdentity: String { "\(screenName)#\(pages.count)\(page.turn)" }

  private func pageView(_ context: ViewContext) -> View {
    switch page {
    case .home: HomeView(app: self, context: context).view
    case .search(let state): LawSearchView(app: self, state: state, context: context).view
    case .article(let state): ArticleView(app: self, state: state, context: context).view
    case .contents(let state): ContentsView(app: self, state: state, context: context).view
    case .aidCheck(let state): AidCheckView(app: self, state: state, context: context).view
    case .queue(let state): QueueView(app: self, state: state, context: context).view
    case .call(let state): VideoCallView(app: self, state: state, context: context).view
    case .privacy: PrivacyView(app: self, context: context).view
    case .staffPIN(let state): PINView(app: self, state: state, context: context).view
    case .staff(let state): StaffView(app: self, state: state, context: context).view
    case .hall(let state): HallView(app: self, state: state, context: context).view
    case .aidEntry(let state): AidEntryView(app: self, state: state, context: context).view
    }
  }

  private func overlayView(_ overlay: Overlay, _ context: ViewContext) -> View {
    switch overlay {
    case .display: DisplayPanel(app: self, context: context).view
    case .leaveTicket: LeaveTicketDialog(context: context).view
    case .leaveCall: LeaveCallDialog(context: context).view
    case .help: HelpDialog(app: self, context: context).view
    case .idle: IdleDialog(app: self, context: context).view
    }
  }

  /// The only target outside the touch zone: for staff, held for seconds.
  /// Source: the design system, staff-pin: top left, 120 × 120 points.
  private var staffCorner: View {
    let corner = View.column([]).frame(width: .fixed(120), height: .fixed(120))
      .onHold(milliseconds: settings.staff.cornerHoldSeconds * 1000, .staff(.open)).id("staff-corner")
    return View.column(align: .start, [corner])
  }
}
