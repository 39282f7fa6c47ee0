public import Model

/// Opens what a scanner reads from the slip of a self-check. Implemented where the institution's private key is.
public protocol CaseReading: Sendable {
  /// The case in a code. Takes milliseconds; throws why the code cannot be opened, with nothing of the code in it.
  func open(_ code: Private<String>, at now: Instant) throws(CaseRefusal) -> OpenedCase
}

/// Why a code cannot be opened.
public struct CaseRefusal: Error, Hashable, Sendable {
  /// What the officer can do.
  public var sentence: Localized<String>

  /// A refusal with that sentence.
  public init(_ sentence: Localized<String>) {
    self.sentence = sentence
  }
}

/// A case for as long as it takes to answer one request. Nothing of it is kept.
public struct OpenedCase: Sendable {
  /// Words and their answer.
  public struct Line: Hashable, Codable, Sendable {
    /// What was asked.
    public var question: Localized<String>
    /// What was answered.
    public var answer: Localized<String>

    /// A question with its answer.
    public init(question: Localized<String>, answer: Localized<String>) {
      (self.question, self.answer) = (question, answer)
    }
  }

  /// A paper that the application needs.
  public struct Paper: Hashable, Codable, Sendable {
    /// Its name in the rules.
    public var id: String
    /// What it is.
    public var name: Localized<String>
    /// Whether the application is not complete without it.
    public var isRequired: Bool

    /// A paper.
    public init(id: String, name: Localized<String>, isRequired: Bool) {
      (self.id, self.name, self.isRequired) = (id, name, isRequired)
    }
  }

  /// When the code was made.
  public var madeOn: Day
  /// The answers that count.
  public var lines: [Line]
  /// What the officer has to know before relying on it.
  public var remarks: [Localized<String>]
  /// What the rules here say today, as text with line breaks.
  public var result: Localized<String>
  /// The papers.
  public var papers: [Paper]
  /// 一次性告知书 for missing papers, by id.
  public var notice: @Sendable (Set<String>) -> Slip
  /// 收件回执 for received papers, by id.
  public var receipt: @Sendable (Set<String>) -> Slip

  /// An opened case.
  public init(
    madeOn: Day, lines: [Line], remarks: [Localized<String>], result: Localized<String>, papers: [Paper],
    notice: @escaping @Sendable (Set<String>) -> Slip, receipt: @escaping @Sendable (Set<String>) -> Slip
  ) {
    self.madeOn = madeOn
    self.lines = lines
    self.remarks = remarks
    self.result = result
    self.papers = papers
    self.notice = notice
    self.receipt = receipt
  }
}
