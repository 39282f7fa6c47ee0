import Foundation
import Model
import Queue
import Testing

@testable import Voice

@Suite("Recorded clips")
struct ClipTests {
  private func settings(_ folder: Folder) -> DisplaySettings {
    var settings = DisplaySettings()
    settings.clips = folder.path
    return settings
  }

  /// All clips of a call, each as long as its place in the sentence and with a value of its own.
  private func record(_ announcement: Announcement, in folder: Folder) throws {
    for (index, name) in Set(announcement.clips).sorted().enumerated() {
      try folder.write(tone(Int16(1000 + index * 100), milliseconds: 200), name)
    }
  }

  @Test("A sentence is the chime and its clips in order, joined sample by sample")
  func sentence() throws {
    let folder = try Folder()
    let call = try announcement()
    try record(call, in: folder)
    let heard = HallVoice(settings(folder)).call(call)
    #expect(heard.problem == nil)
    #expect(heard.sound.rate == 16_000)
    let chime = CallChime.sound(rate: 16_000).milliseconds
    // Nine clips of 200 ms, seven short breaths, one longer before 到, and one after the chime.
    #expect(heard.sound.milliseconds == chime + 120 + 9 * 200 + 7 * 40 + 180)
    let again = HallVoice(settings(folder)).call(call, isRepetition: true)
    #expect(again.sound.milliseconds == 9 * 200 + 7 * 40 + 180)
    // The plateaus between the ramps.
    let loud = zip(again.sound.samples, again.sound.samples.dropFirst()).filter { $0 == $1 && $0 >= 1000 }
    var order: [Int16] = []
    for (value, _) in loud where value != order.last { order.append(value) }
    let names = Set(call.clips).sorted()
    #expect(order == call.clips.map { name in Int16(1000 + (names.firstIndex(of: name) ?? 0) * 100) })
  }

  @Test(
    "Where one clip is missing or unlike the others the whole sentence is synthesised", arguments: [0, 1, 2])
  func fallback(_ mistake: Int) throws {
    let folder = try Folder()
    let call = try announcement()
    try record(call, in: folder)
    let file = folder.path + "/5.wav"
    switch mistake {
    case 0: try FileManager.default.removeItem(atPath: file)
    case 1: try folder.write(tone(2000, milliseconds: 200, rate: 44_100), "5")
    default: try Data("RIFF nonsense".utf8).write(to: URL(filePath: file))
    }
    let heard = HallVoice(settings(folder)).call(call)
    #expect(heard.sound.rate == 22_050)
    #expect(heard.problem == nil)
    let faults = ClipFolder(path: folder.path).faults(in: call.clips)
    #expect(faults.map(\.name) == ["5"])
    let expected: [ClipFolder.Fault] = [.missing, .rate(44_100, others: 16_000), .unusable]
    #expect(faults.first?.fault == expected[mistake])
  }

  @Test("A hall's own chime is taken where its rate fits, and a silent hall hears the chime alone")
  func chime() throws {
    let folder = try Folder()
    let call = try announcement()
    try record(call, in: folder)
    try folder.write(tone(3000, milliseconds: 1000), "chime")
    #expect(HallVoice(settings(folder)).call(call).sound.milliseconds == 1000 + 120 + 9 * 200 + 7 * 40 + 180)
    var silent = DisplaySettings()
    silent.speaks = false
    #expect(HallVoice(silent).call(call).sound == CallChime.sound(rate: 22_050))
  }

  @Test("A name of a clip never leaves its folder")
  func names() throws {
    for letter in 65...90 {
      let name = Unicode.Scalar(letter).map { "\($0)001" } ?? "A001"
      for clip in try announcement(name, window: 99).clips {
        #expect(clip.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" })
      }
    }
  }

  @Test("A WAV file is read back as it was written, whatever else stands in it")
  func file() {
    let sound = WAVSound(rate: 16_000, samples: [0, 1, -1, .max, .min])
    #expect(WAVSound(file: sound.file) == sound)
    var listed = sound.file
    listed.insert(contentsOf: Array("LIST".utf8) + [3, 0, 0, 0, 65, 65, 65, 0], at: 36)
    #expect(WAVSound(file: listed) == sound)
    #expect(WAVSound(file: Array(sound.file.dropLast(3)))?.samples.count == 3)
    #expect(WAVSound(file: []) == nil)
    #expect(WAVSound(file: Array(sound.file.prefix(20))) == nil)
  }

  @Test("No bytes make the reader of WAV files fail")
  func randomFiles() {
    let seed = UInt64.random(in: 0...999_999_999)
    let given = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? seed
    print("wav files: SEED=\(given)")
    var random = Random(state: given)
    let whole = tone(7, milliseconds: 20).file
    for _ in 0..<2_000 {
      var bytes = Array(whole.prefix(Int(random.next() % UInt64(whole.count))))
      for _ in 0..<4 where !bytes.isEmpty {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      if let sound = WAVSound(file: bytes) { #expect(sound.samples.count <= bytes.count / 2) }
    }
  }

  private struct Random {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }
}
