import Foundation
import Model

/// Which files of a collection are one law.
enum CorpusFiles {
  /// One law: a file, and the parts beside it where a code is split.
  struct Group: Equatable {
    /// The file with the title, as a path inside the collection.
    var main: String
    /// The `01-….md` files beside a `README.md`.
    var parts: [String] = []

    /// The day of a `versions/YYYY-MM-DD` folder.
    var versionDay: Day? {
      let folders = main.split(separator: "/").dropLast()
      guard folders.count >= 2, folders[folders.endIndex - 2] == "versions" else { return nil }
      return folders.last.flatMap { Day(String($0)) }
    }

    /// The region of local rules (`DLC/上海/…`); empty for national law.
    var region: String {
      let folders = main.split(separator: "/")
      guard folders.count > 2, folders.first == "DLC" else { return "" }
      return String(folders[1])
    }

    /// Whether the collection files this under its cases.
    var isCase: Bool { main.split(separator: "/").dropLast().contains("案例") }
  }

  /// The Markdown files below a folder, sorted, as paths inside it.
  static func list(_ folder: URL) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue,
      let walk = FileManager.default.enumerator(atPath: folder.path)
    else { throw LawImportError.noSuchFolder(folder.path) }
    var paths: [String] = []
    for case let path as String in walk where path.hasSuffix(".md") && !path.hasSuffix("_index.md") {
      if path.hasPrefix(".") || path.contains("/.") { continue }
      paths.append(path)
    }
    return paths.sorted()
  }

  /// Puts the parts of a code with the README that holds its title.
  static func groups(_ paths: [String]) -> [Group] {
    let titlePages = Set(paths.filter { $0.hasSuffix("/README.md") })
    var parts: [String: [String]] = [:]
    for path in paths where !path.hasSuffix("README.md") {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      if titlePages.contains(folder + "/README.md") { parts[folder + "/README.md", default: []].append(path) }
    }
    let inParts = Set(parts.values.joined())
    // A README at the top tells about the collection.
    return paths.filter { !inParts.contains($0) && $0 != "README.md" }
      .map { Group(main: $0, parts: parts[$0] ?? []) }
  }
}
