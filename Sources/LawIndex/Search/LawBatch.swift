public import Model

/// Queries by the hundred, for measuring.
public enum LawBatch {
  /// The lines of a run file: `id Q0 LAW#N rank score kiosk`.
  ///
  /// - Parameters:
  ///   - queries: Lines `id TAB query`.
  ///   - index: The index to ask.
  ///   - limit: How many answers a query.
  ///   - today: The day that decides which versions are in force.
  /// - Throws: `LawIndexError.damaged` where the file turns out to be broken.
  public static func run(queries: String, index: LawIndex, limit: Int, today: Day) throws -> String {
    var lines: [String] = []
    for line in queries.split(separator: "\n") {
      let fields = line.split(separator: "\t", maxSplits: 1)
      guard fields.count == 2 else { continue }
      let hits = try index.search(String(fields[1]), limit: limit, today: today).hits
      for (rank, hit) in hits.enumerated() {
        // A run file wants falling scores; the rank says all there is to say.
        lines.append("\(fields[0]) Q0 \(hit.reference) \(rank + 1) \(limit - rank) kiosk")
      }
    }
    return lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
  }
}
