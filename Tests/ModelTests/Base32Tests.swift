import Model
import Testing

/// Base32 as RFC 4648 has it, without padding.
@Suite struct Base32Tests {
  @Test(arguments: [
    ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
    ("foobar", "MZXW6YTBOI"),
  ])
  func theTextsOfTheStandard(plain: String, text: String) {
    #expect(Base32.text(plain.utf8) == text)
    #expect(Base32.bytes(text) == Array(plain.utf8))
  }

  @Test(arguments: ["M", "MZX", "MZ=", "my", "M1", "MZ", "MZXW7YTBOJ", "法"])
  func aTextThatNoBytesHaveIsRefused(text: String) {
    #expect(Base32.bytes(text) == nil)
  }
}

/// The public key as people copy it.
@Suite struct InstitutionKeyTests {
  @Test func aKeyIsReadAsItIsWritten() throws {
    let key = try #require(InstitutionKey(bytes: UInt8(0)..<32))
    #expect(InstitutionKey(key.description) == key)
    #expect(key.description.count == 63)
  }

  @Test func everySlipOfThePenIsFound() throws {
    let text = Array(try #require(InstitutionKey(bytes: UInt8(7)..<39)).description)
    for index in text.indices {
      for wrong in ["Q", "7"] where String(text[index]) != wrong {
        var slipped = text
        slipped[index] = Character(wrong)
        #expect(InstitutionKey(String(slipped)) == nil, "character \(index)")
      }
    }
    #expect(InstitutionKey(String(text.dropLast())) == nil)
    #expect(InstitutionKey(bytes: [1, 2, 3]) == nil)
  }
}
