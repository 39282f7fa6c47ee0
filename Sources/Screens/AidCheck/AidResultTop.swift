internal import Eligibility
internal import Model
internal import UI

/// What stands first on the result, from edge to edge: a person where somebody is in danger or a child, then the
/// outcome with what follows from it and who decides.
struct AidResultTop {
  var result: AidResult
  var isDanger: Bool
  var context: ViewContext

  /// The bands of the first page within so much room, and the sentences that did not fit: they begin the text
  /// below.
  func bands(room: Int, width: Int) -> (views: [View], moved: AidResultPart) {
    var kept = sentences.count
    while true {
      let views = bands(keeping: kept)
      let height = views.map { context.height(of: $0, width: width) }.reduce(0, +)
      if height <= room || kept == 0 {
        let moved = sentences.dropFirst(kept).map {
          AidResultPart.Entry.words($0.words, .dot, color: $0.color)
        }
        return (views, AidResultPart(entries: moved))
      }
      kept -= 1
    }
  }

  /// On the following pages of portrait: what came out, in one line.
  var reminder: View {
    let look = Self.look(of: result.outcome)
    let words = View.text(
      result.verdict[context.locale], size: context.type.label, color: look.color, isBold: true)
    let row = View.row(
      gap: 16, [.icon(look.icon, size: 48, color: look.color), words.frame(width: .grow(1))])
    return band([row], fill: look.fill, vertical: 12)
  }

  // MARK: Sentences

  private struct Sentence {
    var words: String
    var color: ColorRole
    var isWarning: Bool
  }

  /// In the order in which they are read; the last ones give way first.
  private var sentences: [Sentence] {
    let notes = result.modifiers.filter { $0.kind == .safety || $0.kind == .child }.flatMap(\.notes)
    let warnings = notes.map { Sentence(words: $0[context.locale], color: .ochre, isWarning: true) }
    return warnings + [
      Sentence(words: result.meaning[context.locale], color: .ink, isWarning: false),
      Sentence(words: result.disclaimer[context.locale], color: .ink, isWarning: false),
    ]
  }

  private func bands(keeping count: Int) -> [View] {
    let kept = sentences.prefix(count)
    func bodies(_ isWarning: Bool) -> [View] {
      kept.filter { $0.isWarning == isWarning }.map { context.body($0.words, color: $0.color) }
    }
    let look = Self.look(of: result.outcome)
    let verdict = band([headline(look)] + bodies(false), fill: look.fill, vertical: 16)
    guard result.isPersonFirst else { return [verdict] }
    // Two bands may have one colour, and in high contrast have none: a line tells them apart.
    let line = View.column([]).frame(height: .fixed(Scaffold.ruleHeight)).style(BoxStyle(fill: .solid(.rule)))
    return [band([personFirst] + bodies(true), fill: .ochreTint, vertical: 20), line, verdict]
  }

  private var personFirst: View {
    let title = isDanger ? AidResultWording.danger : AidResultWording.personFirst
    let size = isDanger && !context.isLandscape ? context.type.title : context.type.heading
    let words = View.text(context.say(title), size: size, color: .ochre, isBold: true).role(.heading)
    let icon = isDanger ? "phone" : "help"
    return View.row(gap: 20, [.icon(icon, size: 56, color: .ochre), words.frame(width: .grow(1))])
  }

  // MARK: Outcome

  private struct Look {
    var fill: ColorRole
    var color: ColorRole
    var icon: String
  }

  /// Never a bare colour: a picture and words say the same.
  private static func look(of outcome: AidOutcome) -> Look {
    switch outcome {
    case .likely: Look(fill: .greenTint, color: .green, icon: "check")
    case .notify: Look(fill: .greenTint, color: .green, icon: "info")
    case .review: Look(fill: .ochreTint, color: .ochre, icon: "people")
    case .unlikely: Look(fill: .blockGrey, color: .ink, icon: "document")
    }
  }

  private func headline(_ look: Look) -> View {
    let words = View.text(
      result.verdict[context.locale], size: verdictSize, color: look.color, isBold: true
    ).role(.heading)
    let disc = context.isLandscape ? 88 : 120
    let picture = View.row(
      justify: .center, [.icon(look.icon, size: disc * 76 / 120, color: .onStatus)]
    ).frame(width: .fixed(disc), height: .fixed(disc))
      .style(BoxStyle(fill: .solid(look.color), radius: disc / 2))
    return View.row(gap: 28, [picture, words.frame(width: .grow(1))])
  }

  /// Source: the design system, §3: 88, and 80 where there are more than six characters; 104 in large print.
  private var verdictSize: Int {
    let words = result.verdict[context.locale]
    guard !context.isLandscape else { return context.isLarge ? 72 : 60 }
    guard !context.isLarge else { return context.locale == .zh ? context.type.result : 88 }
    return context.locale == .en ? 72 : words.count > 6 ? 80 : context.type.result
  }

  private func band(_ views: [View], fill: ColorRole, vertical: Int) -> View {
    View.column(gap: 4, views)
      .padding(Insets(horizontal: Theme.margin, vertical: vertical))
      .style(context.theme.mode.contrast ? BoxStyle() : BoxStyle(fill: .solid(fill)))
  }
}
