public import Model
public import Screens
public import UI

/// Does what a script says with a driver and a clock of its own. Main thread only.
public final class ScriptRunner {
  private let driver: any Driver
  /// The script's own time.
  public private(set) var now: Instant
  private let shot: (String) throws -> Void

  /// A runner that begins at `start`. `shot` takes a picture of that name.
  public init(driver: any Driver, start: Instant, shot: @escaping (String) throws -> Void = { _ in }) {
    self.driver = driver
    now = start
    self.shot = shot
  }

  /// Runs a whole script. Throws `ScriptError` at the first step that does not come true.
  public func run(_ script: Script) throws {
    for line in script.lines {
      do {
        try run(line.step)
      } catch let problem as Disappointment {
        throw ScriptError(
          Diagnostic(
            .error, file: script.file, line: line.number, message: problem.message,
            hint: "the page shows:\n" + driver.tree.semanticDump))
      }
    }
  }

  /// Runs one step.
  public func run(_ step: Script.Step) throws {
    switch step {
    case .tap(let label): try tap(target(label))
    case .keys(let text):
      for key in text { try tap(key == " " ? target(id: "key-space") : target(id: "key-\(key)")) }
    case .type(let text): type(text)
    case .hold(let id, let milliseconds): try hold(target(id: id), milliseconds: milliseconds)
    case .idle: try idle()
    case .wait(let milliseconds): wait(milliseconds)
    case .expect(let words):
      guard driver.tree.shows(words) else { throw Disappointment("the page does not show “\(words)”") }
    case .refuse(let words):
      guard !driver.tree.shows(words) else { throw Disappointment("the page shows “\(words)”") }
    case .page(let name):
      guard driver.app.screenName == name else {
        throw Disappointment("the page is \(driver.app.screenName), not \(name)")
      }
    case .shot(let name): try shot(name)
    }
  }

  /// What a step found wrong.
  private struct Disappointment: Error {
    var message: String
    init(_ message: String) { self.message = message }
  }

  // MARK: Fingers

  /// Touches a target the way a person does: the page has been there for a moment, the finger rests for 60 ms.
  public func tap(_ target: PlacedNode<AppAction>) {
    pass(milliseconds: 600)
    touch(.down(finger: 0, at: target.frame.center))
    pass(milliseconds: 60)
    touch(.up(finger: 0, at: target.frame.center))
    settle()
  }

  private func hold(_ target: PlacedNode<AppAction>, milliseconds: Int64) {
    pass(milliseconds: 600)
    touch(.down(finger: 0, at: target.frame.center))
    pass(milliseconds: milliseconds)
    touch(.up(finger: 0, at: target.frame.center))
    settle()
  }

  private func touch(_ input: TouchInput) {
    driver.touch(input, at: now)
    driver.render()
  }

  private func target(_ label: String) throws -> PlacedNode<AppAction> {
    if let found = driver.tree.target(labelled: label) { return found }
    if let found = driver.tree.targets.first(where: { $0.id == label }) { return found }
    throw Disappointment("nothing to touch is called “\(label)”")
  }

  private func target(id: String) throws -> PlacedNode<AppAction> {
    guard let found = driver.tree.targets.first(where: { $0.id == id }) else {
      throw Disappointment("nothing to touch has the id \(id)")
    }
    return found
  }

  /// What the input method would commit, without the keys: pages can be tried without librime.
  private func type(_ text: String) {
    guard let field = driver.app.writing else { return }
    let composition = Composition(
      session: field.composition.session, sequence: field.composition.sequence + 1, committed: text)
    driver.send(.result(.composed(composition)), at: now)
    settle()
  }

  // MARK: Time

  /// Lets time pass in steps that the kiosk asked for, so that countdowns count.
  private func wait(_ milliseconds: Int64) {
    let end = now.adding(milliseconds: milliseconds)
    while now < end {
      now = min(end, max(now.adding(milliseconds: 1), driver.app.nextWake))
      driver.advance(to: now)
      driver.render()
    }
    settle()
  }

  /// No page is so long that the machine asks later than after an hour.
  private func idle() throws {
    let limit = now.adding(seconds: 3600)
    while now < limit {
      if case .idle = driver.app.overlay { return }
      now = max(now.adding(milliseconds: 1), driver.app.nextWake)
      driver.advance(to: now)
      driver.render()
    }
    throw Disappointment("the machine never asked whether somebody is there")
  }

  private func pass(milliseconds: Int64) {
    now = now.adding(milliseconds: milliseconds)
    driver.advance(to: now)
    driver.render()
  }

  private func settle() {
    // An answer may begin another effect, such as a search after a committed word.
    for _ in 0..<4 {
      driver.settle()
      driver.advance(to: now)
    }
    driver.render()
  }
}
