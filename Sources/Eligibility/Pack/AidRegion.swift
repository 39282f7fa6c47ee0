/// The division codes of GB/T 2260: two digits each for province, prefecture and county, three more for a
/// township.
public enum AidRegion {
  /// The county of a code: its first six digits.
  public static func county(_ code: String) -> String { String(code.prefix(6)) }

  /// The codes to look a value up by, the nearest first: county, prefecture, province. Empty for a text that
  /// is no code.
  public static func chain(_ code: String?) -> [String] {
    guard let code, isCode(code) else { return [] }
    var chain: [String] = []
    for candidate in [county(code), code.prefix(4) + "00", code.prefix(2) + "0000"].map({ String($0) })
    where !chain.contains(candidate) {
      chain.append(candidate)
    }
    return chain
  }

  /// Whether a text has the form of a code: six digits, or nine for a township.
  public static func isCode(_ text: String) -> Bool {
    [6, 9].contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}
