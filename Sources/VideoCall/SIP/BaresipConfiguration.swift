internal import CallFlow

/// The files that one run of baresip reads. Everything in them comes from this program and the configuration.
struct BaresipConfiguration: Sendable {
  /// Where one run listens for signalling.
  struct Place: Hashable, Sendable {
    /// An IPv4 address of this machine.
    var address: String
    /// The port in the clear; the next one is for TLS.
    var port: Int
  }

  /// Who waits for calls or makes them.
  enum Role: Sendable {
    /// Makes one call.
    case caller
    /// Answers every call at once.
    case desk
  }

  var role = Role.caller
  /// The name before the @ of the own address.
  var user = "kiosk"
  /// The host of the own address: this machine, or the other side's, which then knows whom it serves.
  var domain = "127.0.0.1"
  /// Where it listens; `nil` for any port at the address that leads to the other side.
  var place: Place?
  /// The port of the control connection, at 127.0.0.1.
  var controlPort: Int
  var media: CallMedia
  /// Whether sound and picture are encrypted, and a call without that is refused.
  var isEncrypted = false
  /// A certificate with its key, for a desk that is called by TLS.
  var certificate: String?
  /// Whether there is a display and the module that paints on it.
  var hasWindow = false
  /// Whether the window covers the screen.
  var isFullScreen = true

  /// The files, by name.
  var files: [Sandbox.File] {
    [
      Sandbox.File(name: "config", content: (settings + modules).joined(separator: "\n") + "\n"),
      Sandbox.File(name: "accounts", content: account + "\n"),
      // Without the file baresip writes one.
      Sandbox.File(name: "contacts", content: "\n"),
    ] + (certificate.map { [Sandbox.File(name: Self.certificateName, content: $0)] } ?? [])
  }

  private static let certificateName = "certificate.pem"

  private var account: String {
    var line = "<sip:\(user)@\(domain)>;regint=0"
    if isEncrypted { line += ";mediaenc=srtp-mand" }
    if case .desk = role { line += ";answermode=auto" }
    return line
  }

  private var settings: [String] {
    var lines = [
      "ctrl_tcp_listen 127.0.0.1:\(controlPort)",
      "call_max_calls 1",
      // baresip 1.0 does not know the second line and believes every certificate (README).
      "sip_cafile /etc/ssl/certs/ca-certificates.crt", "sip_verify_server yes",
      "video_fullscreen \(isFullScreen ? "yes" : "no")", "video_selfview pip",
    ]
    if let place { lines += ["sip_listen \(place.address):\(place.port)", "net_interface \(place.address)"] }
    if certificate != nil { lines.append("sip_certificate \(Sandbox.home)/\(Self.certificateName)") }
    lines += sound + picture + ["video_display \(hasWindow ? "sdl" : "fakevideo"),nil"]
    return lines + (camera.map { ["video_source \($0)"] } ?? [])
  }

  /// Video is 16:9: the window fills the screen, and a picture of another shape would be stretched.
  private var picture: [String] {
    switch media.source {
    case .devices: ["video_size 1280x720", "video_bitrate 1000000", "video_fps 25.00"]
    case .test: ["video_size 640x360", "video_bitrate 300000", "video_fps 15.00"]
    }
  }

  private var sound: [String] {
    switch media.source {
    case .devices(let devices):
      [
        "audio_player alsa,\(devices.sound)", "audio_source alsa,\(devices.sound)",
        "audio_alert alsa,\(devices.sound)",
      ]
    case .test:
      // The tone generator runs with two channels only.
      [
        "audio_player aubridge,nil", "audio_source ausine,440", "audio_alert aubridge,nil",
        "ausrc_channels 2",
        "auplay_channels 2",
      ]
    }
  }

  private var camera: String? {
    guard media.withCamera else { return nil }
    switch media.source {
    case .devices(let devices): return "v4l2,\(devices.camera)"
    // A moving picture of ffmpeg's own.
    case .test: return "avformat,lavfi,testsrc2=size=640x360:rate=15"
    }
  }

  private var modules: [String] {
    var names = ["opus", "g711", "avcodec"]
    switch media.source {
    case .devices: names += ["alsa", "v4l2"]
    case .test: names += ["ausine", "aubridge", "avformat"]
    }
    names += ["fakevideo"] + (hasWindow ? ["sdl", "selfview"] : []) + (isEncrypted ? ["srtp"] : [])
    // A tone generator speaks opus only.
    if case .test = media.source { names.removeAll { $0 == "g711" } }
    return ["module_path \(Self.modulePath)"] + names.map { "module \($0).so" }
      + ["module_tmp account.so", "module_app menu.so", "module_app ctrl_tcp.so"]
  }

  /// Where Debian's baresip-core keeps its modules.
  static let modulePath = "/usr/lib/baresip/modules"
}
