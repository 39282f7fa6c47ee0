public import Model
public import Typography
public import UI

/// A node of the kiosk's views.
public typealias View = Element<AppAction>

/// What a view may ask besides its state: sizes, language, and how wide words are.
public struct ViewContext {
  /// Sizes and colours.
  public let theme: Theme
  /// The interface language.
  public let locale: Model.Locale
  /// Measures words. Views use it to split long text into pages.
  public let measuring: any TextMeasuring

  /// A context for one view.
  public init(theme: Theme, locale: Model.Locale, measuring: any TextMeasuring) {
    self.theme = theme
    self.locale = locale
    self.measuring = measuring
  }

  var type: TypeScale { theme.type }
  var isLandscape: Bool { theme.isLandscape }
  var isLarge: Bool { theme.mode.large }

  /// The wording in the interface language.
  func say(_ words: Localized<String>) -> String { words[locale] }

  /// The width of the reading area inside its margins, in points.
  var readingWidth: Int {
    (isLandscape ? theme.readingPane : theme.canvas.width) - 2 * Theme.margin
  }

  /// The width of the second reading pane of landscape inside its margins, in points.
  var secondReadingWidth: Int {
    theme.canvas.width - theme.readingPane - Scaffold.secondInsets.horizontal
  }

  /// The height of the second reading pane above a dock whose controls take `controls` points.
  func secondReadingRoom(controls: Int) -> Int {
    theme.canvas.height - theme.footer - controls - Scaffold.dockTop - Scaffold.dockBottom
      - Scaffold.secondInsets.vertical
  }

  /// The width of the dock inside a margin, in points.
  func dockWidth(margin: Int = Theme.margin) -> Int {
    (isLandscape ? theme.canvas.width - theme.readingPane : theme.canvas.width) - 2 * margin
  }

  /// The height that controls may take in the dock, in points: the lower 60 %, or half when lowered.
  var dockRoom: Int {
    isLandscape
      ? theme.canvas.height - theme.footer - Scaffold.dockBottom - Scaffold.dockTop
      : theme.canvas.height - theme.touchTop - theme.footer - Scaffold.dockBottom
  }

  /// The height of the reading area above a dock whose controls take `controls` points.
  func readingRoom(controls: Int) -> Int {
    guard !isLandscape else { return theme.canvas.height - Scaffold.strip(theme) - Scaffold.readingBottom }
    let rule = theme.mode.contrast ? Scaffold.ruleHeight : 0
    let dock = rule + controls + Scaffold.dockTop + Scaffold.dockBottom
    return theme.canvas.height - Scaffold.strip(theme) - dock - theme.footer - Scaffold.readingBottom
  }

  /// The height of a view in a column of that width, in points.
  func height(of view: View, width: Int) -> Int {
    Layout.height(of: view, width: width, theme: theme, measuring: measuring)
  }

  /// How many rows of a height fit in so much room, at least one.
  func rows(of height: Int, in room: Int) -> Int {
    max(1, (room + Theme.gap) / (height + Theme.gap))
  }

  /// `words` as they are where they fit on one line of that width, else with the middle left out: the end of a
  /// law's title and the article's number tell more than the middle. The whole title stands on the article page.
  func oneLine(_ words: String, size: Int, isBold: Bool = false, width: Int) -> String {
    let style = TextStyle(size: size, weight: isBold ? .bold : .regular)
    let room = Double(width)
    guard measuring.width(of: words, in: style) > room else { return words }
    var tail = words.suffix(min(9, words.count / 3))
    var head = words.dropLast(tail.count)
    while head.count + tail.count > 1, measuring.width(of: head + "…" + tail, in: style) > room {
      if head.count > 1 { head.removeLast() } else { tail.removeFirst() }
    }
    return head + "…" + tail
  }

  /// As much of the end of `words` as `room` points hold.
  func tail(of words: String, in style: TextStyle, room: Double) -> String {
    guard measuring.width(of: words, in: style) > room else { return words }
    var shown = words.dropFirst()
    while !shown.isEmpty, measuring.width(of: "…" + shown, in: style) > room { shown.removeFirst() }
    return shown.isEmpty ? "" : "…" + shown
  }
}
