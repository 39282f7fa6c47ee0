import Foundation
import Queue
import Testing

@testable import Voice

@Suite("The synthesised voice")
struct SynthesiserTests {
  private let voice = Synthesiser()

  /// What espeak-ng 1.51 says for each digit alone, by its own notation: consonant, vowel, tone.
  @Test(
    "Every digit is spoken in Mandarin with its tone; the broken voice would say English letters",
    arguments: [
      ("ling2", "l'i35N"), ("yi1", "j'i55"), ("er4", "'@r51"), ("san1", "s'a55n"), ("si4", "s'i[51"),
      ("wu3", "w'u214"), ("liu4", "l'iou51"), ("qi1", "tS;h'i55"), ("ba1", "p'A55"), ("jiu3", "tS;'iou214"),
      ("yao1", "j'Au55"), ("shi2", "s.'i.35"),
    ])
  func digits(_ pinyin: String, _ expected: String) throws {
    let said = try voice.phonemes(of: pinyin)
    #expect(said.map { $0.replacing("_|", with: "") } == [expected])
  }

  @Test("Every letter that a number can have is a word of its own, in the Chinese voice, unlike the others")
  func letters() throws {
    let letters = (65...90).compactMap { Unicode.Scalar($0).map { String($0) } }
    let said = try letters.map { try voice.phonemes(of: "qing3 \($0) ling2") }
    #expect(said.allSatisfy { $0.count == 3 })
    #expect(said.allSatisfy { words in !words.contains { $0.contains("(en)") } })
    #expect(Set(said.map { $0[1] }).count == 26)
  }

  @Test("A whole call is eleven words in Mandarin, and so is a room with an awkward character")
  func sentences() throws {
    let call = try voice.phonemes(of: try announcement().pinyin)
    #expect(call.count == 11)
    #expect(call.first?.hasPrefix("tS;h'i21N") == true)
    let room = try voice.phonemes(of: "hao4 tiao2 jie3 室")
    #expect(room[1].contains("thj'Au35"))
    #expect(room.count == 4)
    #expect(try voice.speaksMandarin())
  }

  @Test("A call lasts as long as somebody needs to say it, and is no silence")
  func duration() throws {
    let sound = try voice.sound(of: try announcement().pinyin)
    #expect((2_500...6_000).contains(sound.milliseconds))
    #expect(sound.rate == 22_050)
    #expect(sound.samples.contains { abs(Int($0)) > 3_000 })
  }

  @Test("A synthesiser that hangs is ended with what it started, and the call has its chime")
  func hanging() throws {
    let folder = try Folder()
    let program = try folder.program(
      "espeak-ng", "echo $$ >> \(folder.path)/pids\nsleep 600 &\necho $! >> \(folder.path)/pids\nwait")
    let hung = Synthesiser(program: program, limit: .milliseconds(300))
    let call = HallVoice(DisplaySettings(), synthesiser: hung).call(try announcement())
    #expect(call.problem == .tooSlow(program: program))
    #expect(call.sound.milliseconds > 300)
    let children = try folder.text("pids").split(separator: "\n").compactMap { Int32($0) }
    #expect(children.count == 2)
    for child in children {
      // An ended one that its new parent has not yet noticed counts as ended.
      let status = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
      #expect(status.map { $0.contains(") Z ") } ?? true, "process \(child) goes on")
    }
  }

  @Test("A synthesiser that is missing, fails, or writes nonsense is told from one another")
  func failures() throws {
    let folder = try Folder()
    let announcement = try announcement()
    func problem(_ program: String) -> VoiceError? {
      HallVoice(DisplaySettings(), synthesiser: Synthesiser(program: program)).call(announcement).problem
    }
    let missing = folder.path + "/none"
    #expect(problem(missing) == .notStarted(program: missing, reason: "No such file or directory"))
    let failing = try folder.program("failing", "cat > /dev/null; exit 3")
    #expect(problem(failing) == .failed(program: failing, status: 3))
    let nonsense = try folder.program("nonsense", "echo hello")
    #expect(problem(nonsense) == .noSound(program: nonsense))
    let deaf = try folder.program("deaf", "exec <&-; exit 0")
    #expect(problem(deaf) == .noSound(program: deaf))
  }

  @Test("What is to be said reaches the program on its standard input, never as an argument")
  func standardInput() throws {
    let folder = try Folder()
    let program = try folder.program(
      "echoing", "printf '%s ' \"$@\" > \(folder.path)/arguments; cat > \(folder.path)/input")
    #expect(throws: VoiceError.noSound(program: program)) {
      try Synthesiser(program: program).sound(of: "ling2; rm -rf $HOME `id`")
    }
    #expect(try folder.text("input") == "ling2; rm -rf $HOME `id`")
    #expect(try folder.text("arguments") == "-v cmn-latn-pinyin -s 150 --stdin --stdout ")
  }
}
