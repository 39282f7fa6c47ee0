public import Model
public import Screens
public import Typography
public import UI

/// The kiosk without a device: state, finger, laid out page and what to draw. Main thread only.
///
/// The window loop and the harness drive the same stage, one with real time and touches, the other with a
/// clock of its own.
public final class Stage {
  /// The state.
  public private(set) var app: App
  /// The page as it stands on the canvas.
  public private(set) var tree: PlacedTree<AppAction>
  /// What to draw, from back to front.
  public private(set) var displayList: [DrawCommand] = []
  /// What happened in this session.
  public private(set) var log = FieldLog()
  /// How the resident asked to leave; `nil` while the kiosk runs on.
  public private(set) var leaving: Leaving?

  /// A way out of the loop.
  public enum Leaving: Equatable, Sendable {
    /// End the process.
    case quit
    /// End the process so that it is started again.
    case restart
  }

  /// Where the picture of a call belongs, in points of the canvas; `nil` where the kiosk's own window has the whole
  /// screen.
  public private(set) var callPicture: Rect?

  private var interaction = Interaction<AppAction>()
  private var canvas: Size
  private var measuring: any TextMeasuring
  private let runner: EffectRunner
  private let mailbox: Mailbox

  /// A stage that shows `app` on a canvas of that many points.
  public init(app: App, canvas: Size, measuring: any TextMeasuring, runner: EffectRunner, mailbox: Mailbox) {
    self.app = app
    self.canvas = canvas
    self.measuring = measuring
    self.runner = runner
    self.mailbox = mailbox
    tree = PlacedTree(empty: canvas)
    render()
  }

  /// Changes the state by an event and begins its effects.
  public func send(_ event: Event, at now: Instant) {
    if case .clockStepped(let milliseconds) = event { interaction.clockStepped(milliseconds: milliseconds) }
    let effects = app.update(event, at: now)
    log.note(event, effects: effects, page: app.screenName, at: now)
    for effect in effects {
      switch effect {
      case .endSession:
        log.wipe()
        interaction.forget()
        runner.run(effect, now: app.now)
      case .leave(let restart): leaving = restart ? .restart : .quit
      default: runner.run(effect, now: app.now)
      }
    }
  }

  /// A touch, in points of the canvas.
  public func touch(_ input: TouchInput, at now: Instant) {
    let action = interaction.handle(input, on: tree, at: now)
    if let action {
      send(.action(action), at: now)
    } else if case .down = input {
      send(.touched, at: now)
    }
  }

  /// A key. It does what touching the target of that key does, so that keys can do no more than fingers.
  public func press(_ key: KeyInput, at now: Instant) {
    switch key {
    case .focus(let forward):
      interaction.moveFocus(forward: forward, on: tree)
      send(.touched, at: now)
    case .confirm: send(interaction.focusedAction(on: tree).map(Event.action) ?? .touched, at: now)
    case .back: send(.action(.back), at: now)
    case .backspace: press(ids: ["key-backspace", "pin-backspace"], at: now)
    case .character(let character): press(ids: ["key-\(character)", "pin-\(character)"], at: now)
    }
  }

  private func press(ids: [String], at now: Instant) {
    let target = tree.targets.first { ids.contains($0.id) }
    send((target?.touch?.action).map(Event.action) ?? .touched, at: now)
  }

  /// Takes what other threads left and does what is due by now.
  public func advance(to now: Instant) {
    for event in mailbox.drain() { send(event, at: now) }
    if let action = interaction.wake(at: now) { send(.action(action), at: now) }
    if now >= app.nextWake { send(.woke, at: now) }
  }

  /// When `advance` has to be called at the latest.
  public var nextWake: Instant {
    [app.nextWake, interaction.nextWake].compactMap { $0 }.min() ?? app.nextWake
  }

  /// Another panel size, in points, on which characters may be of another width.
  public func resize(to canvas: Size, measuring: any TextMeasuring) {
    self.canvas = canvas
    self.measuring = measuring
  }

  /// Lays the page out again; true where something is to be painted.
  @discardableResult
  public func render() -> Bool {
    var next = place()
    // The idle limit grows with the text, which is known once it is laid out. A reset forgets the length.
    if next.readingLength != app.readingLength {
      _ = app.update(.shown(readingLength: next.readingLength), at: app.now)
      next = place()
    }
    interaction.show(page: app.screenIdentity, at: app.now)
    tree = next
    placeCall()
    let list = tree.displayList(
      theme: app.theme(canvas: canvas), pressed: interaction.pressed, focused: interaction.focused)
    guard list != displayList else { return false }
    displayList = list
    return true
  }

  private func placeCall() {
    let frame = app.callPicture(in: tree)
    guard frame != callPicture else { return }
    callPicture = frame
    runner.placeCall(frame)
  }

  private func place() -> PlacedTree<AppAction> {
    Layout.place(
      app.view(canvas: canvas, measuring: measuring), theme: app.theme(canvas: canvas), measuring: measuring)
  }
}
