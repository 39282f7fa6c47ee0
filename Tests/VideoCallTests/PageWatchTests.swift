import CallFlow
import Foundation
import Testing

@testable import VideoCall

/// What a browser says, and what it means for a call: without a browser.
@Suite struct PageWatchTests {
  private static let origin = "https://hall.example"

  /// A watch whose page is attached, and everything it wanted until then.
  private func attached() throws -> (PageWatch, [PageWatch.Step]) {
    var watch = PageWatch(origin: Self.origin)
    var steps = watch.begin()
    steps += watch.hear(
      try message(
        #"{"method":"Target.attachedToTarget","params":{"sessionId":"S","targetInfo":{"targetId":"T","type":"page"}}}"#
      ))
    return (watch, steps)
  }

  private func message(_ text: String) throws -> BrowserMessage { try #require(BrowserMessage(text.utf8)) }

  /// Asks, and lets the page answer.
  private func ask(
    _ watch: inout PageWatch, title: String, at place: String = origin + "/room", state: String = "complete",
    status: Int = 200
  ) throws -> [PageWatch.Step] {
    guard case .send(let command) = try #require(watch.beat().first) else { return [] }
    let values = [title, place, state, "\(status)"].map { "\"\($0)\"" }.joined(separator: ",")
    return watch.hear(
      try message(
        "{\"id\":\(command.id),\"result\":{\"result\":{\"type\":\"object\",\"value\":[\(values)]}}}"))
  }

  @Test func thePageThatIsAttachedIsReady() throws {
    let steps = try attached().1
    #expect(steps.contains(.report(.ready)))
    let methods = steps.compactMap { step in
      if case .send(let command) = step { command.method } else { nil }
    }
    #expect(
      methods == ["Target.setDiscoverTargets", "Target.setAutoAttach", "Page.enable", "Inspector.enable"])
  }

  @Test func theTitleSaysWhereTheCallIs() throws {
    var watch = try attached().0
    #expect(try ask(&watch, title: "CALL", state: "loading") == [])
    #expect(try ask(&watch, title: "Room 1") == [.report(.ringing)])
    #expect(try ask(&watch, title: "CALL ringing") == [])
    #expect(try ask(&watch, title: "CALL connected") == [.report(.connected)])
    #expect(try ask(&watch, title: "CALL connected") == [.report(.alive(nil))])
    #expect(try ask(&watch, title: "CALL ended") == [.report(.closed(.reason(.ended)))])
    #expect(watch.beat() == [])
  }

  @Test(arguments: CallReason.allCases)
  func aPageMaySayWhyNobodyAnswers(reason: CallReason) throws {
    var watch = try attached().0
    #expect(try ask(&watch, title: "CALL " + reason.rawValue) == [.report(.closed(.reason(reason)))])
  }

  @Test(arguments: [
    ("chrome-error://chromewebdata/", 0, CallReason.absent), ("https://hall.example/room", 404, .absent),
    ("https://hall.example/room", 502, .absent), ("https://hall.example.evil/", 200, .crashed),
    ("https://evil.example/", 200, .crashed), ("http://hall.example/", 200, .crashed),
    ("https://hall.example:8443/", 200, .crashed), ("https://hall.example@evil.example/", 200, .crashed),
  ])
  func anotherPlaceThanTheTargetsIsNoCall(place: String, status: Int, reason: CallReason) throws {
    var watch = try attached().0
    #expect(
      try ask(&watch, title: "CALL connected", at: place, status: status) == [
        .report(.closed(.reason(reason)))
      ])
  }

  @Test func aPageThatHasLeftAfterAConversationHasEndedIt() throws {
    var watch = try attached().0
    #expect(try ask(&watch, title: "CALL connected") == [.report(.connected)])
    let left = try ask(&watch, title: "", at: "chrome-error://chromewebdata/")
    #expect(left == [.report(.closed(.reason(.ended)))])
  }

  @Test func aPageIsNotAskedAgainBeforeItHasAnswered() throws {
    var watch = try attached().0
    #expect(watch.beat().count == 1)
    #expect(watch.beat() == [])
    // While one page gives way to the next there is an error for an answer.
    var other = try attached().0
    guard case .send(let command) = try #require(other.beat().first) else { return }
    #expect(other.hear(try message("{\"id\":\(command.id),\"error\":{\"code\":-32000}}")) == [])
    #expect(other.beat().count == 1)
  }

  @Test func crashesAndClosedWindowsAreTold() throws {
    var watch = try attached().0
    let crash = try message(#"{"method":"Inspector.targetCrashed","sessionId":"S"}"#)
    #expect(watch.hear(crash) == [.report(.closed(.reason(.crashed)))])
    #expect(watch.hear(crash) == [])
    var closed = try attached().0
    let gone = try message(#"{"method":"Target.targetDestroyed","params":{"targetId":"T"}}"#)
    #expect(closed.hear(gone) == [.report(.closed(.reason(.ended)))])
    let other = try message(#"{"method":"Target.targetDestroyed","params":{"targetId":"X"}}"#)
    var another = try attached().0
    #expect(another.hear(other) == [])
  }

  @Test func aSecondWindowIsClosedAndAQuestionIsAnswered() throws {
    var watch = try attached().0
    let window = #"{"sessionId":"Q","targetInfo":{"targetId":"U","type":"page"}}"#
    let steps = watch.hear(try message(#"{"method":"Target.attachedToTarget","params":\#(window)}"#))
    guard case .send(let command) = try #require(steps.first) else { return }
    #expect(command.method == "Target.closeTarget")
    #expect(command.params == ["targetId": .text("U")])
    let dialog = try message(
      #"{"method":"Page.javascriptDialogOpening","sessionId":"S","params":{"message":"?"}}"#)
    guard case .send(let answer) = try #require(watch.hear(dialog).first) else { return }
    #expect(answer.method == "Page.handleJavaScriptDialog")
  }

  @Test func thePageIsToldBeforeTheBrowserCloses() throws {
    var watch = try attached().0
    guard case .send(let farewell) = try #require(watch.hangUp().first) else { return }
    #expect(farewell.method == "Runtime.evaluate")
    guard
      case .send(let close) = try #require(
        watch.hear(try message("{\"id\":\(farewell.id),\"result\":{}}")).first)
    else { return }
    #expect(close.method == "Browser.close")
    var early = PageWatch(origin: Self.origin)
    guard case .send(let direct) = try #require(early.hangUp().first) else { return }
    #expect(direct.method == "Browser.close")
  }

  @Test func whatIsNoMessageIsPassedOver() {
    for text in ["", "{", "[]", "{\"id\":\"x\"}", "\u{0}", "{\"method\":7}"] {
      #expect(BrowserMessage(text.utf8) == nil)
    }
  }
}

/// What a browser of a call is started with.
@Suite struct ChromiumTests {
  private func sandbox(_ text: String, _ media: CallMedia) throws -> Sandbox {
    let host = CallHost(environment: ["DISPLAY": ":9", "SECRET": "x"], hiddenFolders: [])
    let window = CallWindow(x: 1, y: 2, width: 300, height: 400)
    return try Chromium.sandbox(try WebAddress(text), media: media, window: window, host: host)
  }

  @Test func onlyTheOriginOfTheTargetIsAllowed() throws {
    let policy = try ChromiumPolicy(
      address: try WebAddress("https://Hall.example/room?x=1"), withCamera: true
    ).file.content
    let rules = try #require(try JSONSerialization.jsonObject(with: Data(policy.utf8)) as? [String: Any])
    #expect(rules["URLBlocklist"] as? [String] == ["*"])
    #expect(rules["URLAllowlist"] as? [String] == ["https://.hall.example:443"])
    #expect(rules["VideoCaptureAllowedUrls"] as? [String] == ["https://hall.example"])
    #expect(rules["AudioCaptureAllowedUrls"] as? [String] == ["https://hall.example"])
    #expect(rules["VideoCaptureAllowed"] as? Bool == false)
  }

  @Test func withoutACameraThePageGetsNone() throws {
    let media = CallMedia(.devices(CallDevices()), withCamera: false)
    let sandbox = try sandbox("https://hall.example/", media)
    #expect(!sandbox.arguments.contains("/dev/video0"))
    #expect(sandbox.arguments.contains("/dev/snd"))
    #expect(try #require(sandbox.files.first).content.contains("\"VideoCaptureAllowedUrls\":[]"))
  }

  @Test func itsOwnSandboxStaysOnAndNoPortIsOpened() throws {
    let sandbox = try sandbox("https://hall.example/", CallMedia(.devices(CallDevices())))
    #expect(!sandbox.program.contains { $0.contains("no-sandbox") || $0.contains("debugging-port") })
    #expect(sandbox.program.contains("--remote-debugging-pipe"))
    #expect(!sandbox.program.contains("--use-fake-device-for-media-stream"))
    #expect(sandbox.program.contains("--window-position=1,2"))
    #expect(sandbox.program.contains("--window-size=300,400"))
    #expect(sandbox.environment.keys.sorted() == ["DISPLAY", "HOME", "PATH"])
  }

  @Test func withoutADisplayNoBrowserIsStarted() throws {
    let address = try WebAddress("https://hall.example/")
    #expect(throws: CallClientError.noDisplay) {
      try Chromium.sandbox(address, media: CallMedia(.test), window: nil, host: Desk.host)
    }
  }
}
