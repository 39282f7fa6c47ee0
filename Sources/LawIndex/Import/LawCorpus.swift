import Foundation
import Model

/// A folder in the layout of one of the public collections, read into versions of laws.
struct LawCorpus {
  /// The laws, in the order of their files.
  private(set) var versions: [LawVersion] = []
  private(set) var files = 0
  private(set) var documentsLeftOut = 0
  private(set) var diagnostics: [Diagnostic] = []

  private let folder: URL
  private let expired: Set<String>

  /// Reads every Markdown file below `folder`.
  ///
  /// - Throws: `LawImportError` where the folder cannot be listed or holds no law in either layout.
  static func read(_ folder: URL, progress: (ImportProgress) -> Void) throws -> LawCorpus {
    let paths = try CorpusFiles.list(folder)
    var corpus = LawCorpus(folder: folder, expired: CollectionMetadata.expiredFiles(in: folder))
    let groups = CorpusFiles.groups(paths)
    for (done, group) in groups.enumerated() {
      if done % 100 == 0 { progress(ImportProgress(phase: .reading, done: done, total: groups.count)) }
      corpus.read(group)
    }
    progress(ImportProgress(phase: .reading, done: groups.count, total: groups.count))
    guard !corpus.versions.isEmpty else { throw LawImportError.notACorpus(folder.path) }
    corpus.mergeBooks()
    return corpus
  }

  private init(folder: URL, expired: Set<String>) {
    self.folder = folder
    self.expired = expired
  }

  private mutating func read(_ group: CorpusFiles.Group) {
    files += 1 + group.parts.count
    guard let text = contents(of: group.main) else { return }
    var law = LawTextParser.parse(text)
    let findings = law.findings
    for part in group.parts { append(part, to: &law) }
    guard let title = law.title else {
      leaveOut(group.main, "no heading gives the law's title")
      return
    }
    if LawTitle.isAmendment(title) {
      leaveOut(group.main, "\(title) changes other laws; its content is in their text")
    } else if group.isCase {
      leaveOut(group.main, "\(title) is a case, not a law")
    } else if law.articles.isEmpty {
      leaveOut(group.main, "\(title) has no numbered articles")
    } else {
      note(findings, file: group.main)
      versions.append(version(law, title: title, group: group))
    }
  }

  private mutating func append(_ part: String, to law: inout LawText) {
    guard let text = contents(of: part) else { return }
    let read = LawTextParser.parse(text, isPart: true)
    let isOwnDocument =
      read.isItemized || read.title.map { $0.contains("修正案") || $0.hasSuffix("决定") } ?? false
    if isOwnDocument {
      leaveOut(part, "\(read.title ?? part) is another document beside the law")
    } else {
      note(read.findings, file: part)
      let present = Set(law.articles.map(\.number))
      for article in read.articles where present.contains(article.number) {
        report(
          .warning, part, article.line, "\(article.number.chinese) stands in another part of the law too")
      }
      law.articles += read.articles.filter { !present.contains($0.number) }
    }
  }

  private func version(_ law: LawText, title: String, group: CorpusFiles.Group) -> LawVersion {
    let name = String(group.main.split(separator: "/").last ?? "")
    let articles = law.articles.sorted { $0.number < $1.number }
    let fromText = LawDates.commencement(preface: law.preface) ?? commencement(of: articles)
    // Two regions may have rules of the same name; they are two laws.
    let isNamedAfterRegion = group.region.isEmpty || title.contains(group.region)
    return LawVersion(
      key: LawKey.make(isNamedAfterRegion ? title : group.region + title), title: title,
      passed: [LawDates.passed(preface: law.preface), LawDates.day(inFileName: name)].compactMap { $0 }.max(),
      commencement: group.versionDay ?? fromText, file: group.main, region: group.region,
      isExpired: expired.contains(name), articles: articles)
  }

  /// The day in force stands in the last article, or near it where transitional rules follow.
  private func commencement(of articles: [LawTextArticle]) -> Day? {
    for article in articles.suffix(3).reversed() {
      if let day = LawDates.commencement(article: article.paragraphs.joined()) { return day }
    }
    return nil
  }

  /// `LawRefBook/Laws` keeps the books of a code as files with the code's title, each with its own articles.
  private mutating func mergeBooks() {
    var merged: [LawVersion] = []
    var places: [String: Int] = [:]
    for version in versions {
      let folder = version.file.split(separator: "/").dropLast().joined(separator: "/")
      let place = "\(folder)|\(version.key)|\(version.passed?.description ?? "")"
      if let index = places[place], Self.areBooks(merged[index], version) {
        merged[index].articles = (merged[index].articles + version.articles).sorted { $0.number < $1.number }
        merged[index].commencement = [merged[index].commencement, version.commencement].compactMap { $0 }
          .max()
      } else {
        places[place] = merged.count
        merged.append(version)
      }
    }
    versions = merged
  }

  private static func areBooks(_ left: LawVersion, _ right: LawVersion) -> Bool {
    Set(left.articles.map(\.number)).isDisjoint(with: right.articles.map(\.number))
  }

  private mutating func contents(of path: String) -> String? {
    do {
      let data = try Data(contentsOf: folder.appending(path: path))
      if let text = String(validating: data, as: UTF8.self) { return text }
      report(.error, path, Self.firstInvalidLine(data), "the file is not UTF-8, so it was left out")
    } catch {
      report(.error, path, 1, "the file cannot be opened, so it was left out")
    }
    return nil
  }

  private static func firstInvalidLine(_ data: Data) -> Int {
    let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }

  private mutating func note(_ findings: [LawText.Finding], file: String) {
    for finding in findings { report(finding.severity, file, finding.line, finding.message) }
  }

  private mutating func leaveOut(_ path: String, _ reason: String) {
    documentsLeftOut += 1
    report(.notice, path, 1, reason)
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ path: String, _ line: Int, _ message: String
  ) {
    diagnostics.append(Diagnostic(severity, file: path, line: line, message: message))
  }
}
