import Foundation
import Model
import Testing

/// What a resident typed must not show in anything that could be written down.
@Suite struct PrivateTests {
  private static let secret = "丈夫打我"

  private struct Form: Codable {
    var words = Private(PrivateTests.secret)
    var answers = Private([PrivateTests.secret])
    var optional: Private<String>? = Private(PrivateTests.secret)
  }

  private enum Message {
    case typed(Private<String>, token: Int)
    case nested([String: Private<String>])
  }

  private func everyWritingOf(_ value: Any) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    return ["\(value)", String(describing: value), String(reflecting: value), dumped, "\([value])"]
  }

  @Test func noDescriptionShowsTheContent() {
    let values: [Any] = [
      Private(Self.secret), Private([Self.secret]), Form(), [Form()], Optional(Private(Self.secret)) as Any,
      Message.typed(Private(Self.secret), token: 7), Message.nested(["a": Private(Self.secret)]),
      Result<Private<String>, any Error>.success(Private(Self.secret)), (Private(Self.secret), 1),
    ]
    for value in values {
      for text in everyWritingOf(value) {
        #expect(!Self.secret.contains { text.contains($0) }, "\(type(of: value)) shows its content")
        #expect(text.contains("‹4›") || text.contains("‹1›") || text.contains("count: "))
      }
    }
  }

  @Test func aNumberIsHiddenToo() {
    struct Pin { var code = Private(4711) }
    for text in everyWritingOf(Pin()) + everyWritingOf(Private(4711)) {
      #expect(!text.contains("4711"))
      #expect(text.contains("‹›"))
    }
  }

  @Test func theLengthIsAllThatIsWritten() throws {
    let data = try JSONEncoder().encode([Private(Self.secret), Private("")])
    #expect(String(bytes: data, encoding: .utf8) == "[4,0]")
    let form = try JSONEncoder().encode(Form())
    #expect(try #require(String(bytes: form, encoding: .utf8)).contains(#""words":4"#))
  }

  @Test func nothingPrivateIsEverReadBack() throws {
    let written = try JSONEncoder().encode(Form())
    for data in [written, Data(#"{"words":"丈夫打我","answers":[],"optional":null}"#.utf8)] {
      let error = #expect(throws: DecodingError.self) { try JSONDecoder().decode(Form.self, from: data) }
      #expect(!"\(error as Any)".contains("丈夫"))
    }
  }

  @Test func privateValuesCompareByContent() {
    #expect(Private("a") == Private("a"))
    #expect(Private("a") != Private("b"))
    #expect(Set([Private("a"), Private("a"), Private("b")]).count == 2)
  }
}
