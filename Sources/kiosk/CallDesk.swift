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

  /// The client for a target; `nil` for a kind that has none here.
  func client(_ target: CallTarget, withCamera: Bool) -> (any CallClient)? {
    switch target {
    case .sip(let address):
      SIPClient(address, media: CallMedia(source, withCamera: withCamera), host: host)
    case .web, .command, .phone: nil
    }
  }

  // MARK: Health

  /// A line for staff; `nil` where the hall calls nobody.
  var health: HealthItem? {
    guard !targets.isEmpty else { return nil }
    let name = Localized(zh: "视频见律师", en: "Video calls")
    if targets.contains(where: { $0.kind == .sip }), let obstacle = SIPClient.obstacle {
      return HealthItem(
        name: name, state: Localized(zh: "打不了", en: "cannot be made"), icon: "video", level: .broken,
        advice: Localized(zh: "\(obstacle.sentence.zh)居民还可以打电话或者约时间。", en: obstacle.sentence.en))
    }
    let unknown = Set(targets.map(\.kind)).subtracting([.sip, .phone]).map(\.rawValue).sorted()
    guard unknown.isEmpty else {
      let kinds = unknown.joined(separator: ", ")
      return HealthItem(
        name: name, state: Localized(zh: "有的打不了", en: "some cannot be made"), icon: "video",
        level: .attention,
        advice: Localized(
          zh: "本机没有 \(kinds) 的客户端，会自动打下一个。请在 video.yaml 里改用 sip。",
          en: "This machine has no client for \(kinds), so those are passed over: use sip in video.yaml."))
    }
    return HealthItem(
      name: name, state: Localized(zh: "可以打", en: "can be made"), icon: "video", level: .fine)
  }
}
