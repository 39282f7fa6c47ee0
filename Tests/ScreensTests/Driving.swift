import KioskTesting
import Model
import Screens
import Typography
import UI

extension App {
  /// Changes the state by a touch at a moment and returns the effects.
  @discardableResult mutating func touch(_ action: AppAction, after seconds: Int = 0) -> [Effect] {
    update(.action(action), at: now.adding(seconds: seconds))
  }

  /// Changes the state by an answer and returns the effects.
  @discardableResult mutating func answer(_ result: EffectResult) -> [Effect] {
    update(.result(result), at: now)
  }

  /// Lets time pass to a moment in the steps that the state asks for, as the loop does.
  @discardableResult mutating func wait(seconds: Int) -> [Effect] {
    let end = now.adding(seconds: seconds)
    var effects: [Effect] = []
    while nextWake <= end { effects += update(.woke, at: nextWake) }
    // No event happens at the end itself: only what asked to be woken is woken.
    now = end
    return effects
  }

  /// The search page that is shown; a fresh one where another page is.
  var searchPage: LawSearchState {
    if case .search(let state) = page { state } else { LawSearchState(session: 0) }
  }

  /// The state with the counters that outlive sessions set to those of `other`, to compare all the rest.
  func withCounters(of other: App) -> App {
    var copy = self
    copy.session = other.session
    copy.lastToken = other.lastToken
    copy.helpSince = other.helpSince
    copy.helpRang = other.helpRang
    copy.helpSignal = other.helpSignal
    copy.lastChime = other.lastChime
    copy.readingLength = other.readingLength
    return copy
  }

  /// The words on the page, measured without a font.
  func words(_ canvas: Size = TestKiosk.portrait) -> String {
    let view = view(canvas: canvas, measuring: FixedAdvance())
    return Layout.place(view, theme: theme(canvas: canvas), measuring: FixedAdvance()).semanticDump
  }

  /// A kiosk on the search page with the keyboard open.
  static var typing: App {
    var app = App.ready()
    app.touch(.openSearch)
    app.touch(.search(.type))
    return app
  }
}

extension LawReference {
  /// The first article of the example act.
  static let first = LawReference(law: "示例法", article: ArticleNumber(1))
}

/// Every string in a value, those of `Private` included: what a debugger would find in memory.
func strings(in value: Any) -> [String] {
  if let text = value as? String { return [text] }
  if let text = value as? Private<String> { return [text.value] }
  if let list = value as? Private<[String]> { return list.value }
  return Mirror(reflecting: value).children.flatMap { strings(in: $0.value) }
}
