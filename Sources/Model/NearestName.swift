/// Finding the name that a person probably meant.
package enum NearestName {
  /// The one of `names` with the fewest slips from `word`, if it is near enough to be meant: one slip in a
  /// short word, a third of the letters in a longer one. The first wins where two are equally near.
  package static func of(_ word: String, among names: [String]) -> String? {
    // A name is never that long: of what a person typed the beginning is enough.
    let word = String(word.prefix(40)).lowercased()
    let limit = max(1, word.count / 3)
    let distances = names.map { (name: $0, distance: distance(word, $0.lowercased())) }
    return distances.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.name
  }

  /// How many letters must be added, dropped, changed or swapped with a neighbour to turn one word into the
  /// other (optimal string alignment).
  package static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left)
    let right = Array(right)
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let isSame = left[row] == right[column]
        var best = min(last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
