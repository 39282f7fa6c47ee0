import KioskTesting
import Model
import Screens
import Testing
import UI

/// Moving between pages, and what a reset leaves behind: nothing.
@Suite struct NavigationTests {
  @Test func searchOpensOnTopicsAndBeginsAnInputSession() {
    var app = App.ready()
    #expect(app.touch(.openSearch) == [.input(.begin(session: 1))])
    #expect(app.pages == [.home, .search(LawSearchState(session: 1))])
    #expect(app.searchPage.stage == .topics(page: 0))
  }

  @Test func backLeadsFromTheKeyboardOverTheTopicsHomeAndEndsTheInputSession() {
    var app = App.typing
    #expect(app.touch(.back) == [])
    #expect(app.searchPage.stage == .topics(page: 0))
    #expect(app.touch(.back) == [.input(.end(session: 1))])
    #expect(app.pages == [.home])
    #expect(app.touch(.back) == [])
    #expect(app.pages == [.home])
  }

  @Test func backLeadsFromResultsToTheKeyboardWithTheWordsStillThere() {
    var app = App.typing
    app.answer(.composed(Composition(session: 1, sequence: 1, committed: "工钱")))
    app.touch(.search(.showAll))
    #expect(app.searchPage.stage == .results(page: 0))
    app.touch(.back)
    #expect(app.searchPage.stage == .typing)
    #expect(app.searchPage.text.value == "工钱")
  }

  @Test func backLeadsFromATopicToWhereItWasOpened() {
    var fromHome = App.ready()
    fromHome.touch(.openTopic("wages"))
    fromHome.touch(.back)
    #expect(fromHome.pages == [.home])

    var fromTopics = App.ready()
    fromTopics.touch(.openSearch)
    fromTopics.touch(.openTopic("wages"))
    fromTopics.touch(.back)
    #expect(fromTopics.searchPage.stage == .topics(page: 0))
    #expect(fromTopics.searchPage.topic == nil)
  }

  @Test func aTopicAsksForItsDigests() {
    var app = App.ready()
    #expect(
      app.touch(.openTopic("wages")) == [
        .input(.begin(session: 1)), .topicHits(topic: "wages", token: app.searchPage.token),
      ])
    #expect(app.searchPage.answer == .waiting)
  }

  @Test func aHitOpensItsArticleAndBackReturnsToTheList() {
    var app = App.ready()
    app.touch(.openTopic("wages"))
    let found = FakeLaw.ordinary.hits(ofTopic: "wages")
    app.answer(.searched(.success(found), token: app.searchPage.token))
    let list = app.pages
    #expect(app.touch(.search(.open(0))) == [.article(.first, token: app.lastToken)])
    #expect(app.page == .article(ArticleState(reference: .first, token: app.lastToken)))
    app.touch(.back)
    #expect(app.pages == list)
  }

  @Test func aNeighbourReplacesTheArticleSoThatBackIsOneTouch() {
    var app = App.ready()
    app.touch(.openTopic("wages"))
    app.answer(
      .searched(.success(FakeLaw.ordinary.hits(ofTopic: "wages")), token: app.searchPage.token))
    app.touch(.search(.open(0)))
    let depth = app.pages.count
    app.touch(.article(.go(ArticleNumber(2))))
    #expect(app.pages.count == depth)
    app.touch(.back)
    #expect(app.page.name == "search.results")
  }

  @Test func aHeadingOfTheContentsIsAPageThatBackCloses() {
    var app = App.ready()
    app.pages.append(.article(ArticleState(reference: .first, token: 0)))
    let effects = app.touch(.article(.contents))
    #expect(effects == [.contents(law: "示例法", token: app.lastToken)])
    app.answer(.contents(.success(FakeLaw.ordinary.contents.first), token: app.lastToken))
    app.touch(.contents(.open(1)))
    #expect(app.words().contains("text \"第二章　借与还\""))
    app.touch(.back)
    #expect(!app.words().contains("text \"第二章　借与还\""))
    app.touch(.back)
    #expect(app.page.name == "article")
  }

  @Test func anOverlayIsClosedByBackBeforeThePageIsLeft() {
    var app = App.typing
    app.touch(.openDisplay)
    #expect(app.overlay == .display)
    app.touch(.back)
    #expect(app.overlay == nil)
    #expect(app.page.name == "search.typing")
  }

  @Test func staleAnswersChangeNothing() {
    var app = App.ready()
    app.touch(.openTopic("wages"))
    let old = app.searchPage.token
    app.touch(.home)
    app.touch(.openTopic("family"))
    let before = app
    let found = FakeLaw.ordinary.hits(ofTopic: "wages")
    #expect(app.answer(.searched(.success(found), token: old)) == [])
    #expect(app.answer(.article(.success(nil), token: old)) == [])
    #expect(app.answer(.contents(.success(nil), token: old)) == [])
    #expect(app.answer(.pinChecked(true, token: old)) == [])
    #expect(app.answer(.health([], token: old)) == [])
    #expect(app == before)
  }

  @Test func anAnswerFindsItsArticleBelowAnotherPage() {
    var app = App.ready()
    app.pages.append(.article(ArticleState(reference: .first, token: 7)))
    app.touch(.openPrivacy)
    app.answer(.article(.success(FakeLaw.ordinary.articles.first), token: 7))
    app.touch(.back)
    #expect(app.words().contains("示例法"))
    #expect(!app.words().contains("马上就好"))
  }

  @Test func failuresAreSentencesOnThePageThatAsked() {
    let failure = Failure(zh: "查法律出了问题，请工作人员帮忙。", en: "The law cannot be searched now.")
    var search = App.ready()
    search.touch(.openTopic("wages"))
    search.answer(.searched(.failure(failure), token: search.searchPage.token))
    #expect(search.words().contains(failure.sentence.zh))

    var article = App.ready()
    article.pages.append(.article(ArticleState(reference: .first, token: 7)))
    article.answer(.article(.failure(failure), token: 7))
    #expect(article.words().contains(failure.sentence.zh))

    var contents = App.ready()
    contents.pages.append(.contents(ContentsState(law: "示例法", token: 7)))
    contents.answer(.contents(.failure(failure), token: 7))
    #expect(contents.words().contains(failure.sentence.zh))

    contents.locale = .en
    #expect(contents.words().contains(failure.sentence.en))
  }
}
