internal import Foundation

/// A command of the DevTools protocol.
struct BrowserCommand: Encodable, Hashable {
  /// A value of a parameter.
  enum Value: Encodable, Hashable {
    case text(String)
    case flag(Bool)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .flag(let flag): try container.encode(flag)
      }
    }
  }

  var id = 0
  var method: String
  var params: [String: Value] = [:]
  /// The page it goes to; `nil` for the browser.
  var sessionId: String?
}

/// A message of the DevTools protocol, as far as it is needed: an event, or the answer to a command.
struct BrowserMessage: Decodable {
  struct TargetInfo: Decodable {
    var targetId: String
    var type: String
  }

  struct Params: Decodable {
    var sessionId: String?
    var targetId: String?
    var targetInfo: TargetInfo?
  }

  /// The result of an evaluation: the texts that it returned by value.
  struct Answer: Decodable {
    struct Result: Decodable { var value: [String]? }
    var result: Result?
  }

  var id: Int?
  var method: String?
  var sessionId: String?
  var params: Params?
  var result: Answer?

  init?(_ bytes: some Sequence<UInt8>) {
    // What has another form is a message that is not needed.
    guard let message = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
    self = message
  }
}
