import CallFlow
import Foundation
import Synchronization
import Testing

@testable import VideoCall

/// The self-test with real programs in place of camera and microphone: ffmpeg's pictures and tones, and ones that
/// fail in every way.
@Suite(.serialized) struct SelfTesterTests {
  private let here = try? CallTarget.sip(SIPAddress("sip:lawyer@127.0.0.1:5060"))

  private func source(preview: [String], meter: [String]) throws -> CallMedia.Source {
    var devices = CallDevices()
    devices.preview = try MediaCommand(preview)
    devices.meter = try MediaCommand(meter)
    return .devices(devices)
  }

  private func lavfi(_ graph: String, _ format: [String]) -> [String] {
    ["/usr/bin/ffmpeg", "-nostdin", "-loglevel", "quiet", "-re", "-f", "lavfi", "-i", graph] + format + [
      "pipe:1"
    ]
  }

  private var picture: [String] {
    lavfi("testsrc2=size=640x360:rate=15", ["-pix_fmt", "bgr0", "-f", "rawvideo"])
  }
  private var black: [String] {
    lavfi("color=black:size=640x360:rate=30", ["-pix_fmt", "bgr0", "-f", "rawvideo"])
  }
  private var tone: [String] { lavfi("sine=sample_rate=16000", ["-ac", "1", "-f", "s16le"]) }
  private var silence: [String] { lavfi("anullsrc=sample_rate=16000", ["-ac", "1", "-f", "s16le"]) }

  @Test func `test pictures and a tone are seen and heard, and nothing is left a moment later`() throws {
    let run = try Run([#require(here)], .test)
    let result = try run.result(within: 6)
    #expect(result == SelfTest(hasClient: true, hasNetwork: true, hasMicrophone: true, hasCamera: true))
    run.wait { $0.frames >= 15 && $0.levels.count >= 10 }
    #expect(run.notes.frames >= 15)
    let levels = run.notes.levels
    #expect(levels.count >= 10)
    // ffmpeg's tone has an eighth of full scale: -21 dB.
    #expect(levels.allSatisfy { (0.6...0.7).contains($0) }, "\(levels)")
    let start = ContinuousClock.now
    #expect(run.tester.stop())
    let took = (ContinuousClock.now - start).milliseconds
    print("self-test: found after \(run.notes.foundAfter) ms, devices free \(took) ms after the end")
    let frames = run.notes.frames
    usleep(200_000)
    #expect(run.notes.frames == frames, "a frame came after the end")
    #expect(Run.mediaPrograms.isEmpty)
  }

  @Test func `a lens that is covered and a microphone that is off are found out`() throws {
    let run = try Run([#require(here)], source(preview: black, meter: silence))
    let result = try run.result(within: 6)
    #expect(result == SelfTest(hasClient: true, hasNetwork: true, hasMicrophone: false, hasCamera: false))
    #expect(run.tester.stop())
  }

  @Test func `a camera that is missing leaves a call by voice`() throws {
    let run = try Run([#require(here)], source(preview: ["/bin/false"], meter: tone))
    let result = try run.result(within: 6)
    #expect(!result.hasCamera && result.allowsCall)
    #expect(run.tester.stop())
  }

  @Test func `programs that hang are ended, and the answer is there in time`() throws {
    let hang = ["/bin/sh", "-c", "trap '' TERM; sleep 86399 & wait"]
    let run = try Run([#require(here)], source(preview: hang, meter: hang), limit: .seconds(1))
    let result = try run.result(within: 4)
    #expect(!result.hasCamera && !result.hasMicrophone)
    #expect(run.tester.stop())
    #expect(Run.programs(with: "86399").isEmpty)
  }

  @Test func `stopping in the first moment frees the devices, and nothing is reported`() throws {
    let run = try Run([#require(here)], .test)
    #expect(run.tester.stop())
    #expect(Run.mediaPrograms.isEmpty)
    usleep(200_000)
    #expect(run.notes.found == nil)
  }

  @Test func `a program that is not there is told to staff`() throws {
    let run = try Run([#require(here)], source(preview: ["/opt/none/camera"], meter: tone))
    #expect(try !run.result(within: 6).hasCamera)
    #expect(run.notes.faults == [.missingProgram("/opt/none/camera")])
    #expect(run.tester.stop())
  }

  @Test func `a telephone alone is neither a client nor a network`() throws {
    let run = try Run([.phone(#require(PhoneNumber("12348")))], .test)
    let result = try run.result(within: 6)
    #expect(!result.hasClient && !result.hasNetwork)
    #expect(run.tester.stop())
  }

  @Test func `a name without an address is no network`() throws {
    let run = try Run([.sip(SIPAddress("sips:lawyer@no-such-host.invalid"))], .test)
    #expect(try !run.result(within: 6).hasNetwork)
    #expect(run.tester.stop())
  }

  @Test func `the loudness of silence, of one value and of full scale`() {
    let loudness = { (samples: [Int16]) in samples.withUnsafeBytes { LevelSource.loudness($0) } }
    #expect(loudness([0, 0, 0]) == LevelSource.Loudness(level: 0, isSilence: true))
    #expect(loudness([7, 7, 7]).isSilence)
    #expect(loudness([.max, .min]).level > 0.99)
    #expect(loudness([1, -1]).isSilence == false)
    #expect(loudness([]).isSilence)
  }
}

/// One self-test with what it reported.
private final class Run: Sendable {
  struct Notes: Sendable {
    var frames = 0
    var levels: [Double] = []
    var faults: [CallClientError] = []
    var found: SelfTest?
    var foundAfter: Int64 = 0
  }

  let tester: SelfTester
  private let state: Shared

  private final class Shared: Sendable {
    let notes = Mutex(Notes())
  }

  var notes: Notes { state.notes.withLock { $0 } }

  init(_ targets: [CallTarget], _ source: CallMedia.Source, limit: Duration = SelfTester.limit) throws {
    tester = SelfTester(targets, source: source, host: Desk.host, limit: limit)
    let state = Shared()
    self.state = state
    let start = ContinuousClock.now
    tester.start(
      SelfTester.Listener(
        frame: { width, height, pixels in
          if pixels.count == width * height * 4 { state.notes.withLock { $0.frames += 1 } }
        },
        level: { level in state.notes.withLock { $0.levels.append(level) } },
        found: { result in
          state.notes.withLock {
            $0.found = result
            $0.foundAfter = (ContinuousClock.now - start).milliseconds
          }
        },
        fault: { error in state.notes.withLock { $0.faults.append(error) } }))
  }

  func wait(until isEnough: (Notes) -> Bool) {
    for _ in 0..<1000 where !isEnough(notes) { usleep(10_000) }
  }

  /// What was found; it has to be there within so many seconds.
  func result(within seconds: Double) throws -> SelfTest {
    wait { $0.found != nil }
    let result = try #require(notes.found, "nothing was found")
    #expect(notes.foundAfter <= Int64(seconds * 1000))
    return result
  }

  /// Programs of this test that still run: ffmpeg with its pictures or tones.
  static var mediaPrograms: [String] { programs(with: "lavfi") }

  static func programs(with word: String) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.compactMap { pid_t($0) }.filter { ProcessTree.descends($0, from: getpid()) }.compactMap {
      pid in
      // A process that ended in between has no line any more.
      let line = (try? String(contentsOfFile: "/proc/\(pid)/cmdline", encoding: .utf8)) ?? ""
      let parts = line.split(separator: "\0")
      return parts.contains { $0.contains(word) } ? "\(pid) \(parts)" : nil
    }
  }
}
