internal import Eligibility
internal import Model
internal import Typography
internal import UI

/// The controls of the result: the recommended step first, the pager, and what else can be done.
struct AidResultActions {
  /// A button that is not the recommended one; without an action its words alone, where it stood.
  private struct Choice {
    var id: String
    var words: String
    var icon: String
    var action: AppAction?
  }

  var app: App
  var state: AidCheckState
  var context: ViewContext
  var result: AidResult

  /// The rows of the dock, with the pager where there are several pages.
  func rows(page: Int, count: Int) -> [View] {
    [main] + context.pager(page: page, count: count) { .aidCheck(.page($0)) } + others
  }

  /// The height of the rows with a pager, in points: the number of pages must not depend on itself.
  var height: Int { context.height(ofControls: [main] + others) + 112 + Theme.gap }

  // MARK: What can be done

  private var person: View {
    context.primaryButton(
      context.say(AidResultWording.person), icon: "help", height: 144, .askForHelp
    ).id("aid-person")
  }

  private var choices: [Choice] {
    let queue = Choice(
      id: "aid-queue", words: context.say(QueueWording.takeHere), icon: "ticket",
      action: .openQueue(service: QueueLink.aid))
    return (QueueLink.isThere(QueueLink.aid, app) ? [queue] : []) + [
      Choice(
        id: "aid-citations", words: context.say(AidWording.citations), icon: "document",
        action: .aidCheck(.citations)),
      Choice(
        id: "aid-overview", words: context.say(AidWording.changeAnswers), icon: "edit",
        action: .aidCheck(.overview)),
      Choice(
        id: "aid-supplement", words: context.say(AidResultWording.supplement), icon: "plus",
        action: .aidCheck(.supplement)),
    ] + (app.services.hasPrinter && !isPrintFirst ? [printing] : [])
      + (app.offersAidCode(state) ? [code] : [])
  }

  private var code: Choice {
    Choice(
      id: "aid-code", words: context.say(AidCodeWording.offer), icon: "document", action: .aidCheck(.code))
  }

  // MARK: Printing

  /// Paper is the recommended step where nothing is left for a person to find out.
  private var isPrintFirst: Bool {
    app.services.hasPrinter && !result.isPersonFirst && !result.isUrgent
      && (result.outcome == .likely || result.outcome == .notify)
  }

  private var printing: Choice {
    let isQuiet = app.isQuiet || result.isPrivate
    let (words, action): (Localized<String>, AppAction?) =
      switch state.print {
      case .idle where !app.canPrintMore, .failed where !app.canPrintMore,
        .printed(.unconfirmed) where !app.canPrintMore:
        (AidPrintWording.noMore, nil)
      case .idle, .failed: (isQuiet ? AidPrintWording.printQuiet : AidPrintWording.print, .aidCheck(.print))
      case .printing: (AidPrintWording.printing, nil)
      case .printed(.confirmed): (AidPrintWording.printed, nil)
      case .printed(.unconfirmed): (AidPrintWording.unsure, .aidCheck(.print))
      }
    return Choice(id: "aid-print", words: context.say(words), icon: "printer", action: action)
  }

  private var main: View {
    guard isPrintFirst else { return person }
    let choice = printing
    guard let action = choice.action else { return context.unavailable(choice.words, height: 144) }
    return context.primaryButton(choice.words, icon: choice.icon, height: 144, action).id(choice.id)
  }

  // MARK: Rows

  private var others: [View] {
    let choices = choices
    let perRow = fits(choices, perRow: 3, hasIcon: false) ? 3 : 2
    let hasIcon = !context.isLarge && fits(choices, perRow: perRow, hasIcon: true)
    return stride(from: 0, to: choices.count, by: perRow).map { start in
      View.row(
        gap: Theme.gap,
        choices.dropFirst(start).prefix(perRow).map { button($0, hasIcon: hasIcon) })
    }
  }

  private func button(_ choice: Choice, hasIcon: Bool) -> View {
    guard let action = choice.action else {
      return context.unavailable(choice.words).frame(width: .grow(1))
    }
    return context.secondaryButton(choice.words, icon: hasIcon ? choice.icon : nil, action).id(choice.id)
      .frame(width: .grow(1))
  }

  private func fits(_ choices: [Choice], perRow: Int, hasIcon: Bool) -> Bool {
    let style = TextStyle(size: context.type.label, weight: .bold)
    let widest = choices.map { context.measuring.width(of: $0.words, in: style) }.max() ?? 0
    let cell = (context.dockWidth() - (perRow - 1) * Theme.gap) / perRow
    return Int(widest.rounded(.up)) + 48 + (hasIcon ? 68 : 0) <= cell
  }
}
