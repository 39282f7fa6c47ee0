public import Model

/// The article page.
public struct ArticleState: Hashable, Sendable {
  /// How the article stands.
  public enum Content: Hashable, Sendable {
    /// On its way.
    case waiting
    /// Here.
    case ready(LawArticle)
    /// The index has none of that number.
    case missing
    /// It could not be read.
    case failed(Failure)
  }

  /// Which article.
  public var reference: LawReference
  /// How it stands.
  public var content = Content.waiting
  /// The page of long text, from 0.
  public var page = 0
  /// The token of the last request.
  public var token: Int

  /// A page that waits for its article.
  public init(reference: LawReference, token: Int) {
    self.reference = reference
    self.token = token
  }
}

/// A touch on an article page.
public enum ArticleAction: Hashable, Sendable {
  /// Another page of the text.
  case page(Int)
  /// Another article of the same law.
  case go(ArticleNumber)
  /// The law's table of contents.
  case contents
}

extension App {
  mutating func openArticle(_ reference: LawReference) -> [Effect] {
    let token = nextToken()
    pages.append(.article(ArticleState(reference: reference, token: token)))
    return [.article(reference, token: token)]
  }

  mutating func updateArticle(_ action: ArticleAction) -> [Effect] {
    guard case .article(var state) = page else { return [] }
    switch action {
    case .page(let page):
      state.page = max(0, page)
      pages[pages.count - 1] = .article(state)
      return []
    case .go(let number):
      // Neighbours replace the page, so that 返回 leads to the list in one touch.
      let reference = LawReference(law: state.reference.law, article: number)
      let token = nextToken()
      pages[pages.count - 1] = .article(ArticleState(reference: reference, token: token))
      return [.article(reference, token: token)]
    case .contents: return openContents(of: state.reference.law)
    }
  }

  mutating func receiveArticle(_ answer: Result<LawArticle?, Failure>, token: Int) {
    // Another page may lie on top meanwhile: the answer belongs to the page that asked.
    guard
      let index = pages.firstIndex(where: {
        if case .article(let state) = $0 { state.token == token } else { false }
      }),
      case .article(var state) = pages[index]
    else { return }
    switch answer {
    case .success(let article): state.content = article.map(ArticleState.Content.ready) ?? .missing
    case .failure(let failure): state.content = .failed(failure)
    }
    pages[index] = .article(state)
  }
}
