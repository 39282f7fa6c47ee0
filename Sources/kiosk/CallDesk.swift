internal import CallFlow
internal import Configuration
internal import Foundation
internal import Model
internal import Screens
internal import VideoCall

/// Clients for calls, as this machine is configured.
struct CallDesk: Sendable {
  /// Where picture and sound come from.
  let source: CallMedia.Source
  /// The machine, as far as clients may know it.
  let host: CallHost

  /// Every target of the configuration.
  private let targets: [CallTarget]

  /// The configured devices, or `media` in their place.
  init(_ configuration: LoadedConfiguration, _ locations: Locations, media: CallMedia.Source? = nil) {
    let settings = configuration.calls
    targets = (settings.levels + settings.helpers.map(\.desk)).flatMap(\.level.targets)
    source = media ?? .devices(configuration.calls.devices)
    host = CallHost(
      environment: ProcessInfo.processInfo.environment,
      // A sandbox knows whole paths only.
      hiddenFolders: [locations.data, locations.configuration].map {
        URL(filePath: $0).resolvingSymlinksInPath().path
      })
  }

  /// The client for a target; `nil` for a kind that has none here. Its window goes where `window` says, or fills the
  /// screen; where a vendor's program opens one is its own matter.
  func client(_ target: CallTarget, withCamera: Bool, window: CallWindow? = nil) -> (any CallClient)? {
    let media = CallMedia(source, withCamera: withCamera)
    return switch target {
    case .sip(let address): SIPClient(address, media: media, window: window, host: host)
    case .web(let address): WebClient(address, media: media, window: window, host: host)
    case .command(let command): CommandClient(command, media: media, host: host)
    // Shown by the kiosk itself.
    case .phone: nil
    }
  }

  // MARK: Health

  /// Whether there is a client for any of the targets.
  private var hasClient: Bool { targets.contains { $0.kind != .phone && obstacle($0) == nil } }

  /// A line for staff; `nil` where the hall calls nobody.
  var health: HealthItem? {
    guard !targets.isEmpty else { return nil }
    let name = Localized(zh: "视频见律师", en: "Video calls")
    let obstacles = targets.map(obstacle)
    guard let first = obstacles.lazy.compactMap({ $0 }).first else {
      return HealthItem(
        name: name, state: Localized(zh: "可以打", en: "can be made"), icon: "video", level: .fine)
    }
    guard hasClient else {
      return HealthItem(
        name: name, state: Localized(zh: "打不了", en: "cannot be made"), icon: "video", level: .broken,
        advice: Localized(zh: "\(first.sentence.zh)居民还可以打电话或者约时间。", en: first.sentence.en))
    }
    return HealthItem(
      name: name, state: Localized(zh: "有的打不了", en: "some cannot be made"), icon: "video",
      level: .attention,
      advice: Localized(
        zh: "\(first.sentence.zh)在那之前会自动打下一个。", en: first.sentence.en + " Until then the next one is called.")
    )
  }

  /// What this machine lacks for a target; `nil` where nothing.
  private func obstacle(_ target: CallTarget) -> CallClientError? {
    switch target {
    case .sip: SIPClient.obstacle
    case .web: WebClient.obstacle
    case .command(let command): CommandClient.obstacle(command, host: host)
    case .phone: nil
    }
  }
}
