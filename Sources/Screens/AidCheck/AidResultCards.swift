internal import Eligibility
internal import Model
internal import UI

/// 去哪里 and 别过期, side by side on the first page of the result.
struct AidResultCards {
  var result: AidResult
  /// The institution of the county that was named.
  var institution: Localized<String>?
  var context: ViewContext

  /// One row of cards, or one below the other in large print and in the narrow pane of landscape.
  var entries: [AidResultPart.Entry] {
    let cards = [place] + (deadline.map { [$0] } ?? [])
    guard !context.isLarge, !context.isLandscape else { return cards.map { .view($0) } }
    return [.view(View.row(gap: 24, align: .stretch, cards.map { $0.frame(width: .grow(1)) }))]
  }

  private var place: View {
    let contact = result.place.contact
    let phone = contact.map { [$0.address, $0.phone].filter { !$0.isEmpty } } ?? []
    return card(
      context.say(AidWording.place), icon: "location", fill: .blockGrey, bar: .ink, color: .ink,
      words: contact?.name ?? (institution ?? result.place.brief)[context.locale], notes: phone)
  }

  /// What runs out first, and below it what runs as well. `nil` where nothing runs.
  private var deadline: View? {
    let order = result.deadlines.enumerated().sorted { first, second in
      (rank(first.element), first.offset) < (rank(second.element), second.offset)
    }.map(\.element)
    guard let first = order.first else { return nil }
    let locale = context.locale
    let date = first.lastDay.map { AidResultWording.atLatest($0, locale: locale) }
    let words = first.warning?[locale] ?? date ?? first.brief[locale]
    // What may be over is named at the top of the page: the card repeats the warning alone.
    let own = date == nil ? [] : [first.brief[locale]]
    let second = order.dropFirst().first.map { next in
      next.lastDay.map { AidResultWording.atLatest($0, locale: locale) } ?? next.brief[locale]
    }
    return card(
      context.say(AidWording.deadlines), icon: "clock", fill: .ochreTint, bar: .ochre, color: .ochre,
      words: words, notes: own + (own.isEmpty && first.warning == nil ? second.map { [$0] } ?? [] : []))
  }

  /// What may be over comes first, then the next date, then the order of the pack.
  private func rank(_ deadline: AidResult.Deadline) -> Int {
    if deadline.warning != nil { return Int.min }
    return deadline.lastDay?.daysSinceEpoch ?? Int.max
  }

  private func card(
    _ title: String, icon: String, fill: ColorRole, bar: ColorRole, color: ColorRole, words: String,
    notes: [String]
  ) -> View {
    let head = View.row(
      gap: 16,
      [
        .icon(icon, size: 44, color: color),
        .text(title, size: context.type.label, color: color, isBold: true),
      ])
    // Three lines and more are read, not glanced at: such notes take the size of the text.
    let lines = notes.map { View.text($0, size: context.type.body, color: .ink2) }
    return View.column(gap: 4, [head, context.body(words)] + lines)
      .padding(Insets(horizontal: 28, vertical: 24))
      .style(
        context.theme.mode.contrast ? BoxStyle(bar: bar) : BoxStyle(fill: .solid(fill), radius: 28))
  }
}
