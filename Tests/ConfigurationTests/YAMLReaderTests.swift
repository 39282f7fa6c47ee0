import Configuration
import Foundation
import Model
import Testing

@Suite struct YAMLReaderTests {
  @Test func everyKeyAndValueKnowsItsPlace() throws {
    let text = """
      # 设置
      hall:
        名称: "大厅"
        windows: [1, { id: b }]
      """
    let node = try #require(YAMLReader.read(text, file: "a.yaml").node)
    let hall = try #require(node["hall"])
    #expect(hall.mark == ConfigNode.Mark(file: "a.yaml", line: 3, column: 3))
    #expect(hall["名称"]?.content == .scalar("大厅"))
    #expect(hall["名称"]?.mark == ConfigNode.Mark(file: "a.yaml", line: 3, column: 7))
    guard case .mapping(let entries) = hall.content, case .sequence(let windows) = entries[1].value.content
    else {
      Issue.record("expected a mapping with a list")
      return
    }
    #expect(entries.map(\.key) == ["名称", "windows"])
    #expect(entries[1].keyMark == ConfigNode.Mark(file: "a.yaml", line: 4, column: 3))
    #expect(windows[0].mark == ConfigNode.Mark(file: "a.yaml", line: 4, column: 13))
    #expect(windows[1]["id"]?.mark == ConfigNode.Mark(file: "a.yaml", line: 4, column: 22))
  }

  @Test(arguments: ["a:", "a: ~", "a: null", "a: Null", "a: NULL"])
  func nothingIsUnset(text: String) throws {
    #expect(try #require(YAMLReader.read(text, file: "a.yaml").node)["a"]?.content == .unset)
  }

  @Test(arguments: ["a: \"\"", "a: '~'", "a: \"null\"", "a: nullable"])
  func aQuotedNothingIsAText(text: String) throws {
    #expect(try #require(YAMLReader.read(text, file: "a.yaml").node)["a"]?.content != .unset)
  }

  @Test func anEmptyFileIsUnset() {
    #expect(YAMLReader.read("", file: "a.yaml").node?.content == .unset)
    #expect(YAMLReader.read("# only a comment\n", file: "a.yaml").node?.content == .unset)
  }

  @Test func aByteOrderMarkAndWindowsLineEndsDoNotShiftPlaces() throws {
    let node = try #require(YAMLReader.read("\u{FEFF}a: 1\r\nb: 2\r\n", file: "a.yaml").node)
    #expect(node["a"]?.mark == ConfigNode.Mark(file: "a.yaml", line: 1, column: 4))
    #expect(node["b"]?.mark == ConfigNode.Mark(file: "a.yaml", line: 2, column: 4))
  }

  /// A file that is wrong as YAML, and the one line that `kiosk check` prints.
  static let wrong: [(text: String, line: String)] = [
    (
      "a: 1\n  b: 2\n",
      "a.yaml:2:4: error: this is not valid YAML: mapping values are not allowed in this context "
        + "(put a text that contains ': ' into quotes, and indent keys of one mapping alike)"
    ),
    (
      "a: b: c\n",
      "a.yaml:1:5: error: this is not valid YAML: mapping values are not allowed in this context "
        + "(put a text that contains ': ' into quotes, and indent keys of one mapping alike)"
    ),
    (
      "a:\n\tb: 2\n",
      "a.yaml:2:1: error: this is not valid YAML: while scanning for the next token: "
        + "found character that cannot start any token "
        + "(indent with spaces, not tabs, and put a text that begins with @, ` or % into quotes)"
    ),
    (
      "a: \"b\n",
      "a.yaml:2:1: error: this is not valid YAML: while scanning a quoted scalar from 1:4: "
        + "found unexpected end of stream (close the quote or bracket that was opened)"
    ),
    (
      "a: 1\nb\n",
      "a.yaml:3:1: error: this is not valid YAML: while scanning a simple key from 2:1: "
        + "could not find expected ':' "
        + "(each line is 'key: value' with one space after the colon, indented like its neighbours)"
    ),
    (
      "a: 1\n---\nb: 2\n",
      "a.yaml:2:1: error: a second document begins here (keep one document: delete the line ---)"
    ),
    (
      "b: 0\nwidth: 1\nc: 3\nwidth: 2\n",
      "a.yaml:2:1: error: the key \"width\" is written twice in this mapping (keep one of them)"
    ),
    (
      "1: a\n\"1\": b\n",
      "a.yaml:2:1: error: the key \"1\" is written twice, first in line 1 (keep one of them)"
    ),
    ("? [a, b]\n: c\n", "a.yaml:1:3: error: a key must be a word (write key: value)"),
    (
      "a: &x 1\n",
      "a.yaml:1:4: error: anchors (&name) and aliases (*name) are not used in configuration files "
        + "(write the value out in each place)"
    ),
    (
      "a: 1\nb: *bold*\n",
      "a.yaml:2:4: error: anchors (&name) and aliases (*name) are not used in configuration files "
        + "(put the text into quotes if it begins with *)"
    ),
    (
      "a: *bold\n",
      "a.yaml:1:4: error: anchors (&name) and aliases (*name) are not used in configuration files "
        + "(put the text into quotes if it begins with *)"
    ),
    (
      "a: 家\u{7}暴\n", "a.yaml:1:5: error: the control character U+7 cannot stand here (delete it)"
    ),
  ]

  @Test(arguments: wrong)
  func aWrongFileIsToldWithItsPlace(text: String, line: String) {
    let file = YAMLReader.read(text, file: "a.yaml")
    #expect(file.diagnostics.map(\.description) == [line])
    #expect(file.node == nil)
  }

  @Test func aFileInAnotherEncodingIsToldWithItsPlace() {
    let gbk = Data("a: 1\nb: ".utf8) + Data([0xB9, 0xAB])
    #expect(
      YAMLReader.read(gbk, file: "a.yaml").diagnostics.map(\.description) == [
        "a.yaml:2:4: error: this is not UTF-8 text (save the file as UTF-8, not as GBK or UTF-16)"
      ])
    let utf16 = Data([0xFF, 0xFE, 0x61, 0x00])
    #expect(YAMLReader.read(utf16, file: "a.yaml").diagnostics.map(\.line) == [1])
  }

  @Test func aBombOfAliasesIsRefusedAtItsFirstAnchors() {
    var text = "a0: &a0 [x, x, x, x]\n"
    for level in 1...5 {
      text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    let file = YAMLReader.read(text, file: "a.yaml")
    #expect(file.node == nil)
    #expect(file.diagnostics.map(\.line) == [1, 2, 3, 4, 5, 6])
  }

  @Test func aBombOfAliasesInKeysIsRefusedBeforeItIsParsed() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    text += "? *a60\n: 1\n"
    let file = YAMLReader.read(text, file: "a.yaml")
    #expect(file.node == nil)
    #expect(file.diagnostics.map(\.line) == [14])
  }

  @Test(arguments: ["[", "{", "- ", "? ", "{a: ", "[[]"])
  func nestingWithoutEndIsRefused(opening: String) {
    let file = YAMLReader.read(String(repeating: opening, count: 100_000), file: "a.yaml")
    #expect(file.node == nil)
    #expect(file.diagnostics.count == 1)
  }

  @Test func deepNestingIsReadAsFarAsItGoes() {
    let text = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(YAMLReader.read(text, file: "a.yaml").node?.mark.column == 1)
  }

  @Test func aFileThatCannotBeReadIsTold() throws {
    let folder = try TemporaryFolder()
    #expect(
      YAMLReader.read(file: "\(folder.path)/a.yaml").diagnostics.map(\.description) == [
        "\(folder.path)/a.yaml:1:1: error: this file cannot be read: No such file or directory"
      ])
    #expect(
      YAMLReader.read(file: folder.path).diagnostics.map(\.description) == [
        "\(folder.path):1:1: error: this is not a file"
      ])
    try folder.write(Data(repeating: 0x20, count: YAMLReader.maximumBytes + 1), to: "long.yaml")
    #expect(
      YAMLReader.read(file: "\(folder.path)/long.yaml").diagnostics.map(\.description) == [
        "\(folder.path)/long.yaml:1:1: error: this file has 1048577 bytes, more than the 1048576 that are read"
      ])
  }

  @Test func aFolderGivesItsFilesInOrderAndWhatLooksLikeASlip() throws {
    let folder = try TemporaryFolder([
      "b.yaml": "b: 1", "a.yaml": "a: [", "aid/standard.yaml": "c: 1", "old.yml": "d: 1",
      ".kiosk.yaml": "e: 1",
      "systemd/kiosk.service": "[Unit]",
    ])
    try FileManager.default.createDirectory(
      atPath: folder.path + "/z.yaml", withIntermediateDirectories: false)
    let (files, problems) = YAMLReader.read(folder: folder.path)
    #expect(files.map(\.file) == ["a.yaml", "aid/standard.yaml", "b.yaml"].map { folder.path + "/" + $0 })
    #expect(files.map { $0.node == nil } == [true, false, false])
    #expect(
      problems.map(\.description) == [
        "\(folder.path)/old.yml:1:1: warning: this file is not read (name it old.yaml)",
        "\(folder.path)/z.yaml:1:1: error: this is not a file",
      ])
  }

  @Test func aFolderThatIsNotOneIsTold() throws {
    let folder = try TemporaryFolder(["a.yaml": ""])
    #expect(
      YAMLReader.read(folder: folder.path + "/none").problems.map(\.description) == [
        "\(folder.path)/none:1:1: error: there is no such folder"
      ])
    #expect(
      YAMLReader.read(folder: folder.path + "/a.yaml").problems.map(\.description) == [
        "\(folder.path)/a.yaml:1:1: error: this folder cannot be listed"
      ])
  }
}
