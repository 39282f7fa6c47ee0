import Configuration
import Model
import Testing

@Suite struct ConfigFieldTests {
  enum Direction: String, CaseIterable {
    case portrait, landscape
  }

  /// What reading `value: TEXT` with `field` gives, and what is said.
  private func read<Value>(_ text: String, _ field: ConfigField<Value>) throws -> (Value?, [String]) {
    let node = try #require(YAMLReader.read("value: \(text)\n", file: "a.yaml").node)
    let root = ConfigField<Value>.mapping { $0.required("value", field) }
    let (value, diagnostics) = root.decode(node)
    return (value, diagnostics.map(\.description))
  }

  @Test func valuesOfEveryKindAreRead() throws {
    #expect(try read("中文 text", .text(max: 7)) == ("中文 text", []))
    #expect(try read("12", .int(1...12)) == (12, []))
    #expect(try read("-3", .int(-5...5)) == (-3, []))
    #expect(try read("21.5", .double(0...30)) == (21.5, []))
    #expect(try read("2", .double(0...30)) == (2, []))
    #expect(try read("true", .bool) == (true, []))
    #expect(try read("landscape", .name) == (Direction.landscape, []))
    #expect(try read("\"140105\"", .digits(6)) == ("140105", []))
    #expect(try read("0351-1234567", .phone) == ("0351-1234567", []))
    #expect(try read("/a/b", .file { $0 == "/a/b" }) == ("/a/b", []))
    #expect(try read("[1, 2]", .list(of: .int(1...2))) == ([1, 2], []))
    #expect(try read("2026-11-23", .day) == (Day("2026-11-23"), []))
    #expect(try read("08:30", .timeOfDay) == (510, []))
    #expect(try read("24:00", .timeOfDay) == (1440, []))
  }

  @Test func aWrongTextIsTold() throws {
    let expected = "a.yaml:1:8: error: value: expected a text of at most 3 characters, found "
    #expect(try read("\"\"", .text(max: 3)).1 == [expected + "an empty text"])
    #expect(try read("\" \"", .text(max: 3)).1 == [expected + "\" \""])
    #expect(try read("四个汉字", .text(max: 3)).1 == [expected + "\"四个汉字\""])
    #expect(try read("[a]", .text(max: 3)).1 == [expected + "a list"])
    let long = String(repeating: "长", count: 60)
    #expect(try read(long, .text(max: 3)).1 == [expected + "\"\(long.prefix(40))…\""])
  }

  @Test(arguments: ["0", "13", "1.5", "1e1", "0x1", "ten", "99999999999999999999", "1_0"])
  func aWrongWholeNumberIsTold(text: String) throws {
    #expect(
      try read(text, .int(1...12)).1 == [
        "a.yaml:1:8: error: value: expected a whole number from 1 to 12, found \"\(text)\""
      ])
  }

  @Test(arguments: ["-1", "31", "nan", "infinity", "0x1p3", "1,5", "."])
  func aWrongNumberIsTold(text: String) throws {
    #expect(
      try read(text, .double(0...30)).1 == [
        "a.yaml:1:8: error: value: expected a number from 0.0 to 30.0, found \"\(text)\""
      ])
  }

  @Test func theOtherWordsForYesAndNoGetAHint() throws {
    #expect(
      try read("yes", .bool).1 == [
        "a.yaml:1:8: error: value: expected true or false, found \"yes\" (write true)"
      ])
    #expect(
      try read("Off", .bool).1 == [
        "a.yaml:1:8: error: value: expected true or false, found \"Off\" (write false)"
      ])
    #expect(try read("1", .bool).1 == ["a.yaml:1:8: error: value: expected true or false, found \"1\""])
  }

  @Test func aWrongNameGetsTheNearest() throws {
    let field = ConfigField<Direction>.name
    let expected = "a.yaml:1:8: error: value: expected one of portrait, landscape, found "
    #expect(try read("potrait", field).1 == [expected + "\"potrait\" (did you mean \"portrait\"?)"])
    #expect(try read("round", field).1 == [expected + "\"round\""])
  }

  @Test func wrongDigitsPhonesAndFilesAreTold() throws {
    #expect(
      try read("14010", .digits(6)).1 == ["a.yaml:1:8: error: value: expected 6 digits, found \"14010\""])
    #expect(
      try read("call us", .phone).1 == [
        "a.yaml:1:8: error: value: expected a phone number such as 0351-1234567, found \"call us\""
      ])
    #expect(
      try read("/none", .file { _ in false }).1 == [
        "a.yaml:1:8: error: value: expected the path of a file, found \"/none\" (there is no such file)"
      ])
    #expect(
      try read("here", .file { _ in true }).1 == [
        "a.yaml:1:8: error: value: expected the path of a file, found \"here\" (begin the path with /)"
      ])
  }

  @Test(arguments: ["2026-02-29", "2026-1-1", "today"])
  func aWrongDayIsTold(text: String) throws {
    #expect(
      try read(text, .day).1 == [
        "a.yaml:1:8: error: value: expected a day such as 2026-11-23, found \"\(text)\""
      ])
  }

  @Test(arguments: ["8:30", "08:60", "24:01", "25:00", "08.30", "08:30:00", "+8:30"])
  func aWrongTimeOfDayIsTold(text: String) throws {
    #expect(
      try read(text, .timeOfDay).1 == [
        "a.yaml:1:8: error: value: expected a time of day such as 08:30, found \"\(text)\""
      ])
  }

  @Test func everyWrongElementOfAListIsToldAndTheOthersAreKept() throws {
    let (value, said) = try read("[1, x, 3, {a: 1}]", .list(of: .int(1...5)))
    #expect(value == [1, 3])
    #expect(
      said == [
        "a.yaml:1:12: error: value[2]: expected a whole number from 1 to 5, found \"x\"",
        "a.yaml:1:18: error: value[4]: expected a whole number from 1 to 5, found a mapping",
      ])
    #expect(
      try read("[]", .list(of: .int(1...5), count: 1...2)).1 == [
        "a.yaml:1:8: error: value: expected 1 to 2 values, found 0"
      ])
    #expect(
      try read("1", .list(of: .int(1...5))).1 == ["a.yaml:1:8: error: value: expected a list, found \"1\""])
  }

  @Test func aSecretIsNeverShown() throws {
    let field = ConfigField<String>(expected: "a hash", isSecret: true) { _ in nil }
    #expect(
      try read("482913", field).1 == [
        "a.yaml:1:8: error: value: expected a hash, found a text of 6 characters"
      ])
  }

  /// A mapping of every kind of key, for the tests below.
  private let window = ConfigField<String>.mapping { fields in
    let id = fields.required("id", .text(max: 8))
    let seats = fields.value("seats", .int(1...9), default: 1)
    let phone = fields.hallValue("phone", .phone, meanwhile: "nobody can be called")
    let hours = fields.group("hours") { hours in
      "\(hours.optional("from", .timeOfDay) ?? 0)-\(hours.required("to", .timeOfDay) ?? 0)"
    }
    return "\(id ?? "?") \(seats) \(phone ?? "?") \(hours ?? "?")"
  }

  private func decode(_ text: String) throws -> (String?, [String]) {
    let node = try #require(YAMLReader.read(text, file: "a.yaml").node)
    let (value, diagnostics) = window.decode(node)
    return (value, diagnostics.map(\.description))
  }

  @Test func aRightMappingIsReadWithoutAWord() throws {
    #expect(
      try decode("id: a\nseats: 2\nphone: \"110\"\nhours: { from: 08:00, to: 17:30 }\n") == (
        "a 2 110 480-1050", []
      ))
  }

  @Test func everyMistakeIsToldInTheOrderOfTheFile() throws {
    let (value, said) = try decode(
      """
      id: {}
      seat: 2
      seats: many
      phone: ~
      hours:
        from: 8
        till: 17:30
      colour: red
      """)
    #expect(value == "? 1 ? 0-0")
    #expect(
      said == [
        "a.yaml:1:5: error: id: expected a text of at most 8 characters, found a mapping",
        "a.yaml:2:1: error: unknown key \"seat\" (did you mean \"seats\"?)",
        "a.yaml:3:8: error: seats: expected a whole number from 1 to 9, found \"many\"",
        "a.yaml:4:8: notice: phone: not set: nobody can be called",
        "a.yaml:6:3: error: hours.to: this value is required",
        "a.yaml:6:9: error: hours.from: expected a time of day such as 08:30, found \"8\"",
        "a.yaml:7:3: error: hours: unknown key \"till\" (known here: from, to)",
        "a.yaml:8:1: error: unknown key \"colour\" (known here: id, seats, phone, hours)",
      ])
  }

  @Test func whatAMissingGroupRequiresIsTold() throws {
    #expect(
      try decode("id: a\n").1 == [
        "a.yaml:1:1: notice: phone: not set: nobody can be called",
        "a.yaml:1:1: error: hours.to: this value is required",
      ])
  }

  @Test func somethingElseThanAMappingIsTold() throws {
    #expect(try decode("- a\n").1 == ["a.yaml:1:1: error: expected a mapping, found a list"])
    #expect(
      try decode("id: a\nphone: 110\nhours: 8\n").1 == [
        "a.yaml:3:8: error: hours: expected a mapping, found \"8\""
      ])
  }

  @Test func aContradictionIsToldOnTheMapping() throws {
    let field = ConfigField<Int>.mapping { fields in
      fields.error("from is after to", hint: "swap them")
      return nil
    }
    let (value, diagnostics) = field.decode(
      ConfigNode(.mapping([]), mark: .init(file: "a.yaml", line: 4, column: 2)))
    #expect(value == nil)
    #expect(diagnostics.map(\.description) == ["a.yaml:4:2: error: from is after to (swap them)"])
  }
}
