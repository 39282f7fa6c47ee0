public import Model

/// Where a called visitor goes: a window by its number, or a desk or room with a name of its own.
public struct CallPlace: Hashable, Codable, Sendable {
  /// The number that is called.
  public var window: Int
  /// What stands there instead of 窗口: 调解室.
  public var name: Localized<String>?
  /// How the name is spoken, in pinyin with tone digits: `tiao2 jie3 shi4`; `nil` for the usual reading.
  public var reading: String?

  /// A place.
  public init(window: Int, name: Localized<String>? = nil, reading: String? = nil) {
    self.window = window
    self.name = name
    self.reading = reading
  }

  /// The place as the display writes it and the voice says it: `3 号窗口`, `5 号调解室`.
  public var text: Localized<String> {
    Localized(
      zh: "\(window) 号\(name?.zh ?? "窗口")", en: name.map { "\($0.en) \(window)" } ?? "Window \(window)")
  }
}

extension ServiceWindow {
  /// The window as a place to go to.
  public var place: CallPlace { CallPlace(window: number, name: name, reading: reading) }
}
