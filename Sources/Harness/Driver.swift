public import Model
public import Screens
public import UI

/// A kiosk that the harness can touch and look at. `kiosk` and the tests make a stage one, at any depth:
/// with fixed letters, with real ones, or behind a real window. Main thread only.
public protocol Driver: AnyObject {
  /// The state.
  var app: App { get }
  /// The page as it stands.
  var tree: PlacedTree<AppAction> { get }
  /// What to draw.
  var displayList: [DrawCommand] { get }
  /// Touches the glass.
  func touch(_ input: TouchInput, at now: Instant)
  /// Lets an event happen that no touch can make.
  func send(_ event: Event, at now: Instant)
  /// Lets time pass and takes what effects answered.
  func advance(to now: Instant)
  /// Lays the page out again.
  @discardableResult func render() -> Bool
  /// Waits until every effect that was begun has answered, at most some seconds.
  func settle()
}
