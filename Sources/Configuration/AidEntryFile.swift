public import Eligibility
import Foundation
public import Model

/// Why an entry was not written. Nothing has changed then, but for `notConfirmed`.
public enum AidEntryFileError: Error, Hashable, CustomStringConvertible {
  /// The file that is there cannot be read, so nothing may be added to it.
  case damaged(Diagnostic)
  /// Somebody else is writing an entry.
  case busy(path: String)
  /// A file or folder could not be written; the path, and the system's words for why.
  case notWritable(path: String, reason: String)
  /// The entry stands in the file, but the disk has not confirmed that it will survive a power cut.
  case notConfirmed(path: String, reason: String)
  /// What would be written could not be read back.
  case notReadable(Diagnostic)

  /// A sentence for the staff page, without the names of files.
  public var sentence: Localized<String> {
    switch self {
    case .damaged(let problem):
      Localized(
        zh: "已录入的文件第 \(problem.line) 行坏了，没有写入。请管理员先修好它。",
        en:
          "Line \(problem.line) of the file of entries is damaged. Nothing was written. Have it repaired."
      )
    case .busy:
      Localized(
        zh: "另一个程序正在录入，没有写入。请过一会儿再试。",
        en: "Another program is entering something. Nothing was written. Try again in a moment.")
    case .notWritable(_, let reason):
      Localized(
        zh: "硬盘写不进去，没有录入（\(reason)）。请管理员看看硬盘和权限。",
        en:
          "The disk cannot be written (\(reason)). Nothing was entered. Have disk and permissions looked at.")
    case .notConfirmed(_, let reason):
      Localized(
        zh: "写进去了，但硬盘没有确认（\(reason)）。请管理员看看硬盘，再看这一项在不在。",
        en:
          "It was written, but the disk has not confirmed it (\(reason)). Have the disk looked at, then check."
      )
    case .notReadable:
      Localized(
        zh: "写的内容读不回来，没有录入。请换个写法。", en: "What was written cannot be read back, so it was not kept.")
    }
  }

  /// A sentence for the administrator, with the place.
  public var description: String {
    switch self {
    case .damaged(let problem):
      "\(problem.description). Nothing was written: repair the file or move it away first."
    case .busy(let path): "\(path) is held by another program that enters something. Try again in a moment."
    case .notWritable(let path, let reason):
      "The entry could not be written (\(path): \(reason)). Nothing has changed: "
        + "see to the disk and its permissions."
    case .notConfirmed(let path, let reason):
      "The entry was written, but the disk has not confirmed it (\(path): \(reason)). See to "
        + "the disk, then look whether the entry is there."
    case .notReadable(let problem):
      "\(problem.description). The entry was not written: it could not be read back."
    }
  }
}

/// The values that people have entered on this machine: dated entries, kept apart from the pack that was
/// shipped, so that an upgrade replaces the pack and keeps them.
///
/// The file only grows. It is replaced as a whole, in one step, so that at every moment it holds all entries
/// but perhaps the last. Callable from any thread and from several processes: writers take turns.
public struct AidEntryFile: Sendable {
  /// What the file is called in the data folder.
  public static let name = "aid-entries.yaml"

  /// Where the file is.
  public let path: String
  /// How long a writer waits for another one, in milliseconds.
  private static let patience = 2000

  /// The file at `path`; it need not be there yet.
  public init(path: String) {
    self.path = path
  }

  /// The pack with the entries of this file. Where the file is damaged, the pack as it is, and the reason.
  ///
  /// A machine on which nothing was entered has no such file: that is no finding.
  public func entries(in pack: AidPack) -> (pack: AidPack, problems: [Diagnostic]) {
    switch tree() {
    case .success(nil): return (pack, [])
    case .success(let tree?):
      let (merged, diagnostics) = pack.adding(entries: tree)
      return (merged, diagnostics)
    case .failure(let problem): return (pack, [problem.diagnostic])
    }
  }

  /// Writes an entry at the end of the file, and gives back the pack with everything that has been entered.
  ///
  /// Whoever calls it vouches for the second look. Blocks for the disk, and up to two seconds for another
  /// writer.
  public func append(_ entry: AidEntry, to pack: AidPack, entered: Instant) throws(AidEntryFileError)
    -> AidPack
  {
    let replacement = FileReplacement(path: path)
    try replacement.makeFolder()
    let lock = try FileTurn(path: path + ".lock", patience: Self.patience)
    defer { lock.release() }
    let (present, problems) = entries(in: pack)
    if let problem = problems.first(where: { $0.severity == .error }) { throw .damaged(problem) }
    let text = try nextText(entry, entered: entered)
    let next = try Self.read(back: text, path: path, pack, after: present)
    try replacement.write(Data(text.utf8))
    try replacement.commit()
    return next
  }

  /// The tree of the file; `nil` where there is none yet.
  private func tree() -> Result<ConfigNode?, FileProblem> {
    guard !isAbsent else { return .success(nil) }
    let file = YAMLReader.read(file: path)
    if let problem = file.diagnostics.first { return .failure(FileProblem(diagnostic: problem)) }
    // An empty file is what a full disk leaves: it must not pass for a machine on which nothing was entered.
    guard let node = file.node, node.content != .unset else {
      return .failure(
        FileProblem(
          diagnostic: Diagnostic(
            file: path, line: 1, message: "this file is empty",
            hint: "put the last copy of it back, or remove it where nothing had been entered")))
    }
    return .success(node)
  }

  /// Whether there is no file: one that is there and cannot be looked at is not absent.
  private var isAbsent: Bool {
    var status = stat()
    return stat(path, &status) != 0 && errno == ENOENT
  }

  private func nextText(_ entry: AidEntry, entered: Instant) throws(AidEntryFileError) -> String {
    let text = try currentText()
    let written = YAMLReader.read(text, file: path).node?["entries"]
    let count = if case .sequence(let entries)? = written?.content { entries.count } else { 0 }
    return AidEntryText.adding(entry, entered: entered, to: text, count: count + 1)
  }

  private func currentText() throws(AidEntryFileError) -> String {
    guard !isAbsent else { return AidEntryText.head }
    switch FileBytes.read(path) {
    case .success(let bytes):
      return String(decoding: bytes, as: UTF8.self)
    case .failure(let problem): throw .damaged(problem.diagnostic)
    }
  }

  /// Reads what is about to be written: a file that nobody can read is never put in the place of one that is.
  private static func read(back text: String, path: String, _ pack: AidPack, after present: AidPack)
    throws(AidEntryFileError) -> AidPack
  {
    let file = YAMLReader.read(text, file: path)
    guard let node = file.node, text.utf8.count <= YAMLReader.maximumBytes else {
      throw .notReadable(
        file.diagnostics.first ?? Diagnostic(file: path, line: 1, message: "this file would be too long"))
    }
    let (next, problems) = pack.adding(entries: node)
    if let problem = problems.first(where: { $0.severity == .error }) { throw .notReadable(problem) }
    let count = { (pack: AidPack) in pack.values.reduce(0) { $0 + $1.entries.count } }
    guard count(next) == count(present) + 1 else {
      throw .notReadable(Diagnostic(file: path, line: 1, message: "the pack has no value of that name"))
    }
    return next
  }
}
