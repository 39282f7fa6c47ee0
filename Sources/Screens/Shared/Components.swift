internal import Model
internal import UI

/// The parts that pages are made of, each as the design system draws it.
extension ViewContext {
  // MARK: Buttons

  /// The recommended next step: one on a screen.
  func primaryButton(_ title: String, icon: String? = nil, height: Int = 112, _ action: AppAction) -> View {
    button(title, icon: icon, size: height > 120 ? type.heading : type.label, color: .onPrimary, action)
      .frame(minHeight: height)
      .style(
        BoxStyle(fill: .solid(.primary), radius: 20, shadow: .control),
        pressed: BoxStyle(fill: .solid(.primaryPressed), radius: 20))
  }

  /// Any other step.
  func secondaryButton(
    _ title: String, icon: String? = nil, height: Int = 112, color: ColorRole = .ink, _ action: AppAction
  ) -> View {
    button(title, icon: icon, size: type.label, color: color, action)
      .frame(minHeight: height)
      .style(surface(radius: 20), pressed: pressedSurface(radius: 20))
  }

  /// A step that cannot be taken now: flat, without an edge, with its name.
  func unavailable(_ title: String, height: Int = 112) -> View {
    View.row(justify: .center, [.text(title, size: type.label, color: .ink2)]).frame(minHeight: height)
  }

  private func button(_ title: String, icon: String?, size: Int, color: ColorRole, _ action: AppAction)
    -> View
  {
    let label = View.text(title, size: size, color: color, isBold: true)
    let children = icon.map { [View.icon($0, size: 48, color: color), label] } ?? [label]
    return View.row(gap: 20, justify: .center, children).padding(Insets(horizontal: 24, vertical: 4)).onTap(
      action)
  }

  /// The look of a control at rest.
  func surface(radius: Int, shadow: Shadow? = .control) -> BoxStyle {
    BoxStyle(fill: .solid(.surface), edge: Edge(theme.edge, .edge), radius: radius, shadow: shadow)
  }

  /// The look of a control under a finger, or chosen.
  func pressedSurface(radius: Int) -> BoxStyle {
    BoxStyle(fill: .solid(.tint), edge: Edge(theme.mode.contrast ? 8 : 4, .primary), radius: radius)
  }

  // MARK: Rows and tiles

  /// A row of a list: a title over a note, a chevron at the right.
  func row(_ title: String, note: String? = nil, icon: String? = nil, height: Int = 120, _ action: AppAction)
    -> View
  {
    var words = [View.text(title, size: type.label, isBold: true)]
    if let note { words.append(.text(note, size: type.caption, color: .ink2)) }
    var children: [View] = []
    if let icon { children.append(well(icon)) }
    children.append(View.column(words).frame(width: .grow(1)))
    children.append(.icon("chevron-right", size: 44, color: .edge))
    return View.row(gap: 24, children)
      .padding(Insets(horizontal: 28, vertical: 4))
      .frame(minHeight: height)
      .style(surface(radius: 20), pressed: pressedSurface(radius: 20))
      .onTap(action)
  }

  /// A tile of the home and topic pages, `width` points wide: tall ones with the icon above, flat ones with the
  /// icon before the words. The note gives way where it would not fit.
  func tile(_ title: String, note: String, icon: String, width: Int, height: Int, _ action: AppAction) -> View
  {
    let isTall = height >= 270 && !isLandscape
    let size = isLarge ? (locale == .zh ? 56 : 48) : isTall && locale == .zh ? 52 : locale == .zh ? 44 : 40
    let name = View.text(title, size: size, isBold: true)
    let remark = View.text(note, size: type.caption, color: .ink2)
    let hasPicture = isTall || !isLarge || locale == .zh
    let room = isTall ? width - 56 : width - 40 - (hasPicture ? 96 : 0)
    let needed = size * 3 / 2 + self.height(of: remark, width: room) + (isTall ? 104 + 48 : 24)
    let words = isLarge || needed > height ? [name] : [name, remark]
    return (isTall ? tallTile(words, icon: icon) : flatTile(words, icon: hasPicture ? icon : nil))
      .frame(width: .grow(1), height: .fixed(height))
      .style(surface(radius: 28), pressed: pressedSurface(radius: 28))
      .onTap(action)
  }

  /// Large English words need the icon's room.
  private func flatTile(_ words: [View], icon: String?) -> View {
    View.row(gap: 16, (icon.map { [well($0, size: 80)] } ?? []) + [View.column(words).frame(width: .grow(1))])
      .padding(Insets(horizontal: 20, vertical: 12))
  }

  private func tallTile(_ words: [View], icon: String) -> View {
    let top = View.row(
      justify: .stretch, [well(icon, size: 104), .icon("chevron-right", size: 48, color: .edge)])
    return View.column(justify: .stretch, [top, View.column(words)]).padding(
      Insets(horizontal: 28, vertical: 24))
  }

  /// The width of each of two tiles side by side, in points.
  var halfWidth: Int { (dockWidth() - Theme.gap) / 2 }

  /// An icon on its tinted square.
  func well(_ icon: String, size: Int = 88) -> View {
    let ring = theme.mode.contrast ? Edge(3, .primary) : nil
    let picture = size * 60 / 100
    return View.row(justify: .center, [.icon(icon, size: picture, color: .primary)])
      .frame(width: .fixed(size), height: .fixed(size))
      .style(BoxStyle(fill: .solid(.tint), edge: ring, radius: 20))
  }

  /// A switch: solid while it is on. `icon` is left out where words need the room.
  func toggle(_ title: String, icon: String?, isOn: Bool, weight: Int, _ action: AppAction) -> View {
    let color: ColorRole = isOn ? (theme.mode.contrast ? .onPrimary : .surface) : .ink
    let size = isLarge && locale == .en ? TypeScale.normal.body : type.body
    var children = [View.text(isOn ? title + " ✓" : title, size: size, color: color, isBold: true)]
    if let icon, !isLarge, !isOn { children.insert(.icon(icon, size: 42, color: color), at: 0) }
    let fill: ColorRole = isOn ? (theme.mode.contrast ? .primary : .ink) : .surface
    return View.row(gap: 12, justify: .center, children)
      .frame(width: .grow(weight), height: .fixed(96))
      .style(
        BoxStyle(fill: .solid(fill), edge: Edge(theme.edge, isOn ? fill : .edge), radius: 16),
        pressed: pressedSurface(radius: 16)
      )
      .onTap(action)
      .selected(isOn)
  }

  // MARK: Reading

  /// A page's title.
  func title(_ words: String) -> View {
    View.text(words, size: isLandscape ? min(60, type.title) : type.title, isBold: true).role(.heading)
  }

  /// Reading text.
  func body(_ words: String, color: ColorRole = .ink) -> View { .text(words, size: type.body, color: color) }

  /// A note.
  func secondary(_ words: String, color: ColorRole = .ink2) -> View {
    .text(words, size: type.secondary, color: color)
  }

  /// A chip that names a voice.
  func chip(_ words: String, color: ColorRole) -> View {
    View.row([.text(words, size: type.secondary, color: .onStatus, isBold: true)])
      .padding(Insets(horizontal: 20, vertical: 3))
      .style(BoxStyle(fill: .solid(color), radius: 12))
  }

  /// A flat block of text. High contrast tells blocks apart by a bar.
  func block(_ fill: ColorRole, bar: ColorRole, _ children: [View]) -> View {
    let isContrast = theme.mode.contrast
    return View.column(gap: 8, children)
      .padding(Insets(horizontal: 36, vertical: 28))
      .style(
        isContrast ? BoxStyle(bar: bar) : BoxStyle(fill: .solid(fill), radius: 28))
  }

  /// A line with an icon before it.
  func noted(_ words: String, icon: String, size: Int? = nil, color: ColorRole = .ink2) -> View {
    View.row(
      gap: 16, align: .start,
      [
        View.column([.icon(icon, size: 40, color: color)]).padding(Insets(top: 8)),
        View.text(words, size: size ?? type.body, color: color).frame(width: .grow(1)),
      ])
  }

  // MARK: Pages

  /// Previous and next page of a list or a long text; empty where there is only one.
  func pager(
    page: Int, count: Int, nextTitle: String? = nil, _ turn: (Int) -> AppAction
  ) -> [View] {
    guard count > 1 else { return [] }
    let position = View.text(
      locale == .zh && !isLarge ? "第 \(page + 1) / \(count) 页" : "\(page + 1) / \(count)", size: type.body,
      color: .ink2)
    let back: View =
      page > 0
      ? secondaryButton(say(Wording.previousPage), icon: "chevron-up", turn(page - 1)).id(
        "page-back")
      : unavailable("")
    let next: View =
      page + 1 < count
      ? secondaryButton(
        nextTitle ?? say(Wording.nextPage), icon: "chevron-down", turn(page + 1)
      ).id(
        "page-next")
      : unavailable(say(Wording.lastPage))
    return [
      View.row(
        gap: Theme.gap,
        [
          back.frame(width: .grow(1)),
          View.row(justify: .center, [position]).frame(width: .fixed(isLarge ? 260 : 210)),
          next.frame(width: .grow(1)),
        ])
    ]
  }
}
