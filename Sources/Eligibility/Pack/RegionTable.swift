/// The divisions of a province: prefectures, counties, townships, and the areas that statistics count like
/// counties but that have no institution of their own.
public struct RegionTable: Hashable, Sendable {
  /// One division.
  public struct Region: Hashable, Sendable {
    /// Six digits, nine for a township.
    public var code: String
    /// Its name.
    public var name: String
    /// The code of the division it belongs to.
    public var parent: String
    /// For a functional area the county whose institution serves it; `nil` while nobody has entered it.
    public var host: String?
    /// Whether it is a development zone of the statistics (71 to 79), no county of GB/T 2260.
    public var isFunctionalArea: Bool { code.utf8.count == 6 && code.dropFirst(4).first == "7" }

    /// A division.
    public init(code: String, name: String, parent: String, host: String? = nil) {
      self.code = code
      self.name = name
      self.parent = parent
      self.host = host
    }
  }

  /// Everything by its code.
  public private(set) var regions: [String: Region] = [:]

  /// A table without divisions.
  public init() {}

  /// Adds a division, in place of one with the same code; `false` where there was one.
  @discardableResult public mutating func add(_ region: Region) -> Bool {
    regions.updateValue(region, forKey: region.code) == nil
  }

  /// The divisions directly under a code, in the order of their codes.
  public func children(of code: String) -> [Region] {
    regions.values.filter { $0.parent == code }.sorted { $0.code < $1.code }
  }

  /// The functional areas of which nobody has entered by which county they are served.
  public var areasWithoutHost: [Region] {
    regions.values.filter { $0.isFunctionalArea && $0.host == nil }.sorted { $0.code < $1.code }
  }

  /// The county whose institution serves a code: of a township its county, of a functional area its host.
  /// `nil` where that is not known.
  public func county(serving code: String) -> Region? {
    guard let region = regions[code] else { return nil }
    if region.isFunctionalArea { return region.host.flatMap { regions[$0] } }
    return code.utf8.count == 9 ? county(serving: region.parent) : region
  }
}
