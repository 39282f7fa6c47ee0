import Foundation
import Testing

/// The slip of the self-check with the shipped pack and the real typeface: a strip that a person keeps.
@Suite struct SlipLengthTests {
  /// The dots of an 80 mm roll in a millimetre.
  private static let dotsPerMillimetre = 8

  private static func millimetres(_ answers: String) throws -> Int {
    let path = FileManager.default.temporaryDirectory.appending(path: "slip-\(UUID()).png").path
    defer { try? FileManager.default.removeItem(atPath: path) }  // It may never have been written.
    let run = try Program.run(
      ["slip", "aid", "--out", path, "--answers"] + answers.split(separator: " ").map(String.init))
    let dots = try #require(run.output.split(separator: " ").dropLast().last.flatMap { Int($0) })
    return dots / dotsPerMillimetre
  }

  @Test(arguments: [
    ("matter=wage status=migrant who=self", 340), ("matter=family status=none", 330),
    (
      "matter=wage who=other status=aid,judicial,pref,noincome,migrant,military deadline=yes refused=yes",
      500
    ),
  ])
  func theSlipKeepsToItsLength(answers: String, bound: Int) throws {
    let length = try Self.millimetres(answers)
    print("slip of \(answers): \(length) mm")
    #expect(length <= bound)
  }

  @Test(arguments: ["run", "slip aid --out /tmp/never.png", "aid check", "aid resume"])
  func aLanguageThatThereIsNotIsRefusedByNamingBoth(command: String) throws {
    let run = try Program.run(command.split(separator: " ").map(String.init) + ["--locale", "fr"])
    #expect(run.status == 2)
    #expect(run.error.contains("Please provide one of 'zh' and 'en'."))
  }
}
