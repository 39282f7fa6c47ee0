internal import Model
internal import Queue

/// The services to which other pages lead, where the hall has services of these names.
enum QueueLink {
  /// From the result of the self-check.
  static let aid = "aid"
  /// From an article.
  static let advice = "consult"

  static func isThere(_ service: String, _ app: App) -> Bool { app.services.queue.service(service) != nil }
}
