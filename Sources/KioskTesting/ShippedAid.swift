public import Configuration
public import Eligibility
internal import Foundation
internal import Model
public import Screens

/// The rule pack and the divisions that are shipped, read from the checkout.
public enum ShippedAid {
  /// The county of the examples.
  public static let county = "140105"

  /// The example's county, prefecture and province, and the functional areas.
  public static let places: AidPlaces = {
    var places = AidPlaces()
    let regions = configuration.regions
    places.chain = AidRegion.chain(county).compactMap { regions.regions[$0] }
      .map { AidDivision(code: $0.code, name: $0.name) }
    places.areasWithoutHost = regions.areasWithoutHost.map { AidDivision(code: $0.code, name: $0.name) }
    return places
  }()

  /// The folder `kiosk-config` of the checkout.
  public static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "kiosk-config").path

  /// The configuration as shipped.
  public static let configuration = ConfigurationStore(fileExists: { _ in true }).load(folder)

  /// The pack with a line of 1000 yuan for the province, which the shipped one leaves to the hall; `nil` where
  /// the pack has errors.
  public static let withLine: AidPack? = {
    let (files, _) = YAMLReader.read(folder: folder + "/aid")
    return AidPack.compile(files.compactMap(\.node).map { entering(line, in: $0) }).pack
  }()

  private static let line = YAMLReader.read(
    """
    - region: "140000"
      value: { yuan_per_person_month: 1000, near_percent: 120 }
      valid_from: 2025-01-01
      review_by: 2099-12-31
      source: { title: 测试文件, document_number: 测试〔2025〕1号 }
    """, file: "line.yaml"
  ).node

  /// A file of the pack with these entries for the value `hardship`.
  private static func entering(_ entries: ConfigNode?, in file: ConfigNode) -> ConfigNode {
    guard let entries else { return file }
    return file.replacing(["values", "hardship", "entries"], with: entries)
  }
}

extension ConfigNode {
  /// The tree with another node at the end of a path of keys; unchanged where it has no such path.
  fileprivate func replacing(_ path: ArraySlice<String>, with node: ConfigNode) -> ConfigNode {
    guard let key = path.first else { return node }
    guard case .mapping(var entries) = content,
      let index = entries.firstIndex(where: { $0.key == key })
    else { return self }
    entries[index].value = entries[index].value.replacing(path.dropFirst(), with: node)
    var copy = self
    copy.content = .mapping(entries)
    return copy
  }
}
