internal import Model
public import Screens

extension Failure {
  /// A failure whose sentence is the same in both languages.
  public init(_ sentence: String) {
    self.init(zh: sentence, en: sentence)
  }
}
