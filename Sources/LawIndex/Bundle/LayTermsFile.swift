import Model

/// `lay-terms.tsv`: what people say, TAB, the law's words, TAB, the articles (民法典1079 刑法133之一 消法55).
enum LayTermsFile {
  /// - Parameter reference: The article that a label names.
  static func read(
    _ text: String, file: String, reference: (Substring) -> LawReference?
  ) -> (terms: [LawBundle.LayTerm], diagnostics: [Diagnostic]) {
    var terms: [LawBundle.LayTerm] = []
    var diagnostics: [Diagnostic] = []
    for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard (2...3).contains(fields.count), !fields[0].isEmpty, !fields[1].isEmpty else {
        let message = "expected a phrase, a tab, the law's words, a tab and articles"
        diagnostics.append(Diagnostic(.error, file: file, line: offset + 1, message: message))
        continue
      }
      var references: [LawReference] = []
      for label in fields.count == 3 ? fields[2].split(separator: " ") : [] {
        if let reference = reference(label) {
          references.append(reference)
        } else {
          let message = "expected an article such as 民法典1079, found \(label)"
          diagnostics.append(Diagnostic(.error, file: file, line: offset + 1, message: message))
        }
      }
      terms.append(
        LawBundle.LayTerm(
          phrase: String(fields[0]), terms: fields[1].split(separator: " ").map(String.init),
          references: references))
    }
    return (terms, diagnostics)
  }
}
