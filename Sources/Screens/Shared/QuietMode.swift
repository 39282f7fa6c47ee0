internal import Eligibility
internal import Model

/// Home violence and other private matters: whoever looks over a shoulder learns nothing, and leaving is instant.
/// Source: DESIGN §6.
enum QuietMode {
  /// How long nobody may touch the page, in seconds.
  static let idleSeconds = 30
  /// The countdown, in seconds.
  static let countdownSeconds = 10
}

extension App {
  /// Whether the resident's matter is one that the pack marks as private, or became one by what was said besides.
  public var isQuiet: Bool {
    guard let pack = services.aid else { return false }
    return pages.contains { page in
      guard case .aidCheck(let state) = page else { return false }
      let matter = state.answers.value["matter"]
      if pack.matters.contains(where: { $0.id == matter && $0.isPrivate }) { return true }
      // Violence on the way to another matter, and danger in any.
      return aidResult(state).map { $0.isPrivate || $0.isSafetyFirst } ?? false
    }
  }
}
