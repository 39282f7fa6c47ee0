internal import Glibc

/// The machine that clients run on, as far as they may know it.
public struct CallHost: Sendable {
  /// The kiosk's own environment; clients get a few names of it.
  public var environment: [String: String]
  /// Folders of the kiosk that no client may see.
  public var hiddenFolders: [String]

  /// The machine.
  public init(environment: [String: String], hiddenFolders: [String]) {
    self.environment = environment
    self.hiddenFolders = hiddenFolders
  }

  /// Whether a client can show a picture: there is a display, and Debian's baresip-x11.
  var hasWindow: Bool {
    environment["DISPLAY"] != nil && access(BaresipConfiguration.modulePath + "/sdl.so", R_OK) == 0
  }
}
