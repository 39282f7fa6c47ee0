internal import Configuration
public import Eligibility
internal import Foundation
public import Screens

/// The rule pack as it is shipped, and a hall in a county, for scenes and tests of the self-check.
public enum ShippedAid {
  /// The county of the examples.
  public static let county = "140105"

  /// The pack in `kiosk-config/aid`; `nil` where it cannot be read, which a test of its own reports.
  public static let pack: AidPack? = ConfigurationStore().load(folder).aid

  /// The example's county, prefecture and province, and the functional areas.
  public static let places: AidPlaces = {
    var places = AidPlaces()
    let regions = ConfigurationStore().load(folder).regions
    places.chain = AidRegion.chain(county).compactMap { regions.regions[$0] }
      .map { AidDivision(code: $0.code, name: $0.name) }
    places.areasWithoutHost = regions.areasWithoutHost.map { AidDivision(code: $0.code, name: $0.name) }
    return places
  }()

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "kiosk-config").path
}
