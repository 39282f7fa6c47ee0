internal import CallFlow

/// What baresip says about one stream when it is asked (`audio_debug`, `video_debug`), as far as it is needed.
struct StreamFigures: Hashable {
  /// Packets that arrived from the other side.
  var received: Int
  /// Packets that did not arrive.
  var lost: Int
  /// The way there and back, in milliseconds.
  var roundTrip: Int

  /// Reads the figures out of the answer; `nil` where it has none.
  init?(_ text: String) {
    guard let received = Self.number(after: "rcvd=", in: text) else { return nil }
    self.received = received
    lost = max(0, Self.number(after: "lost=", in: text) ?? 0)
    roundTrip = Self.number(after: "RTT=", in: text) ?? 0
  }

  private static func number(after key: String, in text: String) -> Int? {
    guard let place = text.firstRange(of: key) else { return nil }
    return Int(text[place.upperBound...].prefix { $0.isASCII && ($0.isNumber || $0 == "-") })
  }
}

/// Tells from figures that come again and again whether anything still arrives, of sound or of picture: somebody who
/// turns the camera off has not gone away.
struct StreamWatch {
  /// The commands that ask for figures.
  static let commands = ["audio_debug", "video_debug"]

  private var last: [String: StreamFigures] = [:]

  /// Takes a message. The figures since the last one, where it has some and something arrived.
  mutating func quality(in message: BaresipMessage) -> CallQuality? {
    guard let stream = message.token, Self.commands.contains(stream), let text = message.data,
      let figures = StreamFigures(text)
    else { return nil }
    return quality(stream, figures)
  }

  /// Takes what was answered about a stream. The figures since the last time, where something arrived.
  mutating func quality(_ stream: String, _ figures: StreamFigures) -> CallQuality? {
    let before = last.updateValue(figures, forKey: stream)
    let received = figures.received - (before?.received ?? 0)
    guard received > 0 else { return nil }
    return CallQuality(
      received: received, lost: max(0, figures.lost - (before?.lost ?? 0)), roundTrip: figures.roundTrip)
  }
}
