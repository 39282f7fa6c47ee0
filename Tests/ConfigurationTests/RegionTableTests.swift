import Configuration
import Eligibility
import Foundation
import Model
import Testing

@Suite struct RegionTableTests {
  private func load(_ csv: String) throws -> LoadedConfiguration {
    let folder = try TemporaryFolder(["kiosk.yaml": "language: zh\n", "regions/all.csv": csv])
    return ConfigurationStore(fileExists: { _ in true }).load(folder.path)
  }

  @Test func theShippedTableHasEveryPrefectureAndCounty() throws {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let loaded = ConfigurationStore().load(checkout.appending(path: "kiosk-config").path)
    #expect(loaded.diagnostics.filter { $0.file.contains("regions") } == [])
    #expect(loaded.aid != nil)
    let prefectures = loaded.regions.children(of: "140000")
    #expect(prefectures.count == 11)
    let counties = prefectures.flatMap { loaded.regions.children(of: $0.code) }.filter {
      !$0.isFunctionalArea
    }
    #expect(counties.count == 117)
    #expect(loaded.regions.children(of: "140105").contains { $0.name == "坞城街道" })
    #expect(loaded.regions.county(serving: "140105001")?.name == "小店区")
    // Nobody has said yet which county serves the development zones.
    #expect(loaded.regions.county(serving: "140171") == nil)
  }

  @Test func aFunctionalAreaIsServedByItsHost() throws {
    let loaded = try load(
      "code,name,level,parent,host\n140000,省,p,,\n140100,市,p,140000,\n140105,区,c,140100,\n140171,示范区,f,140100,140105\n"
    )
    #expect(loaded.diagnostics.filter { $0.file.contains("regions") } == [])
    #expect(loaded.regions.county(serving: "140171")?.code == "140105")
  }

  @Test func wrongLinesAreNamed() throws {
    let loaded = try load("code,name,level,parent\n1401,市,p,\n140100,市,p,\n140100,市,p,\n140105,区,c,140900\n")
    #expect(loaded.errors.map(\.line) == [1, 2, 4])
    #expect(loaded.errors[0].message == "140105 names 140900, which no file of regions/ has")
  }
}
