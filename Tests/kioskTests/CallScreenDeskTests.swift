import CallFlow
import Configuration
import Foundation
import Model
import Screens
import Synchronization
import Testing
import VideoCall

@testable import kiosk

/// The desk between the pages and real calls: a lawyer's desk answers, baresip calls.
@Suite(.serialized) struct CallScreenDeskTests {
  /// A folder with a configuration, and what the desk said.
  private final class Hall: Sendable {
    let folder: URL
    let desk: CallScreenDesk
    let locations: Locations
    private let news = Mutex<[CallNews]>([])

    /// A hall whose only level is at that port.
    init(port: Int) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "kiosk-calls-" + UUID().uuidString)
      let config = folder.appending(path: "config")
      try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
      let file = """
        levels:
          - { id: county, name: { zh: 县级, en: County }, targets: [{ sip: "sip:lawyer@127.0.0.1:\(port)" }] }
        hotline: "12348"
        call_back: { number_consent: "2026-11" }
        """
      try file.write(to: config.appending(path: "video.yaml"), atomically: true, encoding: .utf8)
      locations = Locations.ofThisProcess(
        Locations.Options(configuration: config.path, data: folder.path + "/data"))
      desk = CallScreenDesk(ConfigurationStore().load(config.path), locations, media: .test)
    }

    deinit {
      // What cannot be removed stays in the temporary folder, where the system sweeps.
      try? FileManager.default.removeItem(at: folder)
    }

    func send(_ command: VideoCallCommand) {
      desk.send(command, at: .current) { [weak self] one in self?.news.withLock { $0.append(one) } }
    }

    /// The states so far, each once.
    var states: [String] {
      news.withLock { news in
        news.compactMap { if case .flow(let flow, _) = $0 { flow.state.name } else { nil } }
      }
    }

    var flow: CallFlow? {
      news.withLock { news in
        news.compactMap { if case .flow(let flow, _) = $0 { flow } else { nil } }.last
      }
    }

    /// Waits until something is so; gives up after half a minute.
    func wait(until isSo: (Hall) -> Bool) -> Bool {
      let deadline = Date().addingTimeInterval(30)
      while Date() < deadline {
        if isSo(self) { return true }
        Thread.sleep(forTimeInterval: 0.02)
      }
      return false
    }
  }

  private static let port = 18_640

  /// A lawyer's desk that answers, until it is stopped.
  private func answering(_ port: Int) throws -> AnsweringDesk {
    let desk = AnsweringDesk(
      try AnsweringDesk.Place(host: "127.0.0.1", port: port), media: CallMedia(.test),
      host: CallHost(environment: [:], hiddenFolders: []))
    let ready = Ready()
    try desk.start { if $0 == .ready { ready.set() } }
    let deadline = Date().addingTimeInterval(20)
    while !ready.isSet, Date() < deadline { Thread.sleep(forTimeInterval: 0.02) }
    #expect(ready.isSet)
    return desk
  }

  private final class Ready: Sendable {
    private let flag = Atomic<Bool>(false)
    var isSet: Bool { flag.load(ordering: .acquiring) }
    func set() { flag.store(true, ordering: .releasing) }
  }

  @Test func aCallIsTriedAnsweredAndEndedByLeaving() throws {
    let lawyer = try answering(Self.port)
    defer { lawyer.kill() }
    let hall = try Hall(port: Self.port)
    hall.send(.begin(withCamera: true, helper: nil, call: 1))
    #expect(hall.wait { if case .selfTest(.some) = $0.flow?.state { true } else { false } })
    #expect(
      hall.flow?.state
        == .selfTest(SelfTest(hasClient: true, hasNetwork: true, hasMicrophone: true, hasCamera: true)))
    hall.send(.tell(.goOn, call: 1))
    #expect(hall.wait { $0.flow?.state == .connected })
    // The pages count on the wall clock.
    let since = try #require(hall.flow?.connectedSince)
    #expect(abs(Instant.current.milliseconds(since: since)) < 20_000)
    let before = hall.states.count
    hall.send(.end(call: 1))
    hall.desk.stop()
    #expect(hall.states.count == before, "a page that was left hears nothing more")
  }

  @Test func nobodyAnswersThenTheNumberIsKeptForTheOfficer() throws {
    let hall = try Hall(port: Self.port + 10)
    hall.send(.begin(withCamera: false, helper: nil, call: 1))
    #expect(hall.wait { if case .selfTest(.some) = $0.flow?.state { true } else { false } })
    hall.send(.tell(.goOn, call: 1))
    #expect(hall.wait { $0.flow?.state.name == "dialling" })
    hall.send(.tell(.takePhone, call: 1))
    #expect(hall.wait { $0.flow?.state.name == "phone" })
    hall.send(.tell(.skipPhone, call: 1))
    hall.send(.tell(.leaveNumber(Private("13800138000"), consent: "2026-11"), call: 1))
    #expect(hall.wait { $0.flow?.state == .ended(.numberLeft) })
    let places = ["--config", hall.folder.path + "/config", "--data", hall.folder.path + "/data"]
    let listed = try Program.run(["call-backs"] + places)
    #expect(listed.output.contains("13800138000"))
    let deleted = try Program.run(["call-backs", "--delete", "1"] + places)
    #expect(deleted.status == 0)
    hall.desk.stop()
    let files = try #require(FileManager.default.enumerator(at: hall.folder, includingPropertiesForKeys: nil))
    for case let file as URL in files where !file.hasDirectoryPath {
      #expect(
        try Data(contentsOf: file).range(of: Data("13800138000".utf8)) == nil,
        "still in \(file.lastPathComponent)")
    }
  }

  @Test func aSecondCallWaitsUntilTheFirstIsGone() throws {
    let lawyer = try answering(Self.port + 20)
    defer { lawyer.kill() }
    let hall = try Hall(port: Self.port + 20)
    for call in 1...2 {
      hall.send(.begin(withCamera: true, helper: nil, call: call))
      #expect(hall.wait { if case .selfTest(.some) = $0.flow?.state { true } else { false } })
      hall.send(.tell(.goOn, call: call))
      #expect(hall.wait { $0.flow?.state == .connected })
      hall.send(.end(call: call))
    }
    hall.desk.stop()
    #expect(hall.states.filter { $0 == "connected" }.count >= 2)
  }
}
