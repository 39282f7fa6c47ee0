import Eligibility
import Model

/// Entries as the YAML of their file.
enum AidEntryText {
  /// The beginning of a new file.
  static let head = """
    # 在这台机器上录入的值：只增不改，由 kiosk 写。升级不动它；换机器时请一起带走。
    # Values that were entered on this machine. kiosk writes it and only ever adds to it. An upgrade leaves it
    # alone; take it along to another machine. Each entry was looked at twice; an old one stays for the record.
    # count: 写了几条，少了一条就整个不用。How many were written: where one is missing, none is used.
    count: 0
    entries:

    """

  /// The text of a file with one entry more, of which it then has `count`.
  static func adding(_ entry: AidEntry, entered: Instant, to text: String, count: Int) -> String {
    let head = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("count:") ? "count: \(count)" : String(line)
    }
    let joined = head.joined(separator: "\n")
    return joined + (joined.hasSuffix("\n") ? "" : "\n") + lines(of: entry, entered: entered)
  }

  /// One entry, as the lines at the end of the file.
  private static func lines(of entry: AidEntry, entered: Instant) -> String {
    """
      - of: \(quoted(entry.value))
        region: \(quoted(entry.region))
        value: { \(content(entry.content)) }
        valid_from: \(entry.validFrom)
        valid_to: \(entry.validTo?.description ?? "~")
        review_by: \(entry.reviewBy)
        source: { title: \(quoted(entry.source.title)), document_number: \(quoted(entry.source.documentNumber)) }
        entered: "\(AidEntryMoment.text(entered))"
        second_look: true

    """
  }

  private static func content(_ content: AidValue.Content) -> String {
    switch content {
    case .incomeLine(let fen, let nearPercent):
      let decimals = fen % 100
      return
        "yuan_per_person_month: \(fen / 100).\(decimals < 10 ? "0" : "")\(decimals), near_percent: \(nearPercent)"
    case .provision(let article): return "article: \(quoted(article))"
    case .days(let days, let article):
      return "days: \(days)" + (article.map { ", article: \(quoted($0))" } ?? "")
    case .absent: return "absent: true"
    case .contact(let name, let address, let phone):
      return "name: \(quoted(name)), address: \(quoted(address)), phone: \(quoted(phone))"
    }
  }

  /// A text in double quotes. Checked entries have no other characters that need an escape.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
