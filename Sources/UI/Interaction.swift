public import Model

/// A raw touch, already in points of the canvas.
public enum TouchInput: Hashable, Codable, Sendable {
  /// A finger meets the glass.
  case down(finger: Int64, at: Point)
  /// A finger moves.
  case moved(finger: Int64, at: Point)
  /// A finger leaves the glass.
  case up(finger: Int64, at: Point)
  /// The device lost the finger.
  case cancelled(finger: Int64)
}

/// The finger on the glass: which target it holds, and when what it does counts.
///
/// A button acts on release inside its edge and 8 points around; a key acts on press. Only one finger counts,
/// until it leaves the glass or has given no sign for 10 s: a hand that leans on the glass, or a lost event, must
/// not end the session. Identical touches on a button within 500 ms count once, on a key within 60 ms (the
/// contact bounces). Touches within 300 ms of a page change are dropped: they were meant for the page before.
/// A clock that is set neither ends these times nor stretches them.
public struct Interaction<Action: Hashable & Sendable>: Sendable {
  /// The name of the target under the finger, which is drawn pressed.
  public private(set) var pressed: String?
  /// The name of the target that the keypad stands on, which is drawn with a ring. A touch takes it away.
  public private(set) var focused: String?

  private struct Press: Sendable {
    var finger: Int64
    var target: PlacedNode<Action>?
    var isInside: Bool
    var holdDue: Instant?
    var lastSign: Instant
  }

  private var press: Press?
  private var lastAct: (id: String, action: Action, at: Instant)?
  private var page = ""
  private var shownSince: Instant?

  /// How far outside its edge a target still takes a touch, in points.
  public static var slop: Int { 8 }
  /// Identical touches on a button count once within that time, in milliseconds.
  public static var buttonRepeat: Int64 { 500 }
  /// Identical touches on a key count once within that time, in milliseconds.
  public static var keyBounce: Int64 { 60 }
  /// Touches count again that long after a page change, in milliseconds.
  public static var pageGuard: Int64 { 300 }
  /// A finger that has given no sign for that long, in milliseconds, gives way to another one.
  public static var silence: Int64 { 10_000 }

  /// An untouched glass.
  public init() {}

  /// When a resting finger completes a hold; `nil` where none rests on such a target.
  public var nextWake: Instant? { press?.holdDue }

  /// Tells which page is shown, so that touches meant for the page before do not count.
  public mutating func show(page: String, at now: Instant) {
    guard page != self.page else { return }
    if !self.page.isEmpty { shownSince = now }
    self.page = page
    focused = nil
    if press != nil {
      press?.target = nil
      press?.holdDue = nil
      pressed = nil
    }
  }

  /// What a touch on `tree` means; `nil` for nothing, or nothing yet.
  public mutating func handle(_ input: TouchInput, on tree: PlacedTree<Action>, at now: Instant) -> Action? {
    switch input {
    case .down(let finger, let point): return down(finger, at: point, on: tree, now: now)
    case .moved(let finger, let point):
      guard press?.finger == finger else { return nil }
      press?.lastSign = now
      move(to: point)
      return nil
    case .up(let finger, let point):
      guard press?.finger == finger else { return nil }
      move(to: point)
      let held = wake(at: now)
      let released = release(now: now)
      return held ?? released
    case .cancelled(let finger):
      guard press?.finger == finger else { return nil }
      press = nil
      pressed = nil
      return nil
    }
  }

  /// Forgets what was touched last: a key names a letter that a resident typed.
  public mutating func forget() {
    lastAct = nil
    focused = nil
    press = nil
    pressed = nil
  }

  /// Goes on counting as before on a clock that was set by so many milliseconds.
  public mutating func clockStepped(milliseconds: Int64) {
    if let act = lastAct { lastAct?.at = act.at.adding(milliseconds: milliseconds) }
    if let press {
      self.press?.lastSign = press.lastSign.adding(milliseconds: milliseconds)
      self.press?.holdDue = press.holdDue?.adding(milliseconds: milliseconds)
    }
    shownSince = shownSince?.adding(milliseconds: milliseconds)
  }

  /// Moves the focus to the next target of the page or the one before.
  public mutating func moveFocus(forward: Bool, on tree: PlacedTree<Action>) {
    focused = tree.focusTarget(after: focused, forward: forward)?.id
  }

  /// What the target in focus does; `nil` where none is in focus any more.
  public func focusedAction(on tree: PlacedTree<Action>) -> Action? {
    guard let focused else { return nil }
    return tree.targets.first { $0.id == focused }?.touch?.action
  }

  /// What a resting finger means by now; `nil` for nothing.
  public mutating func wake(at now: Instant) -> Action? {
    guard let due = press?.holdDue, due <= now, let target = press?.target else { return nil }
    press?.holdDue = nil
    press?.target = nil
    pressed = nil
    return target.touch?.action
  }

  private mutating func down(_ finger: Int64, at point: Point, on tree: PlacedTree<Action>, now: Instant)
    -> Action?
  {
    guard mayCount(finger, now: now) else { return nil }
    pressed = nil
    focused = nil
    let isGuarded = shownSince.map { Self.isWithin(Self.pageGuard, of: $0, now: now) } ?? false
    let target = isGuarded ? nil : tree.target(at: point, slop: Self.slop)
    press = Press(finger: finger, target: target, isInside: target != nil, lastSign: now)
    guard let target, let touch = target.touch else { return nil }
    switch touch.kind {
    case .release: pressed = target.id
    case .hold(let milliseconds): press?.holdDue = now.adding(milliseconds: Int64(milliseconds))
    case .press:
      pressed = target.id
      guard !isRepeat(target, within: Self.keyBounce, now: now) else { return nil }
      lastAct = (target.id, touch.action, now)
      return touch.action
    }
    return nil
  }

  /// Whether a finger may begin a touch: none rests, or the one that rests is this one or long silent.
  private func mayCount(_ finger: Int64, now: Instant) -> Bool {
    guard let press, press.finger != finger else { return true }
    return press.holdDue == nil && !Self.isWithin(Self.silence, of: press.lastSign, now: now)
  }

  private mutating func move(to point: Point) {
    guard let target = press?.target else { return }
    let isInside = target.frame.contains(point, slop: Self.slop)
    press?.isInside = isInside
    if case .hold = target.touch?.kind {
      if !isInside { press?.holdDue = nil }
    } else {
      pressed = isInside ? target.id : nil
    }
  }

  private mutating func release(now: Instant) -> Action? {
    defer {
      press = nil
      pressed = nil
    }
    guard let press, press.isInside, let target = press.target, let touch = target.touch,
      touch.kind == .release,
      !isRepeat(target, within: Self.buttonRepeat, now: now)
    else { return nil }
    lastAct = (target.id, touch.action, now)
    return touch.action
  }

  private func isRepeat(_ target: PlacedNode<Action>, within limit: Int64, now: Instant) -> Bool {
    guard let lastAct, lastAct.id == target.id, lastAct.action == target.touch?.action else { return false }
    return Self.isWithin(limit, of: lastAct.at, now: now)
  }

  private static func isWithin(_ limit: Int64, of start: Instant, now: Instant) -> Bool {
    (0..<limit).contains(now.milliseconds(since: start))
  }
}
