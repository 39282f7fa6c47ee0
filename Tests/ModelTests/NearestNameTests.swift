import Model
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "ab", 2), ("width", "width", 0), ("widht", "width", 1),
    ("with", "width", 1),
    ("kitten", "sitting", 3), ("大厅", "大听", 1),
  ])
  func slipsAreCounted(left: String, right: String, distance: Int) {
    #expect(NearestName.distance(left, right) == distance)
    #expect(NearestName.distance(right, left) == distance)
  }

  @Test func theNearestNameIsFoundWhereOneIsNearEnough() {
    let names = ["width", "height", "full_screen", "id"]
    #expect(NearestName.of("widht", among: names) == "width")
    #expect(NearestName.of("fullscreen", among: names) == "full_screen")
    #expect(NearestName.of("Height", among: names) == "height")
    #expect(NearestName.of("ip", among: names) == "id")
    #expect(NearestName.of("colour", among: names) == nil)
    #expect(NearestName.of("x", among: []) == nil)
  }
}
