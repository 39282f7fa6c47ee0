internal import Model
internal import UI

extension ViewContext {
  /// A tile for each topic, `height` points high.
  func topicTiles(_ topics: ArraySlice<LawTopic>, height: Int) -> [View] {
    topics.map { topic in
      tile(
        topic.title[locale], note: topic.note[locale], icon: topic.icon, width: halfWidth, height: height,
        .openTopic(topic.id)
      ).id("topic-\(topic.id)")
    }
  }

  /// Tiles in rows of two.
  func tileRows(_ tiles: [View]) -> [View] {
    stride(from: 0, to: tiles.count, by: 2).map { start in
      // A single tile keeps its width: the other half stays empty.
      let pair = tiles[start..<min(start + 2, tiles.count)]
      let filler = pair.count == 1 ? [View.spacer().frame(height: .fixed(1))] : []
      return View.row(gap: Theme.gap, pair + filler)
    }
  }
}
