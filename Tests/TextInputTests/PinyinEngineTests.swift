import Foundation
import Model
import Testing
import TextInput

extension RimeTests {
  @Suite struct Engine {
    @Test("a session begins empty and numbers its answers")
    func begins() throws {
      let typist = try Typist(PinyinEngine(folder: Checkout.tables()), session: 7)
      #expect(typist.last == InputState(session: 7))
      typist.type("gongzi")
      let state = try #require(typist.last)
      #expect(state.session == 7)
      #expect(state.sequence == 6)
      #expect(state.composing.value == "gong zi")
      #expect(state.candidates.value.first == "工资")
      #expect(state.candidates.value.count == 5)
      #expect(state.page == 0)
      #expect(!state.isLastPage)
      #expect(typist.answers.count == 7)
    }

    @Test("space takes the first candidate")
    func space() throws {
      let typist = try Typist()
      typist.type("lihun")
      let state = typist.press(.space)
      #expect(state == InputState(session: 1, sequence: 6, committed: "离婚"))
    }

    @Test(
      "space takes the first candidate of a later page, and the first of all after a choice is taken back")
    func spaceAfterTurning() throws {
      let typist = try Typist()
      typist.type("shi")
      typist.send(.turn(.next))
      let sixth = try #require(typist.candidates.first)
      #expect(typist.press(.space)?.committed.value == sixth)

      typist.type("tuoqiangongzi")
      typist.send(.select(typist.candidates.count - 1))
      #expect(typist.press(.backspace)?.page == 0)
      #expect(typist.press(.space)?.committed.value == "拖欠工资")
    }

    @Test("enter leaves the letters as they were typed")
    func enter() throws {
      let typist = try Typist()
      typist.type("abc")
      #expect(typist.press(.enter)?.committed.value == "abc")
      #expect(typist.composing.isEmpty)
    }

    @Test("backspace takes letters back one by one, then belongs to the text field")
    func backspace() throws {
      let typist = try Typist()
      typist.type("lih")
      #expect(typist.press(.backspace)?.composing.value == "li")
      #expect(typist.press(.backspace)?.composing.value == "l")
      let empty = typist.press(.backspace)
      #expect(empty?.composing.value.isEmpty == true)
      #expect(empty?.candidates.value.isEmpty == true)
      #expect(empty?.isHandled == true)
      #expect(typist.press(.backspace)?.isHandled == false)
    }

    @Test("without a composition, space, enter and separator belong to the text field")
    func unhandled() throws {
      let typist = try Typist()
      for key in [InputKey.space, .enter, .separator] {
        #expect(typist.press(key)?.isHandled == false)
        #expect(typist.field.isEmpty)
      }
    }

    @Test("pages go forward and back and end at both ends")
    func paging() throws {
      let typist = try Typist()
      let first = typist.candidates(for: "shi")
      #expect(typist.send(.turn(.previous))?.page == 0)
      #expect(typist.candidates == first)
      #expect(typist.send(.turn(.next))?.page == 1)
      #expect(Set(typist.candidates).isDisjoint(with: first))
      #expect(typist.send(.turn(.previous))?.page == 0)
      #expect(typist.candidates == first)
      for _ in 0..<1000 where typist.last?.isLastPage == false { typist.send(.turn(.next)) }
      let last = try #require(typist.last)
      #expect(last.isLastPage)
      typist.send(.turn(.next))
      #expect(typist.last?.page == last.page)
      #expect(typist.last?.candidates == last.candidates)
    }

    @Test("a candidate of a later page is taken by its place on that page")
    func selectionOnLaterPage() throws {
      let typist = try Typist()
      typist.type("shi")
      typist.send(.turn(.next))
      let third = try #require(typist.candidates.dropFirst(2).first)
      typist.send(.select(2))
      #expect(typist.field == third)
    }

    @Test("a candidate taken in the middle of a composition leaves the rest to be chosen")
    func selectionInTheMiddle() throws {
      let typist = try Typist()
      typist.type("tuoqiangongzisangeyue")
      let index = try #require(typist.candidates.firstIndex(of: "拖欠"))
      typist.send(.select(index))
      #expect(typist.field.isEmpty)
      #expect(typist.composing == "拖欠gong zi san ge yue")
      #expect(typist.candidates.contains("工资"))
      let rest = typist.candidates
      typist.press(.backspace)
      #expect(typist.composing == "tuo qian gong zi san ge yue")
      #expect(typist.candidates[index] == "拖欠")
      typist.send(.select(index))
      #expect(typist.candidates == rest)
      for _ in 0..<5 where !typist.composing.isEmpty { typist.send(.select(0)) }
      #expect(typist.field == "拖欠工资三个月")
    }

    @Test("a candidate that is not on the page changes nothing", arguments: [-1, 5, 1000, Int.max])
    func selectionOutside(index: Int) throws {
      let typist = try Typist()
      typist.type("lihun")
      let before = typist.last
      let after = typist.send(.select(index))
      #expect(after?.isHandled == false)
      #expect(after?.composing == before?.composing)
      #expect(after?.candidates == before?.candidates)
      #expect(typist.field.isEmpty)
    }

    @Test("clear drops the composition")
    func clear() throws {
      let typist = try Typist()
      typist.type("lihun")
      #expect(typist.send(.clear) == InputState(session: 1, sequence: 6))
    }

    @Test("a key that is no letter does nothing")
    func noLetter() throws {
      let typist = try Typist()
      for text in ["", "A", "ab", "é", "工", "\u{0}", "1"] {
        #expect(typist.press(.letter(Private(text)))?.isHandled == false)
        #expect(typist.composing.isEmpty)
      }
    }

    @Test("a composition grows to 64 letters and no further")
    func longestComposition() throws {
      let typist = try Typist()
      typist.type(String(repeating: "a", count: 200))
      #expect(typist.composing.filter { $0 == "a" }.count == 64)
      typist.press(.enter)
      #expect(typist.field == String(repeating: "a", count: 64))
    }

    @Test("what is private stays out of descriptions and encodings")
    func privacy() throws {
      let typist = try Typist()
      typist.type("lihun")
      let state = try #require(typist.last)
      var shown = String(describing: state) + String(reflecting: state)
      dump(state, to: &shown)
      shown += String(decoding: try JSONEncoder().encode(state), as: UTF8.self)
      let request = InputRequest.press(try #require(InputKey(letter: "q")))
      shown += "\(request)" + String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
      for secret in ["离", "li hun", "lihun", "\"q\""] { #expect(!shown.contains(secret)) }
    }
  }
}
