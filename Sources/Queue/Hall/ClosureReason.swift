public import Model

/// Why staff close something for a while: a few ready reasons, so that nobody types at the kiosk and both
/// languages say the same.
public enum ClosureReason: String, Codable, Sendable, CaseIterable {
  case power, equipment, meeting, staffing, crowd

  /// The reason in words. The Chinese ones stand in the store.
  public var text: Localized<String> {
    switch self {
    case .power: Localized(zh: "停电或断网", en: "power or network cut")
    case .equipment: Localized(zh: "设备坏了", en: "equipment out of order")
    case .meeting: Localized(zh: "开会、学习", en: "staff meeting")
    case .staffing: Localized(zh: "工作人员临时有事", en: "staff called away")
    case .crowd: Localized(zh: "今天人太多", en: "too many visitors today")
    }
  }

  /// Words of the store in both languages: a ready reason in its own, anything else as it stands.
  public static func text(_ words: String) -> Localized<String> {
    allCases.first { $0.text.zh == words }?.text ?? Localized(zh: words, en: words)
  }
}
