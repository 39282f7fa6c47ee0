import Model
import Testing

struct FNV1aTests {
  @Test(
    "The hash is the published one",
    arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
  func published(text: String, hash: String) {
    var sum = FNV1a()
    sum.add(text.utf8)
    #expect(sum.hexadecimal == hash)
  }

  @Test("A small hash keeps its leading zeros")
  func zeros() {
    var sum = FNV1a()
    sum.value = 0xF
    #expect(sum.hexadecimal == "000000000000000f")
  }
}
