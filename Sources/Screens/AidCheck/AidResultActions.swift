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
    let pager = context.pager(page: page, count: count, hasIcons: !isPagerBeside) { .aidCheck(.page($0)) }
    guard isPagerBeside, let beside = pager.first else { return [first] + pager + others }
    let main = first.frame(width: .fixed(Self.primaryWidth))
    return [View.row(gap: Theme.gap, [main, beside.frame(width: .grow(1))])] + others
  }

  /// The height of the rows with a pager, in points: the number of pages must not depend on itself.
  var height: Int {
    context.height(ofControls: [first] + others) + (isPagerBeside ? 0 : 112 + Theme.gap)
  }

  private static let primaryWidth = 420

  /// The right pane of landscape is low: where it is wide, the pager stands beside the recommended step.
  private var isPagerBeside: Bool {
    context.isLandscape && !context.isLarge && choices.count <= 3
      && context.dockWidth() >= Self.primaryWidth + Theme.gap + 668
  }

  // MARK: What can be done

  private var person: View {
    context.primaryButton(
      context.say(AidResultWording.person), icon: hasLittleRoom ? nil : "help",
      height: context.isLandscape ? 112 : 144, .askForHelp
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
    let (choice, height) = (printing, context.isLandscape ? 112 : 144)
    guard let action = choice.action else { return context.unavailable(choice.words, height: height) }
    return context.primaryButton(
      choice.words, icon: hasLittleRoom ? nil : choice.icon, height: height, action
    ).id(choice.id)
  }

  // MARK: Rows

  /// Words come before pictures where something stands beside the recommended step.
  private var hasLittleRoom: Bool { isPagerBeside || context.isLandscape && context.isLarge }

  /// In landscape what finds no room in the row below stands beside the recommended step.
  private var first: View {
    guard context.isLandscape, choices.count > 3 else { return main }
    return View.row(
      gap: Theme.gap,
      [main.frame(width: .grow(1))]
        + choices.dropFirst(3).prefix(besideCount).map { button($0, hasIcon: false).frame(width: .fit) })
  }

  /// How many choices have room beside the recommended step in landscape.
  private var besideCount: Int { context.isLarge ? 1 : 2 }

  private var others: [View] {
    let shown =
      context.isLandscape
      ? Array(choices.prefix(3)) + Array(choices.dropFirst(3 + besideCount)) : choices
    let perRow = fits(shown, perRow: 3, hasIcon: false) ? 3 : 2
    let hasIcon = !context.isLarge && fits(shown, perRow: perRow, hasIcon: true)
    return stride(from: 0, to: shown.count, by: perRow).map { start in
      View.row(
        gap: Theme.gap,
        shown.dropFirst(start).prefix(perRow).map { button($0, hasIcon: hasIcon) })
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
