internal import Foundation
internal import Glibc

/// Debian's baresip in a sandbox.
enum Baresip {
  static let program = "/usr/bin/baresip"

  /// What is not installed and would be needed; `nil` where everything is.
  static var obstacle: CallClientError? {
    let needed = [
      (program, "baresip-core"), (BaresipConfiguration.modulePath + "/avcodec.so", "baresip-ffmpeg"),
      (Sandbox.bubblewrap, "bubblewrap"),
    ]
    return needed.first { access($0.0, R_OK) != 0 }.map { .missing(program: $0.0, package: $0.1) }
  }

  /// Starts it. `ended` is called when nothing of it is left.
  static func start(
    _ configuration: BaresipConfiguration, host: CallHost, ended: @escaping @Sendable () -> Void
  ) throws(CallClientError) -> ClientProcess {
    guard access(program, X_OK) == 0 else { throw .missing(program: "baresip", package: "baresip-core") }
    guard access(Sandbox.bubblewrap, X_OK) == 0 else {
      throw .missing(program: "bwrap", package: "bubblewrap")
    }
    var sandbox = Sandbox(
      program: [program, "-4", "-f", Sandbox.home], environment: Sandbox.environment(from: host.environment))
    sandbox.files = configuration.files
    sandbox.hidden = host.hiddenFolders.filter { access($0, F_OK) == 0 }
    if case .devices = configuration.media.source { sandbox.devices = .all }
    return try ClientProcess(sandbox) { _ in ended() }
  }
}
