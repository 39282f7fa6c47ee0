extension ExampleScene {
  /// The self-check with the shipped pack: every kind of question page, the overview and the result.
  static let aid = [
    ExampleScene("aid-who", .aid, begin),
    ExampleScene("aid-person", .aid, begin + choose(2)),
    ExampleScene("aid-group", .aid, begin + "tap \"choice-0\"\nwait 300ms"),
    ExampleScene("aid-group-more", .aid, begin + choose(0) + "tap \"page-next\""),
    ExampleScene("aid-matter", .aid, begin + choose(0, 2)),
    ExampleScene("aid-criminal", .aid, begin + choose(3, 0)),
    ExampleScene("aid-art25", .aid, begin + choose(3, 0, 0)),
    ExampleScene("aid-rep", .aid, begin + choose(3, 0, 0, 4)),
    ExampleScene("aid-rep-all", .aid, begin + choose(3, 3, 0, 2)),
    ExampleScene("aid-status", .aid, wage),
    ExampleScene("aid-status-ticked", .aid, wage + "tap \"choice-0\"\ntap \"choice-1\""),
    ExampleScene("aid-violence", .aid, begin + choose(0, 3, 0)),
    ExampleScene("aid-place", .aid, placed),
    ExampleScene("aid-place-switch", .aid, begin + choose(0, 1, 0, 1)),
    ExampleScene("aid-prefectures", .aid, placed + choose(1)),
    ExampleScene("aid-counties", .aid, placed + choose(1) + "tap \"place-141000\""),
    ExampleScene("aid-counties-area", .aid, placed + choose(1) + "tap \"place-140100\""),
    ExampleScene(
      "aid-townships", .aid,
      placed + choose(1) + "tap \"place-140200\"\ntap \"place-townships\"\ntap \"place-140214\""),
    ExampleScene("aid-overview", .aid, placed + choose(0)),
    ExampleScene(
      "aid-overview-elsewhere", .aid,
      placed + choose(1) + "tap \"place-140100\"\ntap \"place-140171\"\nwait 300ms"),
    ExampleScene("aid-income", .aidWithLine, money),
    ExampleScene("aid-income-set", .aidWithLine, money + figures),
    ExampleScene("aid-income-alone", .aidWithLine, money + figures + "tap \"switch-0\""),
    ExampleScene(
      "aid-overview-long", .aidWithLine, money + figures + "tap \"aid-next\"\ntap \"switch-0\"\n" + choose(0)),
  ]

  private static let begin = "tap \"aid\"\n"
  /// Wages of somebody who comes himself, up to the question who he is.
  private static let wage = begin + choose(0, 2, 0)
  /// The same up to the question where.
  private static let placed = wage + "tap \"choice-0\"\ntap \"aid-next\"\n"
  /// Maintenance for one's child against a parent, up to the money.
  private static let money =
    begin + choose(3, 3, 0, 2, 0) + "tap \"aid-next\"\n"
  private static let figures =
    "tap \"people-more\"\ntap \"people-more\"\ntap \"people-more\"\ntap \"yuan-more-1000\"\ntap \"yuan-more-1000\"\n"

  /// Touches choices one after another, each of which shows itself before the next page.
  private static func choose(_ places: Int...) -> String {
    places.map { "tap \"choice-\($0)\"\nwait 300ms\n" }.joined()
  }
}
