import Configuration
import Foundation
import Model
import Testing

/// Files that nobody meant: the shipped one, damaged at random. Nothing may crash, and whatever is refused
/// must say why and where.
@Suite struct RandomInputTests {
  @Test func aDamagedFileIsReadOrRefusedWithAPlace() throws {
    let seed =
      ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...999_999)
    print("damaged configuration files: SEED=\(seed)")
    var random = SeededGenerator(state: seed)
    let url = URL(fileURLWithPath: KioskSettingsTests.shipped + "/kiosk.yaml")
    let whole = try Data(contentsOf: url)
    let pieces = [
      "\n", " ", "- ", "? ", ": ", "[", "]", "{", "}", "\"", "'", "&a ", "*a ", "|", ">", "\t", "!", "#",
    ]
    for _ in 0..<1500 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let start = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...8, using: &random))
        let piece =
          Bool.random(using: &random)
          ? Data((pieces.randomElement(using: &random) ?? "").utf8)
          : Data([UInt8.random(in: 0...255, using: &random)])
        bytes.replaceSubrange(start..<end, with: piece)
      }
      let file = YAMLReader.read(bytes, file: "kiosk.yaml")
      var said = file.diagnostics
      #expect((file.node == nil) == !file.diagnostics.isEmpty)
      if let node = file.node { said += ConfigField.kioskSettings { _ in true }.decode(node).diagnostics }
      #expect(said.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.message.isEmpty })
    }
  }
}
