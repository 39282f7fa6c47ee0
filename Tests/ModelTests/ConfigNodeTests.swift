import Model
import Testing

/// Values of configuration files with their places.
@Suite struct ConfigNodeTests {
  private func mark(_ line: Int, _ column: Int = 1) -> ConfigNode.Mark {
    ConfigNode.Mark(file: "kiosk.yaml", line: line, column: column)
  }

  private func entry(_ key: String, _ value: String, line: Int) -> ConfigNode.Entry {
    ConfigNode.Entry(
      key: key, keyMark: mark(line), value: ConfigNode(.scalar(value), mark: mark(line, key.count + 3)))
  }

  @Test func aMappingAnswersByKey() throws {
    let node = ConfigNode(
      .mapping([entry("name", "大厅", line: 1), entry("number", "3", line: 2)]), mark: mark(1))
    #expect(node["name"]?.content == .scalar("大厅"))
    #expect(try #require(node["number"]).mark == mark(2, 9))
    #expect(node["city"] == nil)
  }

  @Test func onlyAMappingHasKeys() {
    let contents: [ConfigNode.Content] = [
      .unset, .scalar("name"), .sequence([ConfigNode(.scalar("name"), mark: mark(1))]), .mapping([]),
    ]
    for content in contents { #expect(ConfigNode(content, mark: mark(1))["name"] == nil) }
  }

  @Test func aComplaintNamesThePlace() {
    let node = ConfigNode(.scalar("abc"), mark: mark(2, 9))
    #expect(
      node.diagnostic(.error, "expected a number, found “abc”.").description
        == "kiosk.yaml:2:9: error: expected a number, found “abc”.")
    #expect(
      node.diagnostic(.notice, "not set yet.", hint: "ask the hall").description
        == "kiosk.yaml:2:9: notice: not set yet. (ask the hall)")
  }

  @Test func aLocalizedValueAnswersInBothLanguages() {
    let words = Localized(zh: "返回", en: "Back")
    #expect(Locale.allCases.map { words[$0] } == ["返回", "Back"])
  }
}
