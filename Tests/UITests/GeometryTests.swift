import Testing
import UI

/// Rectangles, which own their left and upper edges but not the right and lower ones.
@Suite struct GeometryTests {
  private let rect = Rect(10, 20, 100, 50)

  @Test func aPointOnTheFarEdgeLiesOutside() {
    #expect(rect.contains(Point(x: 10, y: 20)))
    #expect(rect.contains(Point(x: 109, y: 69)))
    #expect(!rect.contains(Point(x: 110, y: 69)))
    #expect(!rect.contains(Point(x: 109, y: 70)))
    #expect(rect.contains(Point(x: 2, y: 12), slop: 8))
    #expect(!rect.contains(Point(x: 1, y: 12), slop: 8))
  }

  @Test func rectanglesContainMeetAndJoin() {
    #expect(rect.contains(rect))
    #expect(!rect.contains(Rect(10, 20, 101, 50)))
    #expect(rect.intersects(Rect(109, 69, 5, 5)))
    #expect(!rect.intersects(Rect(110, 20, 5, 5)))
    #expect(rect.union(Rect(0, 60, 20, 20)) == Rect(0, 20, 110, 60))
    #expect(rect.center == Point(x: 60, y: 45))
  }

  @Test func anInsetNeverTurnsInsideOut() {
    #expect(rect.inset(Insets(top: 1, right: 2, bottom: 3, left: 4)) == Rect(14, 21, 94, 46))
    #expect(rect.inset(.all(60)) == Rect(70, 80, 0, 0))
  }
}
