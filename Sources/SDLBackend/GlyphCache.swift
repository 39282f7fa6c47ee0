/// Characters that have been drawn once, within a limit of memory: what was used longest ago goes first.
struct GlyphCache {
  private struct Entry {
    /// `nil` for a character without ink.
    var glyph: Glyph?
    var bytes: Int
    var lastUse: UInt64
  }

  /// The memory of the masks, at most, in bytes.
  let limit: Int
  private(set) var bytes = 0
  private var entries: [GlyphKey: Entry] = [:]
  private var clock: UInt64 = 0

  /// What an entry costs beside its pixels: the surface's own record and its place in the table.
  private static let overhead = 400

  init(limit: Int) {
    self.limit = limit
  }

  var count: Int { entries.count }

  func holds(_ key: GlyphKey) -> Bool { entries[key] != nil }

  /// The character as a mask; `render` draws it where it is not known yet.
  mutating func glyph(_ key: GlyphKey, render: (GlyphKey) -> Glyph?) -> Glyph? {
    clock += 1
    if let index = entries.index(forKey: key) {
      entries.values[index].lastUse = clock
      return entries.values[index].glyph
    }
    let glyph = render(key)
    let cost = Self.overhead + (glyph?.mask.bytes ?? 0)
    entries[key] = Entry(glyph: glyph, bytes: cost, lastUse: clock)
    bytes += cost
    if bytes > limit { makeRoom() }
    return glyph
  }

  /// Drops the oldest until three quarters of the limit are used, so that it happens seldom.
  private mutating func makeRoom() {
    for (key, entry) in entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
      guard bytes > limit / 4 * 3, entry.lastUse != clock else { return }
      entries[key] = nil
      bytes -= entry.bytes
    }
  }
}
