import Foundation
import Glibc

/// Where compiled tables lie: `FOLDER/current` is a link to a folder that holds one complete set and, in
/// `set.txt`, what the set was made of and how long each file is.
///
/// A new set is built beside the old one and the link is replaced in one step, so at every moment `current`
/// is missing or complete.
struct RimeTables: Sendable {
  /// The schema that residents type with.
  static let schema = "kpinyin"

  /// What librime opens while somebody types.
  static let files = [
    "default.yaml", "kpinyin.schema.yaml", "klegal.prism.bin", "klegal.reverse.bin", "klegal.table.bin",
  ]

  /// The folder that holds the sets.
  let folder: URL

  var current: URL { folder.appending(path: "current") }

  /// The real path of the current set, every file of which is readable and as long as it was when built.
  func checkedSet() throws(PinyinError) -> String {
    // The link is followed once, so that all files belong to one set even while another is being prepared.
    guard let link = linkTarget, let manifest = Manifest(in: folder.appending(path: link)) else {
      throw .notPrepared(folder: folder.path)
    }
    let set = folder.appending(path: link)
    for file in Self.files {
      let path = set.appending(path: file).path
      // librime maps the tables into memory: a short file would end the process with SIGBUS.
      guard access(path, R_OK) == 0, let length = manifest.lengths[file], length == Self.length(of: path)
      else {
        throw .damaged(file: path)
      }
    }
    return set.path
  }

  /// What the current set was made of; `nil` where there is no complete set.
  var fingerprint: String? {
    do {
      let set = try checkedSet()
      return Manifest(in: URL(filePath: set))?.fingerprint
    } catch {
      return nil  // The caller rebuilds; the reason does not matter to it.
    }
  }

  /// The name of the folder that `current` leads to.
  var linkTarget: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(current.path, &buffer, buffer.count)
    guard length > 0 else { return nil }
    return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func length(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// The contents of `set.txt`: the fingerprint, then a line `LENGTH FILE` for each file.
  struct Manifest {
    static let fileName = "set.txt"

    var fingerprint: String
    var lengths: [String: Int]

    init(fingerprint: String, lengths: [String: Int]) {
      self.fingerprint = fingerprint
      self.lengths = lengths
    }

    /// Reads the manifest of a set; `nil` where there is none that can be read.
    init?(in set: URL) {
      let path = set.appending(path: Self.fileName).path
      guard let data = FileManager.default.contents(atPath: path) else { return nil }
      var lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
      guard !lines.isEmpty else { return nil }
      fingerprint = String(lines.removeFirst())
      lengths = [:]
      for line in lines {
        let parts = line.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let length = Int(parts[0]) else { return nil }
        lengths[String(parts[1])] = length
      }
    }

    var text: String {
      let lines = lengths.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      return ([fingerprint] + lines).joined(separator: "\n") + "\n"
    }
  }
}
