import Model

/// Reads citations: `法律援助法 31(五)`, `法律援助法 25第2款`, and as a mapping with `unverified` or `value`.
struct CitationReader {
  let laws: [String: AidLaw]
  let values: [AidValue]
  let report: PackReport

  /// The citations of a list; `matter`, which stands for the citations of the matter, is told apart.
  func read(_ nodes: [ConfigNode], _ path: String) -> (citations: [AidCitationSource], citesMatter: Bool) {
    var citations: [AidCitationSource] = []
    var citesMatter = false
    for node in nodes {
      if node.content == .scalar("matter") {
        citesMatter = true
      } else if let citation = read(node, path) {
        citations.append(citation)
      }
    }
    return (citations, citesMatter)
  }

  private func read(_ node: ConfigNode, _ path: String) -> AidCitationSource? {
    if case .scalar(let text) = node.content {
      return citation(text, unverified: false, value: nil, node: node, path)
    }
    guard var fields = NodeFields(node, path, report) else { return nil }
    let text = fields.text("cite")
    let unverified = fields.flag("unverified")
    let valueNode = fields.optional("value")
    fields.finish()
    guard let text else { return nil }
    var value: Int?
    if let valueNode, let id = NodeFields.text(valueNode, path + ".value", report) {
      value = values.firstIndex { $0.id == id && $0.kind.hasArticle }
      if value == nil {
        let provisions = values.filter(\.kind.hasArticle).map(\.id)
        report.unknown("provision", id, among: provisions, at: valueNode.mark)
        return nil
      }
    }
    return citation(text, unverified: unverified, value: value, node: node, path)
  }

  private func citation(_ text: String, unverified: Bool, value: Int?, node: ConfigNode, _ path: String)
    -> AidCitationSource?
  {
    let parts = text.split(separator: " ", maxSplits: 1)
    let name = parts.first.map { String($0) } ?? ""
    guard let law = laws[name] else {
      report.unknown("law", name, among: laws.keys.sorted(), at: node.mark)
      return nil
    }
    var citation = AidCitation(law: name, unverified: unverified)
    if parts.count == 2 {
      guard let place = Place(parts[1]) else {
        report.error(
          "\(path): expected a law and an article such as 法律援助法 31(五), found \"\(text.prefix(40))\"",
          at: node.mark)
        return nil
      }
      (citation.article, citation.paragraph, citation.item) = (place.article, place.paragraph, place.item)
    }
    if !unverified, value == nil, citation.article == nil || !law.hasText {
      let reason = law.hasText ? "no article is named" : "nobody has its text"
      report.error(
        "\(path): \(reason), so this citation must be marked", at: node.mark,
        hint: "write {cite: \(text.prefix(40)), unverified: true}")
      return nil
    }
    return AidCitationSource(citation: citation, value: value, mark: node.mark)
  }

  /// `31`, `31(五)`, `25第2款`, `42第1款(三)`, `133-1`.
  private struct Place {
    var article: String
    var paragraph: Int?
    var item: String?

    init?(_ text: some StringProtocol) {
      var rest = text[...]
      article = String(rest.prefix { $0.isASCII && ($0.isNumber || $0 == "-") })
      guard ArticleNumber(article) != nil else { return nil }
      rest = rest.dropFirst(article.count)
      if rest.first == "第" {
        let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), (1...20).contains(number) else { return nil }
        rest = rest.dropFirst(1 + digits.count)
        guard rest.first == "款" else { return nil }
        rest = rest.dropFirst()
        paragraph = number
      }
      guard !rest.isEmpty else { return }
      let inner = rest.dropFirst().dropLast()
      guard rest.first == "(", rest.last == ")", !inner.isEmpty,
        inner.allSatisfy({ "一二三四五六七八九十".contains($0) })
      else { return nil }
      item = String(inner)
    }
  }
}
