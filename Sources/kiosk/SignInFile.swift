internal import Configuration
internal import Foundation
internal import HallServer
internal import Model
internal import Screens

/// Keeps wrong PINs of the windows' page and the browsers that have signed in, in the data folder, so that starting the
/// server anew ends no pause. Nobody but the server's user may read it: it holds what browsers are known by.
final class SignInFile: SignInMemory {
  private let path: String

  init(in locations: Locations) {
    path = locations.data + "/hall-signin.json"
  }

  func load() -> SignInRecord {
    do {
      return try JSONDecoder().decode(SignInRecord.self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      // No file yet, or one that somebody damaged: the pauses begin anew.
      return SignInRecord()
    }
  }

  func save(_ record: SignInRecord) {
    do {
      try replace(with: try JSONEncoder().encode(record))
    } catch {
      standardError("\(path) cannot be written, so the pause after wrong PINs ends with a restart")
    }
  }

  private func replace(with bytes: Data) throws {
    let temporary = path + ".new"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw CocoaError(.fileWriteNoPermission) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    // Neither the umask nor a file that was left there decides who may read it.
    guard fchmod(file, 0o600) == 0 else { throw CocoaError(.fileWriteNoPermission) }
    try handle.write(contentsOf: bytes)
    try handle.synchronize()
    try handle.close()
    guard rename(temporary, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  // MARK: Health

  /// What staff should know about wrong PINs; `nil` where nobody has entered one.
  func health(at now: Instant) -> HealthItem? {
    let record = load()
    let wrong = record.places.filter { abs(now.milliseconds(since: $0.value.last)) < 86_400_000 }
    guard !wrong.isEmpty else { return nil }
    let count = wrong.values.reduce(0) { $0 + $1.count }
    let isStopped = record.newcomers(now) > 0
    let worst = wrong.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }.prefix(3)
    let (zh, en) = (
      worst.map { "\($0.key)（\($0.value.count) 次）" }.joined(separator: "、"),
      worst.map { "\($0.key) (\($0.value.count))" }.joined(separator: ", ")
    )
    return HealthItem(
      name: Localized(zh: "窗口登录", en: "Window sign-in"),
      state: isStopped
        ? Localized(zh: "有人在试密码", en: "somebody tries PINs")
        : Localized(zh: "错 \(count) 次密码", en: "\(count) wrong PINs"),
      icon: "lock", level: isStopped || count >= Self.suspicious ? .attention : .fine,
      advice: isStopped || count >= Self.suspicious
        ? Localized(
          zh: "来自 \(zh)。登录过的窗口不受影响；新浏览器要等。断开那台机器，再用 kiosk serve --forget-tries 重新启动服务。",
          en:
            "From \(en). Windows that have signed in before go on, new browsers wait. Take that machine off the "
            + "network, then restart with kiosk serve --forget-tries.") : nil)
  }

  /// More wrong PINs a day than fingers slip.
  private static let suspicious = 30
}
