extension ExampleScene {
  /// What nobody has entered, and the form: as staff go through it.
  static let unknowns: [ExampleScene] = [
    ExampleScene("staff-aid", .aid, panel),
    ExampleScene("aid-entry-list", .aid, list),
    ExampleScene("aid-entry-list-broken", .aidBroken, list),
    ExampleScene("aid-entry-citations", .aid, list + turn + "tap \"aid-citations\"\n"),
    ExampleScene("aid-entry-areas", .aid, list + turn + "tap \"aid-areas\"\n"),
    ExampleScene("aid-entry-value", .aid, value),
    ExampleScene("aid-entry-region", .aid, value + begin),
    ExampleScene("aid-entry-figure", .aid, figure + digits("1234.5")),
    ExampleScene("aid-entry-figure-refused", .aid, figure + digits("0") + next),
    ExampleScene("aid-entry-from", .aid, from + digits("202601")),
    ExampleScene("aid-entry-from-refused", .aid, from + digits("20260230") + next),
    ExampleScene("aid-entry-until", .aid, from + digits("20260101") + next),
    ExampleScene("aid-entry-review", .aid, review),
    ExampleScene("aid-entry-title", .aid, title + "keys \"gongzi\"\n"),
    ExampleScene("aid-entry-number", .aid, number),
    ExampleScene("aid-entry-second-look", .aid, secondLook),
    ExampleScene("aid-entry-second-look-odd", .aid, odd),
    ExampleScene("aid-entry-again", .aid, again),
    ExampleScene("aid-entry-different", .aid, again + digits("1243") + "tap \"aid-save\"\n"),
    ExampleScene("aid-entry-saved", .aid, saved),
    ExampleScene("aid-entry-history", .aid, saved + "tap \"aid-entry-done\"\n"),
    ExampleScene("aid-entry-not-written", .aidBroken, again + digits("1234.5") + "tap \"aid-save\"\n"),
    ExampleScene(
      "aid-entry-absent", .aid,
      list + turn + "tap \"value-shanxi_exempt\"\n" + begin + "tap \"region-140105\"\n"),
    ExampleScene("aid-entry-contact", .aid, list + "tap \"value-institution\"\n" + begin),
  ]

  private static let list = panel + "tap \"staff-unknowns\"\n"
  private static let turn = "tap \"page-next\"\n"
  private static let value = list + "tap \"value-hardship\"\n"
  private static let begin = "tap \"aid-entry-begin\"\n"
  private static let next = "tap \"aid-next\"\n"
  private static let figure = value + begin + "tap \"region-140105\"\n"
  private static let from = figure + digits("1234.5") + next
  private static let review = from + digits("20260101") + next + "tap \"aid-skip\"\n"
  private static let title = review + next
  private static let number =
    title + "type \"关于公布经济困难标准的通知\"\n" + next + "type \"晋司规\"\ntap \"123\"\ntap \"key-〔\"\n"
    + digits("2025")
  private static let secondLook = number + "tap \"key-〕\"\n" + digits("3") + "tap \"key-号\"\n" + next
  private static let odd =
    figure + digits("99") + next + digits("20270101") + next + "tap \"aid-skip\"\n" + next
    + "type \"关于公布经济困难标准的通知\"\n" + next + "tap \"123\"\n" + digits("3")
    + "tap \"key-号\"\n" + next
  private static let again = secondLook + "tap \"aid-right\"\n"
  private static let saved = again + digits("1234.50") + "tap \"aid-save\"\n"

  private static func digits(_ text: String) -> String {
    text.map { "tap \"key-\($0)\"\n" }.joined()
  }
}
