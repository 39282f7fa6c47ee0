internal import Dispatch
internal import Queue
internal import Synchronization

/// The sounds of the latest calls, made one after the other on a thread of its own and kept as long as a display may
/// still want to play them.
final class SoundShelf: Sendable {
  private struct Entry {
    var cue: Int
    var since: DispatchTime
    var sound: Task<HallDisplay.Sound, Never>
  }

  /// A display that asks later than this would say something else than it shows.
  private static let kept: UInt64 = 10_000_000_000

  private let announce: @Sendable (Announcement, Bool) -> HallDisplay.Sound
  private let entries = Mutex<[Entry]>([])
  private let queue = DispatchQueue(label: "kiosk.hall.voice")

  init(announce: @escaping @Sendable (Announcement, Bool) -> HallDisplay.Sound) {
    self.announce = announce
  }

  /// Has a call said. `length` hears how long that takes, in milliseconds, on the shelf's thread.
  func say(
    _ cue: Int, _ announcement: Announcement, isRepetition: Bool, length: @escaping @Sendable (Int64) -> Void
  ) {
    let sound = Task {
      await withCheckedContinuation { made in
        queue.async { [announce] in
          let sound = announce(announcement, isRepetition)
          length(sound.milliseconds)
          made.resume(returning: sound)
        }
      }
    }
    entries.withLock { entries in
      entries.removeAll { Self.isOld($0) }
      entries.append(Entry(cue: cue, since: .now(), sound: sound))
    }
  }

  /// The sound of a call, as soon as it is made; `nil` where it is too late for it, or there is none.
  func sound(of cue: Int) async -> HallDisplay.Sound? {
    let entry = entries.withLock { $0.first { $0.cue == cue } }
    guard let entry, !Self.isOld(entry) else { return nil }
    let sound = await entry.sound.value
    return sound.file.isEmpty ? nil : sound
  }

  private static func isOld(_ entry: Entry) -> Bool {
    DispatchTime.now().uptimeNanoseconds - entry.since.uptimeNanoseconds > kept
  }
}
