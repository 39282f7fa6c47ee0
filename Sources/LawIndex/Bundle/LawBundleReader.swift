public import Foundation
public import Model
import Yams

/// Reads `Assets/law`. A file with an error loses the entry that is wrong, not the others.
public struct LawBundleReader {
  private var bundle = LawBundle()
  private var diagnostics: [Diagnostic] = []
  private var laws: [String: LawBundle.Law] = [:]
  private var seen: Set<LawReference> = []
  private let folder: URL

  /// The bundle in `folder`, and everything that is wrong with its files.
  ///
  /// - Throws: `LawIndexError.unreadable` where the folder of the digests is there and cannot be listed.
  public static func read(_ folder: URL) throws -> (bundle: LawBundle, diagnostics: [Diagnostic]) {
    var reader = LawBundleReader(folder: folder)
    for file in try files(in: folder) {
      let url = folder.appending(path: file)
      switch file {
      case "aliases.yaml": reader.readAliases(url, file)
      case "topics.yaml": reader.readTopics(url, file)
      case "repeals.yaml": reader.readRepeals(url, file)
      case "priors.yaml": reader.readPriors(url, file)
      case "lay-terms.tsv": reader.readLayTerms(url, file)
      default: reader.readDigests(url, file)
      }
    }
    reader.finish()
    return (reader.bundle, reader.diagnostics)
  }

  /// The files of a bundle that exist, as paths inside its folder, in a fixed order.
  static func files(in folder: URL) throws -> [String] {
    let digests = try digestFiles(in: folder.appending(path: "digests").path).filter { $0.hasSuffix(".yaml") }
      .sorted().map { "digests/\($0)" }
    let others = ["topics.yaml", "repeals.yaml", "priors.yaml", "lay-terms.tsv"]
    // The names first and the digests next, because what follows refers to them.
    return (["aliases.yaml"] + digests + others).filter {
      FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
    }
  }

  private static func digestFiles(in folder: String) throws -> [String] {
    // A bundle without digests is no error here: the folder may hold only what a hall added.
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    do { return try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      throw LawIndexError.unreadable(folder)
    }
  }

  private init(folder: URL) { self.folder = folder }

  private mutating func finish() {
    bundle.laws = laws.values.sorted { $0.key < $1.key }.map { law in
      var law = law
      law.digests.sort { $0.reference.article < $1.reference.article }
      return law
    }
    let topics = Set(bundle.topics.map(\.id))
    guard !topics.isEmpty else { return }
    for digest in bundle.laws.flatMap(\.digests) where !topics.contains(digest.topic) {
      let message = "\(digest.reference): topics.yaml has no topic \(digest.topic)"
      diagnostics.append(Diagnostic(.error, file: path("topics.yaml"), line: 1, message: message))
    }
  }

  private func path(_ file: String) -> String { folder.appending(path: file).path }

  // MARK: Digests

  private mutating func readDigests(_ url: URL, _ file: String) {
    var yaml = YamlDocument(file: path(file))
    defer { diagnostics += yaml.diagnostics }
    guard let root = yaml.root(of: url),
      let title = yaml.text(root, "law", at: root.mark),
      let inForce = yaml.day(root, "in_force", at: root.mark),
      let articlesNode = root["articles"], let articles = yaml.mapping(articlesNode, "articles")
    else { return }
    let key = LawKey.make(title)
    var law = laws[key] ?? LawBundle.Law(key: key, title: title, inForce: inForce, digests: [])
    if law.inForce != inForce {
      yaml.report(
        root["in_force"]?.mark, "in_force differs from another file of the same law: \(law.inForce)")
    }
    for (keyNode, entry) in articles {
      guard let digest = digest(keyNode, entry, law: key, &yaml) else { continue }
      law.digests.append(digest)
    }
    laws[key] = law
  }

  private mutating func digest(
    _ key: Node, _ entry: Node, law: String, _ yaml: inout YamlDocument
  ) -> LawBundle.Digest? {
    let label = key.scalar?.string ?? ""
    guard let number = ArticleNumber(label) else {
      yaml.report(key.mark, "expected an article number such as 1079 or '133-1', found \(label)")
      return nil
    }
    let reference = LawReference(law: law, article: number)
    guard seen.insert(reference).inserted else {
      yaml.report(key.mark, "\(reference) has a digest already")
      return nil
    }
    guard let fields = yaml.mapping(entry, label, known: ["title", "topic", "digest", "asks", "terms"]),
      let title = yaml.text(fields, "title", at: key.mark),
      let topic = yaml.text(fields, "topic", at: key.mark),
      let text = yaml.text(fields, "digest", at: key.mark)
    else { return nil }
    return LawBundle.Digest(
      reference: reference, title: title, topic: topic, text: text, asks: yaml.texts(fields, "asks"),
      terms: yaml.texts(fields, "terms"))
  }

  // MARK: Names

  private mutating func readAliases(_ url: URL, _ file: String) {
    var yaml = YamlDocument(file: path(file))
    defer { diagnostics += yaml.diagnostics }
    guard let root = yaml.root(of: url) else { return }
    for node in yaml.list(root, "aliases") {
      guard let fields = yaml.mapping(node, "alias", known: ["law", "names"]),
        let law = yaml.text(fields, "law", at: node.mark)
      else { continue }
      for name in yaml.list(fields, "names") {
        guard let text = name.scalar?.string, text.count >= 2 else {
          yaml.report(name.mark, "names: expected a name of two characters or more")
          continue
        }
        guard bundle.aliases.updateValue(LawKey.make(law), forKey: LawKey.make(text)) == nil else {
          yaml.report(name.mark, "names: \(text) stands twice")
          continue
        }
      }
    }
  }

  // MARK: Topics, repeals, priors

  private mutating func readTopics(_ url: URL, _ file: String) {
    var yaml = YamlDocument(file: path(file))
    defer { diagnostics += yaml.diagnostics }
    guard let root = yaml.root(of: url) else { return }
    for node in yaml.list(root, "topics") {
      guard
        let fields = yaml.mapping(node, "topic", known: ["id", "title", "note", "icon", "queries", "first"]),
        let id = yaml.text(fields, "id", at: node.mark),
        let title = yaml.localized(fields, "title", at: node.mark),
        let note = yaml.localized(fields, "note", at: node.mark),
        let icon = yaml.text(fields, "icon", at: node.mark)
      else { continue }
      guard !bundle.topics.contains(where: { $0.id == id }) else {
        yaml.report(fields["id"]?.mark, "the topic \(id) stands twice")
        continue
      }
      bundle.topics.append(
        LawTopic(id: id, title: title, note: note, icon: icon, queries: yaml.texts(fields, "queries")))
      bundle.firstDigests[id] = firstDigests(of: id, fields, &yaml)
    }
  }

  /// What `first` names of a topic's digests; each must exist, belong to the topic and stand once.
  private func firstDigests(
    of topic: String, _ fields: Node.Mapping, _ yaml: inout YamlDocument
  ) -> [LawReference] {
    var references: [LawReference] = []
    for node in fields["first"] == nil ? [] : yaml.list(fields, "first") {
      let label = node.scalar?.string ?? ""
      guard let reference = bundle.reference(label) else {
        yaml.report(node.mark, "first: expected an article such as 民法典1079, found \(label)")
        continue
      }
      guard let digest = digest(of: reference) else {
        yaml.report(node.mark, "first: there is no digest of \(reference)")
        continue
      }
      guard digest.topic == topic else {
        yaml.report(node.mark, "first: the digest of \(reference) has the topic \(digest.topic)")
        continue
      }
      guard !references.contains(reference) else {
        yaml.report(node.mark, "first: \(reference) stands twice")
        continue
      }
      references.append(reference)
    }
    return references
  }

  private func digest(of reference: LawReference) -> LawBundle.Digest? {
    laws[reference.law]?.digests.first { $0.reference == reference }
  }

  private mutating func readRepeals(_ url: URL, _ file: String) {
    var yaml = YamlDocument(file: path(file))
    defer { diagnostics += yaml.diagnostics }
    guard let root = yaml.root(of: url) else { return }
    for node in yaml.list(root, "repeals") {
      guard let fields = yaml.mapping(node, "repeal", known: ["law", "date", "by"]),
        let law = yaml.text(fields, "law", at: node.mark), let date = yaml.day(fields, "date", at: node.mark),
        let byNode = fields["by"], let by = yaml.mapping(byNode, "by", known: ["law", "article"]),
        let byLaw = yaml.text(by, "law", at: byNode.mark),
        let label = yaml.text(by, "article", at: byNode.mark)
      else { continue }
      guard let number = ArticleNumber(label) else {
        yaml.report(by["article"]?.mark, "article: expected a number such as 1260, found \(label)")
        continue
      }
      bundle.repeals.append(
        LawBundle.Repeal(
          law: LawKey.make(law), date: date, by: LawReference(law: LawKey.make(byLaw), article: number)))
    }
  }

  private mutating func readPriors(_ url: URL, _ file: String) {
    var yaml = YamlDocument(file: path(file))
    defer { diagnostics += yaml.diagnostics }
    guard let root = yaml.root(of: url), let node = root["priors"], let priors = yaml.mapping(node, "priors")
    else {
      return
    }
    for (key, value) in priors {
      guard let title = key.scalar?.string else { continue }
      bundle.priors[LawKey.make(title)] = prior(value, title, &yaml)
    }
    if let value = root["default"] {
      bundle.defaultPrior = prior(value, "default", &yaml) ?? bundle.defaultPrior
    }
  }

  private func prior(_ node: Node, _ title: String, _ yaml: inout YamlDocument) -> Double? {
    guard let value = node.float, (0...1).contains(value) else {
      yaml.report(node.mark, "\(title): expected a number from 0 (nobody needs it) to 1 (needed every day)")
      return nil
    }
    return value
  }

  // MARK: Lay terms

  private mutating func readLayTerms(_ url: URL, _ file: String) {
    do {
      let text = try String(contentsOf: url, encoding: .utf8)
      let (terms, findings) = LayTermsFile.read(text, file: path(file), reference: bundle.reference)
      bundle.layTerms = terms
      diagnostics += findings
    } catch {
      diagnostics.append(Diagnostic(.error, file: path(file), line: 1, message: "the file is not UTF-8"))
    }
  }
}
