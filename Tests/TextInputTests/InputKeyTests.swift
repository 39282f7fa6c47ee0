import Model
import Testing
import TextInput

struct InputKeyTests {
  @Test("a letter of either case is a key, anything else is none")
  func letters() {
    #expect(InputKey(letter: "a") == .letter(Private("a")))
    #expect(InputKey(letter: "Z") == .letter(Private("z")))
    for character: Character in ["1", "'", "é", "ß", "工", " ", "\n"] {
      #expect(InputKey(letter: character) == nil)
    }
  }
}
