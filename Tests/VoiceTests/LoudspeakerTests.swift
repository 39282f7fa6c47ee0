import Foundation
import Testing

@testable import Voice

@Suite("The loudspeaker at the server")
struct LoudspeakerTests {
  @Test("However many sounds are asked for at once, one is played after the other")
  func oneAtATime() async throws {
    let folder = try Folder()
    // Says when it begins and ends; two at once would nest.
    let player = try folder.program(
      "aplay", "echo begin >> \(folder.path)/log; cat > /dev/null; sleep 0.05; echo end >> \(folder.path)/log"
    )
    let speaker = Loudspeaker(device: "default", program: player)
    let problems = await withTaskGroup(of: VoiceError?.self) { group in
      for _ in 0..<8 {
        group.addTask {
          await withCheckedContinuation { done in
            speaker.play(tone(100, milliseconds: 20)) { done.resume(returning: $0) }
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(problems == Array(repeating: nil, count: 8))
    let lines = try folder.text("log").split(separator: "\n").map { String($0) }
    #expect(lines == Array(repeating: ["begin", "end"], count: 8).flatMap { $0 })
  }

  @Test("A whole sound goes to the player, by its standard input")
  func wholeSound() async throws {
    let folder = try Folder()
    let player = try folder.program(
      "aplay", "cat > \(folder.path)/heard.wav; echo \"$@\" > \(folder.path)/arguments")
    let sound = tone(1234, milliseconds: 5_000, rate: 22_050)
    let problem = await withCheckedContinuation { done in
      Loudspeaker(device: "hw:1,0", program: player).play(sound) { done.resume(returning: $0) }
    }
    #expect(problem == nil)
    #expect(WAVSound(file: Array(try Data(contentsOf: URL(filePath: folder.path + "/heard.wav")))) == sound)
    #expect(try folder.text("arguments") == "-q -D hw:1,0 -t wav -\n")
  }

  @Test("A device that does not exist is told, and the next sound is tried all the same")
  func noDevice() async throws {
    let folder = try Folder()
    let player = try folder.program("aplay", "exit 1")
    let speaker = Loudspeaker(device: "none", program: player)
    for _ in 0..<2 {
      let problem = await withCheckedContinuation { done in
        speaker.play(tone(1, milliseconds: 3_000, rate: 48_000)) { done.resume(returning: $0) }
      }
      #expect(problem == .failed(program: player, status: 1))
    }
  }
}
