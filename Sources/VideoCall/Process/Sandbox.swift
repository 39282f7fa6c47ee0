internal import Glibc

/// What a client sees of this machine: everything read-only, nothing of the kiosk's data, and folders in memory
/// where it may write. It cannot outlive the kiosk: it has process numbers of its own, which end with it.
struct Sandbox: Sendable {
  /// A file that exists in the sandbox only.
  struct File: Sendable {
    var name: String
    var content: String
  }

  /// What of the machine's devices a client gets.
  enum Devices: Sendable {
    /// None: pictures and tones are computed.
    case none
    /// Camera, sound and the graphics card.
    case all
  }

  /// The folder with the files; the client's home and working folder.
  static let home = "/tmp/call"
  /// Debian's bubblewrap.
  static let bubblewrap = "/usr/bin/bwrap"

  /// The program with its arguments.
  var program: [String]
  /// Its files.
  var files: [File] = []
  /// Where its standard output goes, apart from what it says; closed here when it has started.
  var data: Descriptor?
  /// What it may use.
  var devices = Devices.none
  /// Folders of the kiosk that it must not see.
  var hidden: [String] = []
  /// The whole environment.
  var environment: [String: String]

  /// Names the client may be told of the kiosk's environment: display, sound, language.
  static let passed = [
    "LANG", "DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "PULSE_SERVER",
  ]

  /// An environment of only what a client needs from `own`.
  static func environment(from own: [String: String]) -> [String: String] {
    own.filter { passed.contains($0.key) }
      .merging(["PATH": "/usr/bin:/bin", "HOME": home]) { $1 }
  }

  /// The command line of bubblewrap; the files are its descriptors from 3 on.
  var arguments: [String] {
    var line = [
      Self.bubblewrap, "--die-with-parent", "--unshare-pid", "--unshare-ipc", "--unshare-uts",
      "--new-session",
      "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc",
    ]
    for folder in ["/tmp", "/run", "/var/tmp", "/home", "/root"] { line += ["--tmpfs", folder] }
    for folder in hidden { line += ["--tmpfs", folder] }
    line += sockets
    if case .all = devices { line += Self.deviceFiles }
    line += ["--dir", Self.home]
    for (offset, file) in files.enumerated() {
      line += ["--file", "\(3 + offset)", "\(Self.home)/\(file.name)"]
    }
    return line + ["--chdir", Self.home, "--"] + program
  }

  /// What lies in hidden folders and is needed: the display, sound, and how names are looked up.
  private var sockets: [String] {
    var line = ["--ro-bind-try", "/tmp/.X11-unix", "/tmp/.X11-unix"]
    line += ["--ro-bind-try", "/run/systemd/resolve", "/run/systemd/resolve"]
    if let authority = environment["XAUTHORITY"] { line += ["--ro-bind-try", authority, authority] }
    if let runtime = environment["XDG_RUNTIME_DIR"] {
      let names = ["pulse", "pipewire-0"] + [environment["WAYLAND_DISPLAY"]].compactMap { $0 }
      for name in names { line += ["--ro-bind-try", "\(runtime)/\(name)", "\(runtime)/\(name)"] }
    }
    return line
  }

  private static var deviceFiles: [String] {
    let cameras = (0..<8).map { "/dev/video\($0)" }
    return (["/dev/snd", "/dev/dri"] + cameras).flatMap { ["--dev-bind-try", $0, $0] }
  }
}
