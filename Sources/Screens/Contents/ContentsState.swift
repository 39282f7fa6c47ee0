public import Model

/// A law's table of contents.
public struct ContentsState: Hashable, Sendable {
  /// How the contents stand.
  public enum Content: Hashable, Sendable {
    /// On their way.
    case waiting
    /// Here.
    case ready(LawContents)
    /// The index has no such law, or it could not be read.
    case failed(Failure?)
  }

  /// The law's key.
  public var law: String
  /// How the contents stand.
  public var content = Content.waiting
  /// The headings opened so far, as places in the list of sections, outermost first.
  public var opened: [Int] = []
  /// The page of the list, from 0.
  public var page = 0
  /// The token of the request.
  public var token: Int

  /// A page that waits for its contents.
  public init(law: String, token: Int) {
    self.law = law
    self.token = token
  }
}

/// A touch on a table of contents.
public enum ContentsAction: Hashable, Sendable {
  /// Opens a heading by its place in the list of sections.
  case open(Int)
  /// Opens an article.
  case article(ArticleNumber)
  /// Another page of the list.
  case page(Int)
}

extension App {
  mutating func openContents(of law: String) -> [Effect] {
    let token = nextToken()
    pages.append(.contents(ContentsState(law: law, token: token)))
    return [.contents(law: law, token: token)]
  }

  mutating func updateContents(_ action: ContentsAction) -> [Effect] {
    guard case .contents(var state) = page else { return [] }
    switch action {
    case .open(let section):
      // A heading is a page of its own, so that 返回 closes it again.
      state.opened.append(section)
      state.page = 0
      pages.append(.contents(state))
      return []
    case .article(let number): return openArticle(LawReference(law: state.law, article: number))
    case .page(let page):
      state.page = max(0, page)
      pages[pages.count - 1] = .contents(state)
      return []
    }
  }

  mutating func receiveContents(_ answer: Result<LawContents?, Failure>, token: Int) {
    guard
      let index = pages.firstIndex(where: {
        if case .contents(let state) = $0 { state.token == token } else { false }
      }),
      case .contents(var state) = pages[index]
    else { return }
    switch answer {
    case .success(let contents): state.content = contents.map(ContentsState.Content.ready) ?? .failed(nil)
    case .failure(let failure): state.content = .failed(failure)
    }
    pages[index] = .contents(state)
  }
}
