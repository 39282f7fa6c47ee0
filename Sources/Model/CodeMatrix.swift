/// A square of black and white modules: a QR code without its quiet zone, on paper and on the screen.
public struct CodeMatrix: Hashable, Sendable {
  /// Modules a side, without the quiet zone.
  public let side: Int
  private let modules: [Bool]

  /// White modules that ISO/IEC 18004 asks for around a QR code.
  public static let quietZone = 4

  /// A square of that many modules a side, row by row, true for black; `nil` where there are not so many.
  public init?(side: Int, modules: [Bool]) {
    guard side > 0, modules.count == side * side else { return nil }
    self.side = side
    self.modules = modules
  }

  /// Whether a module is black; white outside the square.
  public subscript(column: Int, row: Int) -> Bool {
    guard column >= 0, row >= 0, column < side, row < side else { return false }
    return modules[row * side + column]
  }

  /// The stretches of black modules of a row, from left to right.
  public func runs(ofRow row: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for column in 0..<side where self[column, row] {
      if let last = runs.last, last.upperBound == column {
        runs[runs.count - 1] = last.lowerBound..<(column + 1)
      } else {
        runs.append(column..<(column + 1))
      }
    }
    return runs
  }
}
