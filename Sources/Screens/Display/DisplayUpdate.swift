internal import Model
internal import UI

/// A switch of the display.
public enum DisplayAction: Hashable, Sendable {
  /// 大字.
  case large
  /// 高对比.
  case contrast
  /// 屏幕降低.
  case lowered
  /// 中文 or English.
  case language
}

extension App {
  mutating func applyDisplay(_ action: DisplayAction) {
    switch action {
    case .large: mode.large.toggle()
    case .contrast: mode.contrast.toggle()
    case .lowered: mode.lowered.toggle()
    case .language: locale = locale == .zh ? .en : .zh
    }
  }
}
