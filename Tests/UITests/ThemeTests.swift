import Testing
import UI

/// Canvas and sizes of a panel.
@Suite struct ThemeTests {
  @Test(arguments: [
    (Size(width: 1080, height: 1920), Size(width: 1080, height: 1920)),
    (Size(width: 1920, height: 1080), Size(width: 1920, height: 1080)),
    (Size(width: 2160, height: 3840), Size(width: 1080, height: 1920)),
    (Size(width: 768, height: 1366), Size(width: 1080, height: 1921)),
    (Size(width: 1200, height: 1920), Size(width: 1080, height: 1728)),
    (Size(width: 1280, height: 1024), Size(width: 1728, height: 1382)),
    (Size(width: 0, height: 0), Size(width: 0, height: 0)),
  ])
  func aCanvasHas1080PointsAlongItsShortSideAnd1728AlongItsLongOne(panel: Size, canvas: Size) {
    #expect(Theme.canvas(forPanel: panel) == canvas)
  }

  @Test func targetsBeginInTheLowerPartOfAPortraitPage() {
    let portrait = Size(width: 1080, height: 1920)
    #expect(Theme(canvas: portrait).touchTop == 768)
    #expect(Theme(canvas: portrait, mode: DisplayMode(lowered: true)).touchTop == 960)
    #expect(Theme(canvas: Size(width: 1920, height: 1080)).touchTop == 0)
    #expect(Theme(canvas: Size(width: 1920, height: 1080)).isLandscape)
  }

  @Test func noTextIsSmallerThanTheDesignAllows() {
    for scale in [TypeScale.normal, .large] {
      let sizes = [
        scale.display, scale.title, scale.heading, scale.label, scale.body, scale.secondary, scale.caption,
        scale.field, scale.candidate, scale.key, scale.number,
      ]
      #expect(sizes.allSatisfy { $0 >= 32 })
      #expect(scale.title >= 60)
    }
    #expect(TypeScale.normal.body >= 40)
    #expect(TypeScale.large.body >= 56)
  }
}
