public import Model

/// What the keyboard shows after a request.
public struct InputState: Hashable, Codable, Sendable {
  /// The session it belongs to; a screen drops a state of another session.
  public var session: Int
  /// The number of the request that it answers; 0 for the beginning of a session.
  public var sequence: Int
  /// Text that is finished with this request and goes into the field; usually empty.
  public var committed: Private<String>
  /// The composition as shown, such as `gong zi` or `拖欠gong zi`; empty while nothing is composed.
  public var composing: Private<String>
  /// The candidates of the page, the best first.
  public var candidates: Private<[String]>
  /// The page of candidates, from 0.
  public var page: Int
  /// Whether no page follows.
  public var isLastPage: Bool
  /// Whether the request was for the composition. A backspace, space or enter that was not, because nothing
  /// was being composed, is for the text field.
  public var isHandled: Bool

  /// A state; without further words the empty one of a session that begins.
  public init(
    session: Int, sequence: Int = 0, committed: String = "", composing: String = "",
    candidates: [String] = [],
    page: Int = 0, isLastPage: Bool = true, isHandled: Bool = true
  ) {
    self.session = session
    self.sequence = sequence
    self.committed = Private(committed)
    self.composing = Private(composing)
    self.candidates = Private(candidates)
    self.page = page
    self.isLastPage = isLastPage
    self.isHandled = isHandled
  }
}
