internal import CallFlow

/// Tells from what the browser says how the call in its page goes. A value: messages in, commands and events out.
///
/// A page says by its title where the call is: "CALL ringing", "CALL connected", "CALL ended", or one of the reasons
/// that a call can fail for ("CALL busy"). See the README of this target.
struct PageWatch {
  /// What has to be done.
  enum Step: Hashable {
    case send(BrowserCommand)
    case report(ClientEvent)
  }

  /// The only origin the page may have.
  private let origin: String
  private var lastID = 0
  /// The page; `nil` before the browser has shown it.
  private var page: (target: String, session: String)?
  /// The question that the page has not answered yet.
  private var question: Int?
  /// The farewell that the page was told and has not heard yet.
  private var farewell: Int?
  private var isRinging = false
  private var isConnected = false
  private var isClosed = false

  init(origin: String) { self.origin = origin }

  /// The first commands of a connection.
  mutating func begin() -> [Step] {
    [
      send("Target.setDiscoverTargets", ["discover": .flag(true)]),
      send(
        "Target.setAutoAttach",
        ["autoAttach": .flag(true), "waitForDebuggerOnStart": .flag(false), "flatten": .flag(true)]),
    ]
  }

  /// Asks the page where it is, four times a second; not again before it has answered.
  mutating func beat() -> [Step] {
    guard let page, question == nil, !isClosed else { return [] }
    // The title, the place, whether it is loaded, and with which status of HTTP.
    let expression = """
      [document.title, location.href, document.readyState, \
      String(performance.getEntriesByType("navigation")[0]?.responseStatus ?? 0)]
      """
    let step = send(
      "Runtime.evaluate", ["expression": .text(expression), "returnByValue": .flag(true)], to: page.session)
    question = lastID
    return [step]
  }

  /// Tells the page that the call is over, then closes the browser: the page may still say good-bye.
  mutating func hangUp() -> [Step] {
    guard let page else { return [send("Browser.close")] }
    let step = send(
      "Runtime.evaluate",
      ["expression": .text("void dispatchEvent(new Event('callhangup'))"), "returnByValue": .flag(true)],
      to: page.session)
    farewell = lastID
    return [step]
  }

  /// Takes a message.
  mutating func hear(_ message: BrowserMessage) -> [Step] {
    if let id = message.id { return answered(id, message) }
    switch message.method {
    case "Target.attachedToTarget": return attached(message)
    case "Page.javascriptDialogOpening":
      // Nobody is there who could answer, and until then the page stands still.
      return [send("Page.handleJavaScriptDialog", ["accept": .flag(true)], to: message.sessionId)]
    case "Inspector.targetCrashed" where message.sessionId == page?.session: return close(.crashed)
    case "Target.targetCrashed" where message.params?.targetId == page?.target: return close(.crashed)
    case "Target.targetDestroyed" where message.params?.targetId == page?.target: return close(.ended)
    default: return []
    }
  }

  private mutating func attached(_ message: BrowserMessage) -> [Step] {
    guard let info = message.params?.targetInfo, info.type == "page", let session = message.params?.sessionId
    else { return [] }
    guard page == nil else {
      // A second window would lie over the kiosk.
      return [send("Target.closeTarget", ["targetId": .text(info.targetId)])]
    }
    page = (info.targetId, session)
    return [send("Page.enable", to: session), send("Inspector.enable", to: session), .report(.ready)]
  }

  private mutating func answered(_ id: Int, _ message: BrowserMessage) -> [Step] {
    if id == farewell { return [send("Browser.close")] }
    guard id == question else { return [] }
    question = nil
    return learned(message.result?.result?.value)
  }

  private mutating func learned(_ texts: [String]?) -> [Step] {
    // Without texts the page was just being exchanged for the next one.
    guard let texts, texts.count == 4 else { return [] }
    let (title, place, isLoaded, status) = (texts[0], texts[1], texts[2] == "complete", Int(texts[3]) ?? 0)
    if place == "about:blank" { return [] }
    guard place == origin || place.hasPrefix(origin + "/") || place.hasPrefix(origin + "?") else {
      // A page that the browser itself shows instead: the network or the policy did not let it through.
      let isError = place.hasPrefix("chrome-error:") && !isRinging
      return close(isConnected ? .ended : isError ? .absent : .crashed)
    }
    guard status < 400 else { return close(isConnected ? .ended : .absent) }
    return said(title, isLoaded: isLoaded)
  }

  private mutating func said(_ title: String, isLoaded: Bool) -> [Step] {
    let word = title.hasPrefix("CALL ") ? String(title.dropFirst(5)) : ""
    if let reason = CallReason(rawValue: word) { return close(reason) }
    if isConnected { return [.report(.alive(nil))] }
    if word == "connected" {
      isConnected = true
      return [.report(.connected)]
    }
    // Loaded, it has reached its server, and the server calls.
    guard isLoaded || word == "ringing", !isRinging else { return [] }
    isRinging = true
    return [.report(.ringing)]
  }

  private mutating func close(_ reason: CallReason) -> [Step] {
    guard !isClosed else { return [] }
    isClosed = true
    return [.report(.closed(.reason(reason)))]
  }

  private mutating func send(
    _ method: String, _ params: [String: BrowserCommand.Value] = [:], to session: String? = nil
  ) -> Step {
    lastID += 1
    return .send(BrowserCommand(id: lastID, method: method, params: params, sessionId: session))
  }
}
