import Foundation
import Model
import Testing
import TextInput

extension RimeTests {
  @Suite struct Sessions {
    @Test("two sessions at two engines do not mix")
    func separateEngines() throws {
      let one = try Typist(PinyinEngine(folder: Checkout.tables()), session: 1)
      let two = try Typist(PinyinEngine(folder: Checkout.tables()), session: 1)
      for (first, second) in zip("gongzi", "lihunx") {
        one.type(String(first))
        two.type(String(second))
      }
      #expect(one.composing == "gong zi")
      #expect(two.composing == "li hun x")
      one.send(.select(0))
      #expect(one.field == "工资")
      #expect(two.composing == "li hun x")
    }

    @Test("a new session at the same engine starts empty, and the old one's keys are not answered")
    func newSession() throws {
      let engine = PinyinEngine(folder: try Checkout.tables())
      let old = Typist(engine, session: 1)
      old.type("lihun")
      let answered = old.answers.count
      let new = Typist(engine, session: 2)
      old.type("xieyi")
      new.type("gong")
      #expect(old.answers.count == answered)
      #expect(new.composing == "gong")
    }

    @Test("after a reset nothing of the resident is left and nothing is answered")
    func reset() throws {
      let engine = PinyinEngine(folder: try Checkout.tables())
      let typist = Typist(engine, session: 1)
      typist.type("lihun")
      let answered = typist.answers.count
      engine.reset(session: 1)
      typist.type("x")
      typist.press(.enter)
      #expect(typist.answers.count == answered)
      #expect(typist.field.isEmpty)

      let again = Typist(engine, session: 1)
      #expect(again.press(.enter)?.isHandled == false)
      #expect(again.field.isEmpty)
    }

    @Test("a reset of an earlier session leaves the present one alone")
    func lateReset() throws {
      let engine = PinyinEngine(folder: try Checkout.tables())
      let typist = Typist(engine, session: 2)
      typist.type("li")
      engine.reset(session: 1)
      typist.type("hun")
      #expect(typist.composing == "li hun")
    }

    @Test("what one resident chose does not change what the next one is offered")
    func nothingLearned() throws {
      let engine = PinyinEngine(folder: try Checkout.tables())
      let before = Typist(engine, session: 1).candidates(for: "shiyi")
      for session in 2...20 {
        let typist = Typist(engine, session: session)
        typist.type("shiyi")
        typist.send(.turn(.next))
        typist.send(.select(1))
        typist.press(.space)
        engine.reset(session: session)
      }
      #expect(Typist(engine, session: 21).candidates(for: "shiyi") == before)
    }

    @Test("an engine on other tables takes librime over, and the first goes on with an empty composition")
    func takeover() throws {
      try withTemporaryFolder { folder in
        try RimeDeployment.prepare(schemas: Checkout.schemas, into: folder)
        let first = try Typist()
        first.type("lihun")
        let second = Typist(PinyinEngine(folder: folder))
        #expect(second.candidates(for: "jiabao").first == "家暴")
        first.type("gongzi")
        #expect(first.composing == "gong zi")
      }
    }

    @Test("ten thousand random keys crash nothing, and the keyboard still works afterwards")
    func randomKeys() throws {
      let seed =
        ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init) ?? .random(in: 0...UInt64.max)
      print("random keys: SEED=\(seed)")
      var random = SplitMix64(state: seed)
      let engine = PinyinEngine(folder: try Checkout.tables())
      var typist = Typist(engine, session: 0)
      for count in 1...10_000 {
        typist.post(randomRequest(&random))
        if count % 1000 == 0 { typist = Typist(engine, session: count) }
      }
      engine.settle()
      #expect(Typist(engine, session: -1).candidates(for: "lihun").first == "离婚")
    }

    private func randomRequest(_ random: inout SplitMix64) -> InputRequest {
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<80:
        let letters = Array("aaaabcdeeeefghiiiijklmnnnnoooopqrstuuuuvwxyzgggghhh")
        let letter = letters[Int.random(in: letters.indices, using: &random)]
        return .press(InputKey(letter: letter) ?? .separator)
      case 80..<82: return .press(.separator)
      case 82..<88: return .press(.backspace)
      case 88..<90: return .press(.space)
      case 90..<91: return .press(.enter)
      case 91..<95: return .select(Int.random(in: -1...8, using: &random))
      case 95..<98: return .turn(.next)
      case 98..<99: return .turn(.previous)
      default: return .clear
      }
    }
  }
}

/// Steele, Lea and Flood's generator, so that a printed seed repeats a run.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
