internal import Eligibility
internal import Model
internal import Typography
internal import UI

/// The lists of the place finder: names in two columns, an index like the one of a law's articles.
struct AidPlaceView {
  var app: App
  var state: AidCheckState
  var finder: AidPlaceFinder
  var context: ViewContext

  var view: View {
    let rows = rows
    let below = finder.depth == 0 ? [] : [below]
    let room = context.dockRoom - below.count * (height + Theme.gap) - areaExcess
    let all = context.rows(of: height, in: room)
    let perPage = rows.count <= all ? all : context.rows(of: height, in: room - 112 - Theme.gap)
    let count = max(1, (rows.count + perPage - 1) / perPage)
    let page = min(state.page, count - 1)
    let controls =
      rows.dropFirst(page * perPage).prefix(perPage)
      + context.pager(page: page, count: count) { .aidCheck(.page($0)) } + below
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [context.title(title)] + state.warnings(context),
        extras: [context.noted(context.say(AidWording.wiped), icon: "eye-off")],
        controls: Array(controls)),
      controls: Array(controls)
    ).view
  }

  /// Six rows fit in the lowest dock.
  private var height: Int { context.dockRoom >= 7 * 112 + 6 * Theme.gap ? 112 : 96 }

  /// How much higher the row of a functional area is, which names the county that serves it; few have one, and
  /// those stand on the last page.
  private var areaExcess: Int {
    let places = finder.places(in: app.services.regions, province: app.aidProvince)
    let areas = places.count(where: \.isFunctionalArea)
    let lines = context.type.body * 3 / 2 + (context.isLarge ? 0 : context.type.caption * 3 / 2)
    return areas * max(0, lines - height)
  }

  private var title: String {
    let name = finder.path.last.flatMap { app.services.regions.regions[$0]?.name } ?? ""
    switch finder.depth {
    case 0: return context.say(AidPlaceWording.prefecture)
    case 1: return AidPlaceWording.county(of: name)[context.locale]
    default: return AidPlaceWording.township(of: name)[context.locale]
    }
  }

  // MARK: Names

  private struct Cell {
    var view: View
    var isWide: Bool
  }

  /// The names side by side, three where they fit; a long one has a row of its own.
  private var rows: [View] {
    let places = finder.places(in: app.services.regions, province: app.aidProvince)
    let columns = columns(places)
    let width = columns == 2 ? context.halfWidth : (context.dockWidth() - 2 * Theme.gap) / 3
    var cells = places.map { cell($0, width: width) }
    if finder.depth == 0 { cells.append(Cell(view: enough, isWide: false)) }
    var rows: [View] = []
    var row: [View] = []
    func endRow() {
      guard !row.isEmpty else { return }
      rows.append(
        View.row(gap: Theme.gap, row.map { $0.frame(width: .fixed(width), height: .fixed(height)) }))
      row = []
    }
    for cell in cells {
      if cell.isWide {
        endRow()
        rows.append(cell.view)
      } else {
        row.append(cell.view)
        if row.count == columns { endRow() }
      }
    }
    endRow()
    return rows
  }

  /// Three where every name that has no row of its own fits, so that no prefecture's counties need a second page.
  private func columns(_ places: [RegionTable.Region]) -> Int {
    let style = TextStyle(size: context.type.label, weight: .bold)
    let names = places.filter { !$0.isFunctionalArea }
      .map { Int(context.measuring.width(of: $0.name, in: style)) }
    let enough = Int(context.measuring.width(of: context.say(AidPlaceWording.unsure), in: style))
    let widest = max(names.max() ?? 0, finder.depth == 0 ? enough : 0)
    return widest + 48 <= (context.dockWidth() - 2 * Theme.gap) / 3 ? 3 : 2
  }

  private func cell(_ place: RegionTable.Region, width: Int) -> Cell {
    let isChosen = state.chosen?.id == place.code
    let size = context.type.label
    let style = TextStyle(size: size, weight: .bold)
    let isWide = Int(context.measuring.width(of: place.name, in: style)) > width - 48
    var words = [View.text(place.name, size: isWide ? context.type.body : size, isBold: true)]
    if place.isFunctionalArea, !context.isLarge {
      words.append(View.text(served(place), size: context.type.caption, color: .ink2))
    }
    let view = View.column(align: .center, justify: .center, words)
      .frame(minHeight: height)
      .style(
        isChosen ? context.pressedSurface(radius: 20) : context.surface(radius: 20),
        pressed: context.pressedSurface(radius: 20)
      )
      .onTap(.aidCheck(.finder(.choose(place.code)))).selected(isChosen).id("place-\(place.code)")
    return Cell(view: view, isWide: isWide || place.isFunctionalArea)
  }

  private func served(_ place: RegionTable.Region) -> String {
    let county = app.services.regions.county(serving: place.code)
    return AidPlaceWording.served(by: county?.name)[context.locale]
  }

  // MARK: Below

  private var below: View {
    let townships = context.toggle(
      context.say(AidPlaceWording.townships), icon: nil, isOn: finder.showsTownships, weight: 1,
      .aidCheck(.finder(.flipTownships))
    ).id("place-townships")
    return View.row(
      gap: Theme.gap,
      (finder.depth == 1 ? [townships] : []) + [enough.frame(width: .grow(1), height: .fixed(96))])
  }

  private var enough: View {
    let name = finder.path.last.flatMap { app.services.regions.regions[$0]?.name } ?? ""
    let words =
      finder.depth == 2 ? AidPlaceWording.thisOne(name) : AidPlaceWording.unsure
    return View.row(
      justify: .center,
      [View.text(context.say(words), size: context.type.body, isBold: true)]
    )
    .style(context.surface(radius: 20), pressed: context.pressedSurface(radius: 20))
    .onTap(.aidCheck(.finder(.enough))).id("place-enough")
  }
}

/// Words of the place finder.
enum AidPlaceWording {
  static let prefecture = Localized(zh: "在哪个市？", en: "Which city?")
  static let townships = Localized(zh: "先看乡镇", en: "Show townships")
  static let unsure = Localized(zh: "说不清", en: "I am not sure")

  static func county(of name: String) -> Localized<String> {
    Localized(zh: "\(name)哪个县？", en: "Which county? \(name)")
  }

  static func township(of name: String) -> Localized<String> {
    Localized(zh: "\(name)哪个乡镇、街道？", en: "Which township? \(name)")
  }

  static func thisOne(_ name: String) -> Localized<String> {
    Localized(zh: "就是\(name)", en: "It is \(name)")
  }

  /// The hall's own county as the first choice.
  static func here(_ county: String) -> Localized<String> {
    Localized(zh: "就在\(county)", en: "Here: \(county)")
  }

  /// The county's legal-aid institution, by the county's name alone.
  static func institution(of county: String) -> Localized<String> {
    Localized(zh: "\(county)的法律援助机构", en: "Legal aid institution of \(county)")
  }

  /// Who serves a functional area.
  static func served(by county: String?) -> Localized<String> {
    county.map { Localized(zh: "由\($0)办", en: "Served by \($0)") }
      ?? Localized(zh: "由哪个县区办，工作人员告诉您", en: "Staff tell you which county serves it")
  }

  /// A place of which the county is not known yet.
  static func open(_ name: String) -> Localized<String> {
    Localized(zh: "\(name)，哪个县问工作人员", en: "\(name), staff tell the county")
  }
}
