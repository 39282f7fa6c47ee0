import KioskTesting
import Model
import Screens
import Testing
import UI

/// Writing and searching: what reaches the index, and what a late answer may still do.
@Suite struct SearchTests {
  private func composition(
    _ sequence: Int, committed: String = "", composing: String = "", candidates: [String] = []
  ) -> EffectResult {
    .composed(
      Composition(
        session: 1, sequence: sequence, committed: committed, composing: composing, candidates: candidates))
  }

  @Test func aKeyGoesToTheInputMethodWithItsSessionAndNumber() {
    var app = App.typing
    #expect(app.touch(.search(.press(.key("g")))) == [.input(.letter(Private("g"), session: 1, sequence: 1))])
    #expect(app.touch(.search(.press(.key("o")))) == [.input(.letter(Private("o"), session: 1, sequence: 2))])
    #expect(
      app.touch(.search(.press(.candidatePage(forward: true))))
        == [.input(.turnPage(forward: true, session: 1, sequence: 3))])
    #expect(app.touch(.search(.press(.candidate(2)))) == [.input(.choose(2, session: 1, sequence: 4))])
  }

  @Test func committedTextIsSearchedAtOnce() {
    var app = App.typing
    let effects = app.answer(composition(1, committed: "工钱"))
    #expect(effects == [.search(query: Private("工钱"), limit: 60, token: app.searchPage.token)])
    #expect(app.searchPage.answer == .waiting)
    app.answer(.searched(.success(SearchAnswer(hits: [], total: 0)), token: app.searchPage.token))
    #expect(app.searchPage.answer == LawSearchState.Answer.found(SearchAnswer(hits: [], total: 0)))
  }

  @Test func theLastAnswerStaysUntilTheNextOneIsHere() {
    var app = App.typing
    app.answer(composition(1, committed: "工钱"))
    let found = FakeLaw.ordinary.search("工钱", limit: 3)
    app.answer(.searched(.success(found), token: app.searchPage.token))
    app.answer(composition(2, committed: "不"))
    #expect(app.searchPage.answer == LawSearchState.Answer.found(found))
  }

  @Test func anOlderCompositionThanTheOneShownIsDropped() {
    var app = App.typing
    app.answer(composition(5, composing: "gong"))
    let before = app
    #expect(app.answer(composition(4, composing: "gon")) == [])
    #expect(app.answer(composition(5, committed: "工")) == [])
    #expect(app == before)
  }

  @Test func whatWasChosenBeforeClearDoesNotComeBackAfterIt() {
    var app = App.typing
    app.touch(.search(.press(.key("g"))))
    app.answer(composition(1, composing: "g"))
    app.touch(.search(.press(.candidate(0))))
    app.touch(.search(.press(.clear)))
    #expect(app.answer(composition(2, committed: "工钱")) == [])
    #expect(app.searchPage.text.value.isEmpty)
  }

  @Test func lettersGoInAsTheyAreWhereTheInputMethodDoesNotWork() {
    var app = App.typing
    app.answer(.inputFailed)
    app.touch(.search(.press(.key("a"))))
    #expect(app.searchPage.text.value == "a")
  }

  @Test func digitsAndLatinLettersGoInAsTheyAre() {
    for keyboard in [TextEntry.Keys.digits, .latin] {
      var app = App.typing
      app.touch(.search(.press(.keys(keyboard))))
      app.touch(.search(.press(.key("7"))))
      #expect(app.searchPage.text.value == "7")
    }
  }

  @Test func anotherKeyboardTakesWhatIsBeingComposed() {
    var app = App.typing
    app.touch(.search(.press(.key("g"))))
    app.answer(composition(1, composing: "minfadian", candidates: ["民法典", "民"]))
    #expect(app.touch(.search(.press(.keys(.digits)))).first == .input(.clear(session: 1, sequence: 2)))
    #expect(app.searchPage.composition.composing.value.isEmpty)
    app.touch(.search(.press(.key("1"))))
    #expect(app.searchPage.text.value == "民法典1")
  }

  @Test func digitsLeadBackToTheLettersThatWereThere() {
    var app = App.typing
    app.touch(.search(.press(.keys(.latin))))
    app.touch(.search(.press(.keys(.digits))))
    #expect(app.searchPage.field.letters == .latin)
  }

  @Test func spaceTakesTheFirstCandidateWhileComposing() {
    var app = App.typing
    app.touch(.search(.press(.space)))
    #expect(app.searchPage.text.value == " ")
    app.touch(.search(.press(.key("g"))))
    app.answer(composition(1, composing: "g"))
    #expect(app.touch(.search(.press(.space))) == [.input(.confirm(session: 1, sequence: 2))])
  }

  @Test func backspaceTakesALetterWhileComposingAndElseACharacter() {
    var app = App.typing
    app.answer(composition(1, committed: "工钱", composing: "g"))
    #expect(app.touch(.search(.press(.backspace))) == [.input(.backspace(session: 1, sequence: 1))])
    app.answer(composition(2))
    let effects = app.touch(.search(.press(.backspace)))
    #expect(effects == [.search(query: Private("工"), limit: 60, token: app.searchPage.token)])
    app.touch(.search(.press(.backspace)))
    #expect(app.searchPage.answer == .none)
    #expect(app.touch(.search(.press(.backspace))) == [])
  }

  @Test func tenThousandCharactersStayBounded() {
    var app = App.typing
    for sequence in 1...100 {
      app.answer(composition(sequence, committed: String(repeating: "字", count: 100)))
    }
    #expect(app.searchPage.text.value.count <= 60)
    #expect(!app.words().isEmpty)
  }

  @Test func showAllTakesWhatIsStillBeingComposedWithoutWaitingForTheEngine() {
    var app = App.typing
    app.touch(.search(.press(.key("g"))))
    app.answer(composition(1, composing: "gongziv", candidates: ["工资v"]))
    let effects = app.touch(.search(.showAll))
    #expect(app.searchPage.stage == .results(page: 0))
    #expect(app.searchPage.text.value == "工资v")
    #expect(effects == [.input(.clear(session: 1, sequence: 2))])
    #expect(app.searchPage.asked.value == "工资v")
  }

  @Test func blankWordsFindNothingAndStayOnTheKeyboard() {
    var app = App.typing
    app.touch(.search(.press(.space)))
    app.touch(.search(.showAll))
    #expect(app.searchPage.stage == .typing)
  }

  @Test func lookingThroughCandidatesKeepsTheAnswer() {
    var app = App.typing
    app.touch(.search(.press(.key("g"))))
    app.answer(composition(1, composing: "gongzi", candidates: ["工资"]))
    app.answer(.searched(.success(FakeLaw.ordinary.search("老板", limit: 9)), token: app.searchPage.token))
    let hits = app.searchPage.hits
    app.answer(
      .composed(Composition(session: 1, sequence: 2, composing: "gongzi", candidates: ["共"], page: 1)))
    #expect(!hits.isEmpty)
    #expect(app.searchPage.hits == hits)
    #expect(app.searchPage.asked.value == "工资")
  }

  @Test func showAllWithoutWordsStaysOnTheKeyboard() {
    var app = App.typing
    #expect(app.touch(.search(.showAll)) == [])
    #expect(app.searchPage.stage == .typing)
  }

  @Test func aPageBeyondTheLastShowsTheLast() {
    var app = App.ready()
    app.touch(.openTopic("wages"))
    app.answer(
      .searched(.success(FakeLaw.ordinary.hits(ofTopic: "wages")), token: app.searchPage.token))
    app.touch(.search(.page(9999)))
    #expect(app.words().contains("hit") == false)
    #expect(app.words().contains("最后一页"))
    app.touch(.search(.page(-3)))
    #expect(app.searchPage.stage == .results(page: 0))
  }

  @Test func aHitThatIsNotThereOpensNothing() {
    var app = App.typing
    let before = app
    #expect(app.touch(.search(.open(0))) == [])
    #expect(app == before)
  }
}
