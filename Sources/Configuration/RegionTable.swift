import Eligibility
import Foundation
import Model

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
  }

  /// Everything by its code.
  public private(set) var regions: [String: Region] = [:]

  /// A table without divisions.
  public init() {}

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

  /// Reads `regions/*.csv`: a header, then code, name, level, parent and, where there is one, host.
  static func read(_ files: [ConfigFolder.File]) -> (RegionTable, [Diagnostic]) {
    var table = RegionTable()
    var diagnostics: [Diagnostic] = []
    for file in files where file.name.hasPrefix("regions/") && file.name.hasSuffix(".csv") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .enumerated()
      where index > 0 && !line.isEmpty && !line.hasPrefix("#") {
        let complain = { (message: String, hint: String?) in
          diagnostics.append(Diagnostic(file: file.path, line: index + 1, message: message, hint: hint))
        }
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        guard (4...5).contains(cells.count), AidRegion.isCode(cells[0]), !cells[1].isEmpty else {
          complain("expected code,name,level,parent[,host] with a code of six or nine digits", nil)
          continue
        }
        let host = cells.count == 5 && !cells[4].isEmpty ? cells[4] : nil
        let region = Region(code: cells[0], name: cells[1], parent: cells[3], host: host)
        if table.regions.updateValue(region, forKey: region.code) != nil {
          complain("the code \(region.code) is written twice", "keep one of them")
        }
      }
    }
    return (table, diagnostics + table.strangers(in: files))
  }

  /// Complains about hosts and parents that are no division.
  private func strangers(in files: [ConfigFolder.File]) -> [Diagnostic] {
    let path = files.first { $0.name.hasPrefix("regions/") }?.path ?? "regions"
    return regions.values.sorted { $0.code < $1.code }.flatMap { region in
      [region.parent, region.host ?? ""].filter { !$0.isEmpty && regions[$0] == nil }.map { code in
        Diagnostic(
          file: path, line: 1, message: "\(region.code) names \(code), which no file of regions/ has")
      }
    }
  }
}
