internal import Model
internal import Queue
internal import UI

/// The pages on which staff close, limit and print again.
struct HallView {
  var app: App
  var state: HallState
  var context: ViewContext

  var view: View {
    switch state.stage {
    case .overview: overview
    case .subject(let subject):
      HallSubjectPage(app: app, state: state, context: context, subject: subject).view
    case .reason, .until: HallClosingPages(app: app, state: state, context: context).view
    case .confirm(let subject, let reason, let until):
      HallClosingPages(app: app, state: state, context: context).confirm(subject, reason, until)
    case .limit(let id): HallKeypad(app: app, state: state, context: context).limit(id)
    case .letter: letters
    case .number(let letter): HallKeypad(app: app, state: state, context: context).number(letter)
    case .ticket(let ticket):
      HallTicketPage(app: app, state: state, context: context, ticket: ticket).view
    }
  }

  // MARK: At a glance

  private var overview: View {
    guard let report = state.report else { return waiting }
    let rows = [hallRow(report), reprintRow] + report.lines.map(row)
    let controls = context.hallRows(rows, page: state.page)
    let title = context.title(context.say(HallWording.title))
    let trouble = (state.problem ?? report.condition.sentence).map { context.hallTrouble($0) }
    let counts = context.body(HallWording.counts(report.counts, locale: context.locale))
    let printer = state.printer.map {
      context.noted(
        HallWording.line($0, locale: context.locale), icon: "printer",
        color: $0.level == .fine ? .ink2 : $0.level == .attention ? .ochre : .red)
    }
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [title] + [trouble].compactMap { $0 }, extras: [counts, printer].compactMap { $0 }, controls: controls
      ),
      controls: controls
    ).view
  }

  /// Before the first answer, and where there is none.
  private var waiting: View {
    let title = context.title(context.say(HallWording.title))
    guard let problem = state.problem else {
      return Scaffold(
        app: app, context: context, reading: [title],
        controls: [context.unavailable(context.say(Wording.oneMoment))]
      ).view
    }
    return Scaffold(
      app: app, context: context, reading: [title, context.hallTrouble(problem)],
      controls: [
        context.secondaryButton(context.say(StaffWording.refresh), icon: "refresh", .hall(.refresh))
          .id("hall-refresh")
      ]
    ).view
  }

  private func hallRow(_ report: HallReport) -> View {
    let note = report.closure.map { HallWording.closed(.hall, $0, now: app.now, locale: context.locale) }
    return context.entryRow(
      context.say(HallWording.hall), note: note ?? context.say(HallWording.asUsual), isFine: note == nil,
      .hall(.subject(.hall))
    ).id("hall-hall")
  }

  private func row(_ line: HallReport.Line) -> View {
    context.entryRow(
      line.service.name[context.locale],
      note: HallWording.state(line, now: app.now, locale: context.locale), isFine: line.opening.isOpen,
      .hall(.subject(.service(line.service.id)))
    ).id("hall-\(line.service.id)")
  }

  private var reprintRow: View {
    context.row(context.say(HallWording.reprint), icon: context.isLarge ? nil : "printer", .hall(.reprint))
      .id("hall-reprint")
  }

  // MARK: The letter of a number

  private var letters: View {
    let rows = app.services.queue.letters.map { letter in
      context.row(
        letter, note: HallWording.letter(letter, app.services.queue, locale: context.locale), height: 134,
        .hall(.letter(letter))
      ).id("letter-\(letter)")
    }
    return Scaffold(
      app: app, context: context,
      reading: [
        context.title(context.say(HallWording.reprint)), context.body(context.say(HallWording.whichLetter)),
      ], controls: context.hallRows(rows, page: state.page)
    ).view
  }
}

extension ViewContext {
  /// Rows in pages: at most six, and as many as there is room for.
  func hallRows(_ rows: [View], page: Int) -> [View] {
    let whole = pages(of: rows, room: dockRoom, width: dockWidth())
    let pages =
      whole.count == 1 ? whole : pages(of: rows, room: dockRoom - 112 - Theme.gap, width: dockWidth())
    let page = min(page, pages.count - 1)
    return pages[page] + pager(page: page, count: pages.count) { .hall(.page($0)) }
  }

  /// Why something was not done, or what staff should know.
  func hallTrouble(_ sentence: Localized<String>) -> View {
    block(.ochreTint, bar: .ochre, [body(sentence[locale], color: .ochre)])
  }
}
