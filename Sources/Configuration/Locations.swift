import Foundation

/// Where this kiosk's files are: a pure function of what was asked for, the environment and the executable.
///
/// An option comes before an environment variable, that before the checkout which holds the executable, and
/// the installed place is last. An executable in `/usr/bin` belongs to no checkout.
public struct Locations: Hashable, Sendable {
  /// The folders named on the command line; `nil` where an option was not given.
  public struct Options: Hashable, Sendable {
    /// `--config`.
    public var configuration: String?
    /// `--data`.
    public var data: String?
    /// `--assets`.
    public var assets: String?

    /// The options of a command.
    public init(configuration: String? = nil, data: String? = nil, assets: String? = nil) {
      self.configuration = configuration
      self.data = data
      self.assets = assets
    }
  }

  /// The hall's configuration: `kiosk.yaml` and its companions. Read only.
  public var configuration: String
  /// What accumulates on this machine: imports, tickets, the last good configuration.
  public var data: String
  /// What is shipped with the program: icons, digests, sounds. Read only.
  public var assets: String
  /// Tables computed by `kiosk prepare`; they can be computed again.
  public var share: String
  /// The source checkout that holds the executable, where there is one.
  public var checkout: String?
  /// The running program, resolved when it began: after an upgrade the new one lies there.
  public var executable: String
  /// Whether the executable counts as the installed one, which refuses what is for development. Whatever does
  /// not lie in a checkout does, wherever a package put it.
  public var isInstalled: Bool { checkout == nil }

  /// Where the last good configuration is kept.
  public var lastGood: String { data + "/last-good-config" }

  /// Where the values lie that were entered on this machine.
  public var aidEntries: String { data + "/" + AidEntryFile.name }

  /// The locations for `options` in `environment`. `executable` is the real path of the running program.
  public init(
    options: Options = Options(), environment: [String: String], executable: String,
    fileExists: (String) -> Bool
  ) {
    let isInUsrBin = Self.parent(of: executable) == "/usr/bin"
    let checkout = isInUsrBin ? nil : Self.checkout(above: executable, fileExists: fileExists)
    let place = { (option: String?, variable: String, inCheckout: String, installed: String) -> String in
      let named = [option, environment[variable]].compactMap { $0 }.first { !$0.isEmpty }
      return named.map(Self.withoutTrailingSlash) ?? checkout.map { $0 + "/" + inCheckout } ?? installed
    }
    self.executable = executable
    self.checkout = checkout
    configuration = place(options.configuration, "KIOSK_CONFIG", "kiosk-config", "/etc/legal-kiosk")
    data = place(options.data, "KIOSK_DATA", ".build/kiosk-data", "/var/lib/legal-kiosk")
    assets = place(options.assets, "KIOSK_ASSETS", "Assets", "/usr/share/legal-kiosk")
    share = place(nil, "KIOSK_SHARE", ".build/kiosk-share", "/var/cache/legal-kiosk")
  }

  /// The locations of the running process.
  public static func ofThisProcess(_ options: Options = Options()) -> Locations {
    Locations(
      options: options, environment: ProcessInfo.processInfo.environment,
      executable: URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path,
      fileExists: { FileManager.default.fileExists(atPath: $0) })
  }

  private static func checkout(above executable: String, fileExists: (String) -> Bool) -> String? {
    var folder = parent(of: executable)
    while let candidate = folder, !candidate.isEmpty {
      if fileExists(candidate + "/Package.swift"), fileExists(candidate + "/kiosk-config") {
        return candidate
      }
      folder = parent(of: candidate)
    }
    return nil
  }

  /// The folder of `path`; empty for the root, `nil` where there is no slash.
  private static func parent(of path: String) -> String? {
    path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  private static func withoutTrailingSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
