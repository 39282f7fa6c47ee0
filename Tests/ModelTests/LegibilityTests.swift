import Model
import Testing

/// Whether body text can be read on a panel from where people stand.
@Suite struct LegibilityTests {
  @Test func theDesignsPanelIsLegibleFromSixtyCentimetres() {
    let panel = KioskSettings.Panel()
    #expect(panel.bodyAngle(pointsAlongShortSide: 1080) >= KioskSettings.Panel.leastAngle - 0.01)
  }

  @Test func theSamePanelIsNotLegibleFromAMetre() {
    var panel = KioskSettings.Panel()
    panel.viewingDistanceMillimetres = 1000
    #expect(panel.bodyAngle(pointsAlongShortSide: 1080) < KioskSettings.Panel.leastAngle)
  }

  @Test func aLargerPanelMakesLargerLetters() {
    var panel = KioskSettings.Panel()
    panel.diagonalInches = 32
    panel.viewingDistanceMillimetres = 880
    #expect(panel.bodyAngle(pointsAlongShortSide: 1080) >= KioskSettings.Panel.leastAngle)
  }
}
