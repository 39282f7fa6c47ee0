import CallFlow
import Testing

@testable import VideoCall

/// What baresip says, and what it is told in its files.
@Suite struct BaresipTests {
  private func event(_ text: String) -> ClientEvent? { BaresipMessage(Array(text.utf8))?.event }

  @Test func measuredMessagesBecomeEvents() {
    #expect(
      event(#"{"event":true,"type":"CALL_RINGING","class":"call","param":"sip:a@127.0.0.1"}"#) == .ringing)
    #expect(event(#"{"event":true,"type":"CALL_ESTABLISHED","class":"call"}"#) == .connected)
    #expect(
      event(#"{"event":true,"type":"CALL_RTCP","param":"audio","rtcp_stats":{"rtt":0}}"#) == .alive(nil))
    #expect(event(#"{"response":true,"ok":true,"data":"Quit\n","token":"quit"}"#) == nil)
    #expect(event("{\"type\":\"CALL_RINGING\",\"peeruri\":\"a\"b\"}") == nil)
  }

  @Test(arguments: [
    ("486 Busy Here", ClientClosing.reason(.busy)), ("600 Busy Everywhere", .reason(.busy)),
    ("603 Decline", .reason(.declined)), ("404 Not Found", .reason(.absent)),
    ("480 Temporarily Unavailable", .reason(.absent)), ("302 Moved", .reason(.absent)),
    ("503 Service Unavailable", .reason(.absent)), ("488 Not Acceptable Here", .reason(.crashed)),
    ("487 Request Terminated", .reason(.ended)), ("Connection timed out", .reason(.absent)),
    ("Connection reset by peer", .reason(.ended)), ("Connection reset by user", .reason(.ended)),
    ("rtp stream error", .reason(.crashed)), ("Unknown error -2", .ownDevices), ("", .reason(.crashed)),
  ])
  func everyClosingHasItsReason(text: String, expected: ClientClosing) {
    #expect(BaresipMessage.closing(text) == expected)
  }

  @Test func figuresAreReadOutOfWhatItPrints() throws {
    let text = """
      --- Audio stream ---
        member 0x4f218543: lost=2 Jitter=0.0ms RTT=41.0ms
                       IP=127.0.0.1:18236 psent=0 rcvd=76
        TX: packets=76, octets=19133
      """
    let figures = try #require(StreamFigures(text))
    #expect((figures.received, figures.lost, figures.roundTrip) == (76, 2, 41))
    #expect(StreamFigures("--- Audio stream ---") == nil)
  }

  @Test func somebodyWhoTurnsTheCameraOffIsStillThere() throws {
    var watch = StreamWatch()
    let figures = { (count: Int) throws in try #require(StreamFigures("lost=1 RTT=7.0ms rcvd=\(count)")) }
    #expect(watch.quality("video", try figures(10))?.received == 10)
    #expect(watch.quality("audio", try figures(100))?.received == 100)
    #expect(watch.quality("video", try figures(10)) == nil)
    #expect(watch.quality("audio", try figures(200)) == CallQuality(received: 100, lost: 0, roundTrip: 7))
    #expect(watch.quality("audio", try figures(200)) == nil)
  }

  @Test func theFilesListenOnThisMachineOnlyAndEncryptWhatLeavesIt() {
    var configuration = BaresipConfiguration(controlPort: 5072, media: CallMedia(.test))
    configuration.place = .init(address: "127.0.0.1", port: 5070)
    let here = configuration.files.map(\.content).joined()
    #expect(here.contains("sip_listen 127.0.0.1:5070\n"))
    #expect(here.contains("ctrl_tcp_listen 127.0.0.1:5072\n"))
    #expect(!here.contains("mediaenc"))
    configuration.place = nil
    configuration.isEncrypted = true
    let outside = configuration.files.map(\.content).joined()
    #expect(outside.contains("ctrl_tcp_listen 127.0.0.1:5072\n"))
    #expect(outside.contains(";mediaenc=srtp-mand"))
    #expect(outside.contains("module srtp.so"))
    configuration.media.withCamera = false
    #expect(!configuration.files.map(\.content).joined().contains("video_source"))
  }

  @Test(arguments: [
    ("sips:a@h.example", "sip:a@h.example;transport=tls"), ("sips:a@h:5071", "sip:a@h:5071;transport=tls"),
    ("sip:a@h;transport=tls", "sip:a@h;transport=tls"), ("sip:a@127.0.0.1:5", "sip:a@127.0.0.1:5"),
  ])
  func aSecureAddressIsDialledAsBaresipKnowsIt(text: String, dialled: String) throws {
    #expect(try SIPAddress(text).dialled == dialled)
  }

  @Test func aClientGetsAListOfVariablesAndNothingElse() {
    let environment = Sandbox.environment(from: [
      "DISPLAY": ":1", "SECRET": "x", "LD_PRELOAD": "y", "HOME": "/home/k",
    ])
    #expect(environment == ["DISPLAY": ":1", "HOME": Sandbox.home, "PATH": "/usr/bin:/bin"])
  }

  @Test func aClientSeesNoCameraInATest() {
    var sandbox = Sandbox(program: ["/usr/bin/true"], environment: [:])
    #expect(!sandbox.arguments.contains("/dev/video0"))
    sandbox.devices = .all
    #expect(sandbox.arguments.contains("/dev/video0"))
    #expect(sandbox.arguments.contains("--die-with-parent"))
  }
}
