import CallFlow
import Eligibility
import Foundation
import Model
import Queue

/// Loads a hall's configuration, and keeps a copy of the last one that worked.
///
/// A wrong file never stops a kiosk that ran yesterday. Callable from any thread; each call reads the disk.
public struct ConfigurationStore: Sendable {
  private let fileExists: @Sendable (String) -> Bool

  /// A store that looks on the disk for the files that a configuration names.
  public init() {
    self.init(fileExists: FileBytes.isFile)
  }

  /// A store that asks `fileExists` whether a file that a configuration names is there.
  public init(fileExists: @escaping @Sendable (String) -> Bool) {
    self.fileExists = fileExists
  }

  /// Loads the configuration in `folder`, with everything that is wrong with any of its files.
  public func load(_ folder: String) -> LoadedConfiguration {
    let content = ConfigFolder.read(folder)
    let files = content.files.filter { $0.name.hasSuffix(".yaml") }
      .map { (name: $0.name, file: YAMLReader.read($0.bytes, file: $0.path)) }
    let documents = files.compactMap { name, file in file.node.map { (name, $0) } }
    let main = files.first { $0.name == "kiosk.yaml" }?.file
    let (settings, complaints) =
      main.map(settings(of:)) ?? (KioskSettings(), absence(in: content, at: folder))
    let (aid, aidComplaints) = Self.aidPack(documents)
    let (queue, queueComplaints) = Self.queue(documents)
    let (calls, callComplaints) = Self.calls(documents)
    let (regions, regionComplaints) = RegionTable.read(content.files)
    return LoadedConfiguration(
      folder: folder, settings: settings, aid: aid, queue: queue, calls: calls, regions: regions,
      documents: Dictionary(uniqueKeysWithValues: documents),
      diagnostics: (content.problems + files.flatMap(\.file.diagnostics) + complaints + aidComplaints
        + queueComplaints + callComplaints + regionComplaints).inFileOrder,
      files: content.files)
  }

  /// Loads the configuration in `folder`, or where it has errors the copy in `lastGood`, or where that has
  /// too, or there is none, the built-in defaults. Notices and warnings do not count.
  public func load(_ folder: String, lastGood: String) -> (LoadedConfiguration, ConfigurationOutcome) {
    let current = load(folder)
    let problems = current.errors
    guard !problems.isEmpty else { return (current, .current) }
    guard FileManager.default.fileExists(atPath: lastGood) else {
      return (.standard(folder: folder), .defaults(problems: problems))
    }
    let kept = load(lastGood)
    guard kept.errors.isEmpty else {
      return (.standard(folder: folder), .defaults(problems: problems + kept.errors))
    }
    return (kept, .lastGood(problems: problems))
  }

  /// Keeps `configuration`, as it was read, as the last good one in the folder `lastGood`.
  ///
  /// At every moment the folder holds either the old copy or the new one whole, also after a power cut.
  /// Nothing is written where the copy is already the same. Throws where the configuration has errors or the
  /// copy cannot be written; the old copy is then untouched and the kiosk can go on.
  public func keepAsLastGood(_ configuration: LoadedConfiguration, into lastGood: String)
    throws(LastGoodError)
  {
    guard configuration.errors.isEmpty, !configuration.files.isEmpty else { throw .notGood }
    let files = Dictionary(uniqueKeysWithValues: configuration.files.map { ($0.name, $0.bytes) })
    try LastGoodCopy(folder: lastGood).replace(with: files)
  }

  /// Compiles the rule pack in `aid/`; none where the folder has no such files.
  private static func aidPack(_ documents: [(String, ConfigNode)]) -> (AidPack?, [Diagnostic]) {
    let files = documents.filter { $0.0.hasPrefix("aid/") }.map(\.1)
    return files.isEmpty ? (nil, []) : AidPack.compile(files)
  }

  /// Reads `services.yaml`; a hall without it has no queue.
  private static func queue(_ documents: [(String, ConfigNode)]) -> (QueueSettings, [Diagnostic]) {
    guard let node = documents.first(where: { $0.0 == "services.yaml" })?.1 else {
      return (QueueSettings(), [])
    }
    let (settings, diagnostics) = ConfigField.queueSettings.decode(node)
    return (settings ?? QueueSettings(), diagnostics)
  }

  /// Reads `video.yaml`; a hall without it calls nobody.
  private static func calls(_ documents: [(String, ConfigNode)]) -> (CallSettings, [Diagnostic]) {
    guard let node = documents.first(where: { $0.0 == "video.yaml" })?.1 else { return (CallSettings(), []) }
    let (settings, diagnostics) = ConfigField.callSettings.decode(node)
    return (settings ?? CallSettings(), diagnostics)
  }

  private func settings(of file: ConfigFile) -> (KioskSettings, [Diagnostic]) {
    guard let node = file.node else { return (KioskSettings(), []) }
    // An empty file is what a full disk or a power cut leaves: it must not pass for a hall without wishes.
    guard node.content != .unset else {
      return (KioskSettings(), [node.diagnostic(.error, "this file is empty")])
    }
    let (settings, diagnostics) = ConfigField.kioskSettings(fileExists: fileExists).decode(node)
    return (settings ?? KioskSettings(), diagnostics)
  }

  /// Complains that there is no `kiosk.yaml`, unless it has been said why nothing can be read.
  private func absence(in content: ConfigFolder, at folder: String) -> [Diagnostic] {
    guard !content.problems.contains(where: { $0.severity == .error }) else { return [] }
    return [
      Diagnostic(
        file: folder + "/kiosk.yaml", line: 1, message: "there is no such file",
        hint: "copy the kiosk.yaml that was shipped")
    ]
  }
}
