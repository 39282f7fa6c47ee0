internal import CallFlow
internal import Foundation

/// One message of baresip's control connection.
struct BaresipMessage: Decodable {
  /// What happened; missing in the answer to a command.
  var type: String?
  /// More about it, such as why a call was closed.
  var param: String?
  /// The mark of the command that is answered.
  var token: String?
  /// The answer to a command, as a text.
  var data: String?

  /// Reads a message; `nil` for what is none.
  init?(_ bytes: [UInt8]) {
    // baresip escapes nothing in the names that a peer chooses, so a message may be no JSON; it is not needed then.
    guard let message = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
    self = message
  }

  /// What the message means for the call; `nil` where nothing.
  var event: ClientEvent? {
    switch type {
    case "CALL_RINGING", "CALL_PROGRESS": .ringing
    case "CALL_ESTABLISHED": .connected
    case "CALL_CLOSED": .closed(Self.closing(param ?? ""))
    case "CALL_RTCP": .alive(nil)
    default: nil
    }
  }

  /// Why a call was closed, from what baresip says: a status of the other side, or a word of the system.
  static func closing(_ text: String) -> ClientClosing {
    if let status = Int(text.prefix(3)), (300...699).contains(status) { return .reason(reason(status)) }
    switch text {
    case "Connection reset by peer", "Connection reset by user": return .reason(.ended)
    case "Connection timed out", "Connection refused", "No route to host", "Network is unreachable",
      "Host is down", "Destination address required":
      return .reason(.absent)
    // Measured: the first one is what a missing microphone says.
    case "Unknown error -2", "No such file or directory", "No such device", "No such device or address",
      "Device or resource busy", "Input/output error":
      return .ownDevices
    default: return .reason(.crashed)
    }
  }

  /// What a status of RFC 3261 means for somebody who waits.
  private static func reason(_ status: Int) -> CallReason {
    switch status {
    case 486, 600: .busy
    case 603, 607: .declined
    // Our own call taken back.
    case 487: .ended
    // They are there, and the two clients find no common language.
    case 415, 488, 606: .crashed
    // Not there, moved away (nobody is called whom the configuration does not name), or the server is ill.
    default: .absent
    }
  }
}
