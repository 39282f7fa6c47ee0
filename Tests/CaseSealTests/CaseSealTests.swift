import Eligibility
import Foundation
import Model
import Testing

@testable import CaseSeal

/// A code goes from the kiosk to the officer and nowhere else.
@Suite struct CaseSealTests {
  private let key = OfficerKey()

  private func refusal(_ code: String, key: OfficerKey? = nil, at now: Instant = Desk.now) -> CaseOpenError? {
    do throws(CaseOpenError) {
      _ = try (key ?? self.key).open(code, at: now)
      return nil
    } catch {
      return error
    }
  }

  @Test func whatAResidentAnsweredIsWhatTheOfficerReads() throws {
    var random = SeededRandom(for: "sealed walks")
    let pack = try Desk.pack()
    for _ in 0..<300 {
      let answers = try Desk.walk(pack, using: &random)
      let sealed = SealedCase(answers, pack: pack, region: Desk.region, at: Desk.now)
      let opened = try key.open(try CaseSeal.seal(sealed, to: key.publicKey), at: Desk.now)
      #expect(opened == sealed)
      let (read, problems) = pack.answers(opened.answers.pairs)
      #expect(problems == [])
      let day = Desk.now.day
      #expect(
        pack.evaluate(read, region: Desk.region, day: day)
          == pack.evaluate(answers, region: Desk.region, day: day))
    }
  }

  @Test func theLongestPathFitsACodeOf69Modules() throws {
    var random = SeededRandom(for: "long walks")
    let pack = try Desk.pack()
    var (longest, shortest, sizes) = (0, Int.max, Set<Int>())
    for turn in 0..<4000 {
      let answers = try Desk.walk(pack, several: turn.isMultiple(of: 2) ? 1 : 0.3, using: &random)
      let text = try #require(SealedCase(answers, pack: pack, region: Desk.region, at: Desk.now).text)
      (longest, shortest) = (max(longest, text.utf8.count), min(shortest, text.utf8.count))
      sizes.insert(CaseSeal.padded(text).count)
    }
    // With every day that somebody can know.
    var full = try Desk.walk(pack, several: 1, using: &random)
    for start in pack.starts { full.dates[start.key] = Desk.now.day }
    let dated = SealedCase(full, pack: pack, region: Desk.region, at: Desk.now)
    let characters = (sizes.max() ?? 0) + 57
    print(
      "cases have \(shortest) to \(longest) bytes, padded to \(sizes.sorted()), "
        + "\((characters * 8 + 4) / 5 + CaseEnvelope.prefix.count) characters at most; with all \(pack.starts.count) days "
        + "\(try CaseSeal.seal(dated, to: key.publicKey).count)")
    #expect(sizes == [224])
    // 483 characters fit a QR code of version 13 (69 modules) at level M. Source: ISO/IEC 18004, table 7.
    #expect((characters * 8 + 4) / 5 + CaseEnvelope.prefix.count <= 483)
  }

  @Test func everyCodeIsMadeOfCharactersThatQRCodesKeepShort() throws {
    let code = try CaseSeal.seal(try Desk.wage(try Desk.pack()), to: key.publicKey)
    let allowed = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    #expect(code.allSatisfy(allowed.contains))
    #expect(code.hasPrefix("LK1-"))
  }

  @Test func twoSealsOfTheSameAnswersDiffer() throws {
    let sealed = try Desk.wage(try Desk.pack())
    let codes = try (0..<20).map { _ in try CaseSeal.seal(sealed, to: key.publicKey) }
    #expect(Set(codes).count == 20)
    #expect(Set(codes.map(\.count)).count == 1)
  }

  @Test func theSizeOfACodeTellsNothing() {
    for length in 225..<600 {
      let padded = CaseSeal.padded(String(repeating: "x", count: length))
      #expect(padded.count % 32 == 0 && padded.count - length < 32)
    }
    for length in 0...224 {
      let padded = CaseSeal.padded(String(repeating: "x", count: length))
      #expect(padded.count == 224)
    }
  }

  @Test func answersThatWereTakenBackAreNotInTheCode() throws {
    let pack = try Desk.pack()
    let sealed = try Desk.sealedCase(
      "age=adult custody=criminal group=F matter=wage status=none who=self", pack: pack)
    #expect(sealed.answers.values["custody"] == nil)
    #expect(sealed.answers.values["group"] == nil)
    #expect(sealed.answers.values["matter"] == ["wage"])
  }

  @Test func aScannerMayTypeInLowerCaseAndBreakLines() throws {
    let sealed = try Desk.wage(try Desk.pack())
    let code = try CaseSeal.seal(sealed, to: key.publicKey)
    let middle = code.index(code.startIndex, offsetBy: 100)
    let typed = " \t" + code[..<middle].lowercased() + "\r\n" + code[middle...] + "\n"
    #expect(try key.open(typed, at: Desk.now) == sealed)
  }

  @Test func aCodeOpensUntilItsSevenDaysAreOver() throws {
    let code = try CaseSeal.seal(try Desk.wage(try Desk.pack()), to: key.publicKey)
    let week = 7 * 24 * 3600
    #expect(refusal(code, at: Desk.now.adding(seconds: week - 1)) == nil)
    let expired = refusal(code, at: Desk.now.adding(seconds: week))
    #expect(expired == .expired(Desk.now.adding(seconds: week).day))
    #expect(expired?.sentence.zh == "这个码已经过期（有效到 2026-11-30）。请重新问一遍。")
    #expect(expired?.description == "This code expired on 2026-11-30. Ask the questions again.")
  }

  @Test func aClockThatIsAFewMinutesBehindOpensACodeAndOneThatIsMoreDoesNot() throws {
    let code = try CaseSeal.seal(try Desk.wage(try Desk.pack()), to: key.publicKey)
    #expect(refusal(code, at: Desk.now.adding(seconds: -300)) == nil)
    #expect(refusal(code, at: Desk.now.adding(seconds: -301)) == .notYet(Desk.now.day))
  }

  @Test func anotherKeyIsNamedBesideOurs() throws {
    let other = OfficerKey()
    let code = try CaseSeal.seal(try Desk.wage(try Desk.pack()), to: other.publicKey)
    let refusal = refusal(code)
    #expect(refusal == .anotherKey(code: other.publicKey.id, ours: key.publicKey.id))
    for id in [other.publicKey.id, key.publicKey.id] {
      #expect(refusal?.description.contains(InstitutionKey.text(ofID: id)) == true)
      #expect(refusal?.sentence.zh.contains(InstitutionKey.text(ofID: id)) == true)
    }
  }

  @Test(arguments: [
    ("", CaseOpenError.notOurs), ("https://example.org", .notOurs), ("6901234567892", .notOurs),
    ("LK1", .notOurs), ("LK1-", .damaged), ("LK1-A", .damaged), ("LK1-AE", .damaged),
    ("LK2-AEAA", .newerVersion),
    ("lk12-aa", .newerVersion), ("LK1-AI", .newerVersion), ("LKS1-AA", .notOurs), ("LK1-AA11", .damaged),
    ("LK0-AA", .notOurs), ("LK--", .notOurs), ("LK1-法律", .damaged),
  ])
  func whatIsNoCodeOfOursHasItsOwnSentence(text: String, expected: CaseOpenError) {
    #expect(refusal(text) == expected)
  }

  @Test func whateverCharacterIsReadWronglyTheCodeIsRefused() throws {
    let code = Array(try CaseSeal.seal(try Desk.wage(try Desk.pack()), to: key.publicKey))
    for index in code.indices {
      for wrong in ["A", "7"] where String(code[index]) != wrong {
        var damaged = code
        damaged[index] = Character(wrong)
        #expect(refusal(String(damaged)) != nil, "character \(index)")
      }
    }
    // What a finger over the lens leaves out.
    for length in stride(from: 0, to: code.count, by: 7) {
      #expect(refusal(String(code.prefix(length))) != nil, "\(length) characters")
    }
    #expect(refusal(String(code) + "A") == .damaged)
  }

  @Test func tenThousandMutatedCodesAreRefusedAndNoneStopsTheProgram() throws {
    var random = SeededRandom(for: "mutated codes")
    let code = Array(try CaseSeal.seal(try Desk.wage(try Desk.pack()), to: key.publicKey).unicodeScalars)
    var kinds: [String: Int] = [:]
    for _ in 0..<10_000 {
      var mutated = code
      for _ in 0..<Int.random(in: 1...4, using: &random) { Self.mutate(&mutated, using: &random) }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: mutated)
      guard !mutated.filter({ !$0.properties.isWhitespace }).elementsEqual(code) else { continue }
      let refusal = refusal(String(text))
      #expect(refusal != nil)
      kinds[refusal.map { String("\($0)".prefix(24)) } ?? "opened", default: 0] += 1
    }
    print(kinds.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)…" }.joined(separator: ", "))
  }

  private static func mutate(_ code: inout [Unicode.Scalar], using random: inout SeededRandom) {
    guard !code.isEmpty else { return }
    let index = Int.random(in: 0..<code.count, using: &random)
    let letters = Array("ABCXYZ27189-: \nß法\u{0}\u{301}".unicodeScalars)
    let letter = letters[Int.random(in: 0..<letters.count, using: &random)]
    switch Int.random(in: 0..<5, using: &random) {
    case 0: code[index] = letter
    case 1: code.remove(at: index)
    case 2: code.insert(letter, at: index)
    case 3: code.removeLast(Int.random(in: 0...code.count, using: &random))
    default: code.swapAt(index, Int.random(in: 0..<code.count, using: &random))
    }
  }

  @Test func aForgedCaseThatIsNoCaseIsRefused() throws {
    for text in [
      "", "\n\n", "a b c", "aid 1 140105 likely R1 =x", "aid 1 14 likely R1", "a\u{1B}[2J 1 - likely R1",
    ] {
      #expect(SealedCase(text: text, madeAt: Desk.now) == nil)
    }
  }

  @Test func anAllZeroKeyIsRefusedInASentence() throws {
    let sealed = try Desk.wage(try Desk.pack())
    let zeros = try #require(InstitutionKey(bytes: [UInt8](repeating: 0, count: 32)))
    #expect(throws: CaseSealError.unusableKey) { try CaseSeal.seal(sealed, to: zeros) }
  }

  @Test func noSentenceHoldsAnAnswerOrACode() throws {
    let code = try CaseSeal.seal(try Desk.wage(try Desk.pack()), to: key.publicKey)
    var broken = Array(code)
    broken[200] = broken[200] == "A" ? "B" : "A"
    let refusals = [
      refusal(String(broken)), refusal(code, key: OfficerKey()),
      refusal(code, at: Desk.now.adding(seconds: 1 << 30)),
      refusal(String(code.dropFirst())), refusal(code, at: Instant(milliseconds: 0)),
    ]
    for refusal in refusals {
      let sentence = try #require(refusal.map { $0.description + $0.sentence.zh })
      #expect(!sentence.contains("wage") && !sentence.contains("migrant"))
      #expect(!sentence.contains(code.dropFirst(20).prefix(8)))
    }
  }
}
