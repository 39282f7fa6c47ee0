public import Foundation
public import Model
import Yams

/// One configuration file after reading: its tree, or why there is none.
public struct ConfigFile: Hashable, Sendable {
  /// The path it was read from; every mark and diagnostic names it.
  public var file: String
  /// The tree; `nil` where the file cannot be used.
  public var node: ConfigNode?
  /// What is wrong with the file as YAML. Empty where there is a tree.
  public var diagnostics: [Diagnostic]
}

/// Reads YAML into `ConfigNode`, keeping file, line and column of every key and value.
///
/// Columns count Unicode scalars from 1, so a Chinese character is one column. A file that is not YAML, or
/// uses more of YAML than a configuration needs (aliases, several documents, keys that are not words),
/// gives diagnostics and no tree. Callable from any thread.
public enum YAMLReader {
  /// The longest file that is read, in bytes. The largest real one is a hundredth of it.
  public static let maximumBytes = 1 << 20

  /// Reads the file at `path`.
  public static func read(file path: String) -> ConfigFile {
    switch FileBytes.read(path) {
    case .success(let bytes): read(bytes, file: path)
    case .failure(let problem): ConfigFile(file: path, node: nil, diagnostics: [problem.diagnostic])
    }
  }

  /// Reads every `.yaml` file of the folder at `path` and of its folders, in the order of their names.
  ///
  /// A folder that cannot be listed, or is not a configuration folder, gives one diagnostic in `problems`.
  public static func read(folder path: String) -> (files: [ConfigFile], problems: [Diagnostic]) {
    let folder = ConfigFolder.read(path)
    let files = folder.files.filter { $0.name.hasSuffix(".yaml") }
    return (files.map { read($0.bytes, file: $0.path) }, folder.problems)
  }

  /// Reads text that is already in memory; `file` is what the marks name.
  public static func read(_ text: String, file: String) -> ConfigFile {
    read(Data(text.utf8), file: file)
  }

  /// Reads bytes that are already in memory; `file` is what the marks name.
  public static func read(_ bytes: Data, file: String) -> ConfigFile {
    switch SourceText.decode(bytes, file: file) {
    case .success(let source): compose(source.text, file: file)
    case .failure(let problem): ConfigFile(file: file, node: nil, diagnostics: [problem.diagnostic])
    }
  }

  private static func compose(_ text: String, file: String) -> ConfigFile {
    var result = ConfigFile(file: file, node: nil, diagnostics: [])
    do {
      let parser = try Parser(yaml: text, encoding: .utf8)
      // Nodes hold their anchors weakly and the parser owns them: it must outlive the walk, or no alias is seen.
      try withExtendedLifetime(parser) {
        var walk = NodeWalk(file: file)
        let node = walk.node(try parser.singleRoot())
        result.node = walk.diagnostics.isEmpty ? node : nil
        result.diagnostics = walk.diagnostics
      }
    } catch let error as YamlError {
      result.diagnostics = [error.diagnostic(file: file)]
    } catch {
      // Yams throws nothing else; should it, the file is unusable all the same.
      result.diagnostics = [Diagnostic(file: file, line: 1, message: "this is not valid YAML: \(error)")]
    }
    return result
  }
}

/// Turns the parser's nodes into ours, and refuses what a configuration file must not contain.
private struct NodeWalk {
  let file: String
  var diagnostics: [Diagnostic] = []

  mutating func node(_ node: Node?) -> ConfigNode {
    guard let node else { return ConfigNode(.unset, mark: mark(nil)) }
    let mark = mark(node.mark)
    // Everything an alias stands for has an anchor: stopping here keeps the walk as long as the file.
    guard node.anchor == nil else {
      diagnostics.append(mark.problem(SourceText.noAliases, hint: SourceText.writeOut).diagnostic)
      return ConfigNode(.unset, mark: mark)
    }
    switch node {
    case .scalar(let scalar):
      return ConfigNode(Self.isUnset(scalar) ? .unset : .scalar(scalar.string), mark: mark)
    case .sequence(let sequence):
      return ConfigNode(.sequence(sequence.map { self.node($0) }), mark: mark)
    case .mapping(let mapping):
      return ConfigNode(.mapping(entries(of: mapping)), mark: mark)
    case .alias:
      // Made by encoders only, never by the parser.
      return ConfigNode(.unset, mark: mark)
    }
  }

  private mutating func entries(of mapping: Node.Mapping) -> [ConfigNode.Entry] {
    var lines: [String: Int] = [:]
    return mapping.compactMap { key, value in
      let value = node(value)
      let mark = mark(key.mark)
      guard let name = key.scalar?.string, key.anchor == nil else {
        diagnostics.append(mark.problem("a key must be a word", hint: "write key: value").diagnostic)
        return nil
      }
      // The parser takes 1 and "1" for two keys; whoever looks one up does not.
      if let line = lines.updateValue(mark.line, forKey: name) {
        let message = "the key \"\(name)\" is written twice, first in line \(line)"
        diagnostics.append(mark.problem(message, hint: "keep one of them").diagnostic)
      }
      return ConfigNode.Entry(key: name, keyMark: mark, value: value)
    }
  }

  private func mark(_ mark: Yams.Mark?) -> ConfigNode.Mark {
    ConfigNode.Mark(file: file, line: max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
  }

  private static func isUnset(_ scalar: Node.Scalar) -> Bool {
    scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
