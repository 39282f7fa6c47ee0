import Eligibility
import Foundation
import Model

extension RegionTable {
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
        if !table.add(region) {
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
