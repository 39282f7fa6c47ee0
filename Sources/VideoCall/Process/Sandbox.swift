internal import Glibc

/// What a client sees of this machine: everything read-only, nothing of the kiosk's data, and folders in memory
/// where it may write. It cannot outlive the kiosk: it has process numbers of its own, which end with it.
struct Sandbox: Sendable {
  /// A file that exists in the sandbox only.
  struct File: Sendable {
    /// Its name in the home, or its whole path in a folder of `emptied`.
    var name: String
    var content: String

    var path: String { name.hasPrefix("/") ? name : Sandbox.home + "/" + name }
  }

  /// What of the machine's devices a client gets.
  enum Devices: Sendable {
    /// None: pictures and tones are computed.
    case none
    /// Sound and the graphics card.
    case sound
    /// Camera, sound and the graphics card.
    case all
  }

  /// The folder with the files; the client's home and working folder.
  static let home = "/tmp/call"
  /// Folders that are empty for every client.
  static let covered = ["/tmp", "/run", "/var/tmp", "/home", "/root"]
  /// Debian's bubblewrap.
  static let bubblewrap = "/usr/bin/bwrap"

  /// The program with its arguments.
  var program: [String]
  /// Its files.
  var files: [File] = []
  /// What the program gets as its descriptors 3, 4 and so on; they are closed here when it has started.
  var channel: [Descriptor] = []
  /// Whether the program's standard output is the first of the channel instead, apart from what it says.
  var writesToChannel = false
  /// Folders of the system that are empty for it, but for its files.
  var emptied: [String] = []
  /// Whether it takes itself for an ordinary user even where the kiosk is started by root, as in a test.
  var isOrdinaryUser = false
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

  /// The command line of bubblewrap; the files are its descriptors behind the channel's.
  var arguments: [String] {
    var line = [
      Self.bubblewrap, "--die-with-parent", "--unshare-pid", "--unshare-ipc", "--unshare-uts",
      "--new-session",
      "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc",
    ]
    if isOrdinaryUser { line += ["--unshare-user", "--uid", "1000", "--gid", "1000"] }
    for folder in Self.covered + hidden + emptied { line += ["--tmpfs", folder] }
    line += sockets + deviceFiles
    line += ["--dir", Self.home]
    for (offset, file) in files.enumerated() {
      line += ["--file", "\(3 + channel.count + offset)", file.path]
    }
    return line + ["--chdir", Self.home, "--"] + gate + program
  }

  /// What the program waits behind: it says by a line that it is there, and goes on when it is told to by one.
  ///
  /// Bubblewrap binds the life of the sandbox to its own only after the sandbox is made. Whoever ends it before that
  /// moment would leave a program that nobody watches; behind the gate it finds its standard input closed, and ends.
  private var gate: [String] {
    let files = writesToChannel ? "</dev/null >&3 3>&-" : "</dev/null"
    return ["/bin/sh", "-c", "echo; read -r _ && exec \"$@\" \(files)", "sh"]
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

  private var deviceFiles: [String] {
    let cameras = (0..<8).map { "/dev/video\($0)" }
    let files: [String] =
      switch devices {
      case .none: []
      case .sound: ["/dev/snd", "/dev/dri"]
      case .all: ["/dev/snd", "/dev/dri"] + cameras
      }
    return files.flatMap { ["--dev-bind-try", $0, $0] }
  }
}
