import Foundation
import Testing
import TextInput

/// Our own word list, checked against the general dictionary of the distribution.
struct LegalWordTests {
  @Test("there are at least 150 words, each once, with a weight")
  func words() throws {
    let entries = try entries(of: Checkout.schemas.appending(path: "klegal.dict.yaml"))
    #expect(entries.count >= 150)
    #expect(Set(entries.map(\.word)).count == entries.count)
    #expect(entries.allSatisfy { $0.weight > 0 })
  }

  @Test("each syllable is a reading of its character")
  func readings() throws {
    let general = try entries(of: RimeDeployment.systemData.appending(path: "pinyin_simp.dict.yaml"))
    let readings = Dictionary(grouping: general.filter { $0.word.count == 1 }, by: \.word)
      .mapValues { Set($0.flatMap(\.syllables)) }
    for entry in try entries(of: Checkout.schemas.appending(path: "klegal.dict.yaml")) {
      #expect(entry.word.count == entry.syllables.count, "\(entry.word)")
      for (character, syllable) in zip(entry.word, entry.syllables) {
        #expect(readings[String(character)]?.contains(syllable) == true, "\(entry.word): \(syllable)")
      }
    }
  }
}

extension RimeTests {
  @Suite struct LegalWords {
    /// Words that a commoner one, or one just as legal, rightly precedes.
    private static let notFirst: Set = ["立案", "遗弃", "遗赠", "性侵", "扶养费", "猥亵", "订金", "假释"]

    @Test("every word of the list comes first for its pinyin, but for a few that are soon found")
    func firstForItsPinyin() throws {
      let typist = try Typist()
      for entry in try entries(of: Checkout.schemas.appending(path: "klegal.dict.yaml")) {
        var found = typist.candidates(for: entry.syllables.joined())
        guard Self.notFirst.contains(entry.word) else {
          #expect(found.first == entry.word)
          continue
        }
        for _ in 1...2 where !found.contains(entry.word) {
          typist.send(.turn(.next))
          found += typist.candidates
        }
        #expect(found.contains(entry.word))
      }
    }
  }
}

/// A line of a Rime dictionary.
private struct Entry {
  var word: String
  var syllables: [String]
  var weight: Int
}

/// The lines of a Rime dictionary below its header.
private func entries(of file: URL) throws -> [Entry] {
  let text = try String(contentsOf: file, encoding: .utf8)
  let body = try #require(text.components(separatedBy: "\n...\n").last)
  return try body.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
    let fields = line.split(separator: "\t")
    try #require(fields.count == 3, "\(line)")
    return Entry(
      word: String(fields[0]), syllables: fields[1].split(separator: " ").map(String.init),
      weight: try #require(Int(fields[2]), "\(line)"))
  }
}
