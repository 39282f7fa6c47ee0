internal import CallFlow
internal import Glibc

/// Debian's Chromium in a sandbox, with one page and the pipe by which it is watched.
enum Chromium {
  /// The program itself: Debian's script around it would read settings of other users of the machine.
  static let program = "/usr/lib/chromium/chromium"

  /// What is not installed and would be needed; `nil` where everything is.
  static var obstacle: CallClientError? {
    let needed = [(program, "chromium"), (Sandbox.bubblewrap, "bubblewrap")]
    return needed.first { access($0.0, X_OK) != 0 }.map { .missing(program: $0.0, package: $0.1) }
  }

  /// What a browser of a call runs in.
  static func sandbox(
    _ address: WebAddress, media: CallMedia, window: CallWindow?, host: CallHost
  ) throws(CallClientError) -> Sandbox {
    if let obstacle { throw obstacle }
    let environment = Sandbox.environment(from: host.environment)
    guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { throw .noDisplay }
    var line = [program, "--app=\(address.text)"] + fixed
    line += window.map(place) ?? ["--kiosk"]
    // No name but this one is looked up, whoever asks: the page or the browser itself.
    line.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE \(address.host.name)")
    if environment["DISPLAY"] == nil { line.append("--ozone-platform=wayland") }
    line += sound(media)
    var sandbox = Sandbox(program: line, environment: environment)
    sandbox.files = [try ChromiumPolicy(address: address, withCamera: media.withCamera).file]
    sandbox.emptied = [ChromiumPolicy.folder]
    sandbox.isOrdinaryUser = true
    sandbox.hidden = host.hiddenFolders.filter { access($0, F_OK) == 0 }
    if case .devices = media.source { sandbox.devices = media.withCamera ? .all : .sound }
    return sandbox
  }

  /// What every call is started with. Its own sandbox is never switched off.
  private static let fixed = [
    "--user-data-dir=\(Sandbox.home)/profile", "--incognito", "--remote-debugging-pipe", "--no-first-run",
    "--password-store=basic", "--noerrdialogs", "--disable-session-crashed-bubble",
    "--autoplay-policy=no-user-gesture-required", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-domain-reliability", "--no-pings",
    "--disable-breakpad", "--disable-pinch", "--overscroll-history-navigation=0",
    // Pixels are pixels, so that the window is where it is told to be.
    "--force-device-scale-factor=1",
  ]

  private static func place(_ window: CallWindow) -> [String] {
    ["--window-position=\(window.x),\(window.y)", "--window-size=\(window.width),\(window.height)"]
  }

  private static func sound(_ media: CallMedia) -> [String] {
    switch media.source {
    case .test: ["--use-fake-device-for-media-stream"]
    // Chromium asks for the system's default by itself, through PulseAudio or PipeWire where they are.
    case .devices(let devices) where devices.sound == "default": []
    case .devices(let devices):
      ["--alsa-input-device=\(devices.sound)", "--alsa-output-device=\(devices.sound)"]
    }
  }
}
