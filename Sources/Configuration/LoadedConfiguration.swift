public import CallFlow
public import Eligibility
public import Model
public import Queue

/// Everything that one configuration folder says, as it was when it was read.
public struct LoadedConfiguration: Sendable {
  /// The folder it was read from.
  public let folder: String
  /// The settings of `kiosk.yaml`; a value that is missing or wrong has its default.
  public let settings: KioskSettings
  /// The rule pack of the legal-aid self-check; `nil` where there is none, or it has errors.
  public internal(set) var aid: AidPack?
  /// What is wrong with the values that were entered on this machine. No error of the configuration: the
  /// kiosk runs without them, and staff must be told.
  public internal(set) var entryProblems: [Diagnostic] = []
  /// The queue; one without services where the folder has no `services.yaml`.
  public let queue: QueueSettings
  /// Video calls; none where the folder has no `video.yaml`.
  public let calls: CallSettings
  /// The counties and townships; empty where the folder has none.
  public let regions: RegionTable
  /// The trees of all files that could be parsed, by their path below the folder, such as `kiosk.yaml`.
  public let documents: [String: ConfigNode]
  /// What there is to say about the files, in their order.
  public let diagnostics: [Diagnostic]
  /// The files as they were read; what `ConfigurationStore.keepAsLastGood` writes.
  let files: [ConfigFolder.File]

  /// What forbids starting with this configuration.
  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// The configuration with the values that were entered on this machine.
  public func adding(_ entries: AidEntryFile) -> LoadedConfiguration {
    guard let aid else { return self }
    var merged = self
    let (pack, problems) = entries.entries(in: aid)
    merged.aid = pack
    merged.entryProblems = problems
    return merged
  }

  /// The configuration of a machine that has none.
  static func standard(folder: String) -> LoadedConfiguration {
    LoadedConfiguration(
      folder: folder, settings: KioskSettings(), aid: nil, queue: QueueSettings(),
      calls: CallSettings(), regions: RegionTable(),
      documents: [:],
      diagnostics: [], files: [])
  }
}

/// Which configuration a kiosk started with.
public enum ConfigurationOutcome: Hashable, Sendable {
  /// The one in the configuration folder.
  case current
  /// The last one that worked, because the current one has these errors. Staff must be told.
  case lastGood(problems: [Diagnostic])
  /// The built-in defaults, because neither can be used. Staff must be told.
  case defaults(problems: [Diagnostic])

  /// The errors that staff must be told; empty for `current`.
  public var problems: [Diagnostic] {
    switch self {
    case .current: []
    case .lastGood(let problems), .defaults(let problems): problems
    }
  }
}
