internal import CallFlow
internal import Configuration
internal import Foundation
internal import VideoCall

/// Clients for calls, as this machine is configured.
struct CallDesk: Sendable {
  /// Where picture and sound come from.
  let source: CallMedia.Source
  /// The machine, as far as clients may know it.
  let host: CallHost

  /// The configured devices, or `media` in their place.
  init(_ configuration: LoadedConfiguration, _ locations: Locations, media: CallMedia.Source? = nil) {
    source = media ?? .devices(configuration.calls.devices)
    host = CallHost(
      environment: ProcessInfo.processInfo.environment,
      hiddenFolders: [locations.data, locations.configuration])
  }

  /// The client for a target; `nil` for a kind that has none here.
  func client(_ target: CallTarget, withCamera: Bool) -> (any CallClient)? {
    switch target {
    case .sip(let address):
      SIPClient(address, media: CallMedia(source, withCamera: withCamera), host: host)
    case .web, .command, .phone: nil
    }
  }
}
