internal import Model
internal import Queue
internal import UI

/// The number, large, with its slip on the way, out, uncertain or missing; and whether it counts.
struct TicketView {
  var app: App
  var held: HeldTicket
  var context: ViewContext

  var view: View {
    let face = TicketFace(app: app, held: held, context: context)
    let controls = face.controls
    let parts = [context.title(context.say(face.title))] + face.trouble
    guard context.isLandscape else {
      return Scaffold(
        app: app, context: context,
        reading: context.filled(
          parts + [card(below: parts, controls: controls)], extras: face.lines, controls: controls),
        controls: controls
      ).view
    }
    // The pane at the left holds the number; everything else stands at the right.
    let second = secondReading(face, controls: controls)
    return Scaffold(
      app: app, context: context,
      reading: [
        context.title(context.say(face.title)),
        card(below: [context.title(context.say(face.title))], controls: []),
      ],
      secondReading: second, controls: controls
    ).view
  }

  private func secondReading(_ face: TicketFace, controls: [View]) -> [View] {
    let width = context.secondReadingWidth
    let room = context.secondReadingRoom(controls: context.height(ofControls: controls))
    var shown = face.trouble
    // Where no slip is out the code is the way to keep the number: it comes before the rule for missed calls.
    let parts = face.isOut ? face.lines + codeRow : face.lines.dropLast() + codeRow + face.lines.suffix(1)
    for part in parts {
      let used = (shown + [part]).map { context.height(of: $0, width: width) + 24 }.reduce(0, +)
      guard used <= room + 24 else { continue }
      shown.append(part)
    }
    return shown
  }

  // MARK: The card

  private static let codeSize = 248

  /// How much stands on the card. What was said on the page before gives way to the number.
  private enum Extent: CaseIterable {
    case all, withoutWait, numberOnly
  }

  private func number(_ extent: Extent) -> View {
    let isSmall = context.isLandscape || extent == .numberOnly
    return View.text(
      held.id.number.description, size: isSmall ? 160 : context.type.number, color: .primary, isBold: true
    ).id("ticket-number")
  }

  /// The fullest card that there is room for.
  private func card(below parts: [View], controls: [View]) -> View {
    Extent.allCases.map { card($0) }.first { card in
      context.roomLeft(below: parts, controls: controls)
        >= context.height(of: card, width: context.readingWidth)
    } ?? card(.numberOnly)
  }

  private func card(_ extent: Extent) -> View {
    let name =
      held.isPrivate
      ? "" : app.services.queue.service(held.receipt.ticket.service)?.name[context.locale] ?? ""
    let time = TicketWording.taken(Clock.time(held.receipt.ticket.issuedAt))
    let top = View.row(
      gap: 24, justify: .stretch,
      [
        View.text(name, size: context.type.secondary, color: .ink2),
        View.text(
          context.isLandscape || context.isLarge ? "" : context.say(time), size: context.type.secondary,
          color: .ink2),
      ])
    let middle =
      context.isLandscape
      ? number(extent) : View.row(gap: 24, justify: .stretch, [number(extent)] + (code.map { [$0] } ?? []))
    return context.card(
      (name.isEmpty || extent == .numberOnly ? [] : [top]) + [middle]
        + (extent == .all ? [WaitFigures(wait: held.receipt.estimate, context: context).view] : [])
    )
  }

  /// The code, where it has been made: it comes some milliseconds after the number.
  private var code: View? {
    guard let text = app.ticketText(held), let matrix = app.code(of: text) else { return nil }
    return View.code(matrix, size: Self.codeSize, label: context.say(TicketWording.code))
  }

  private var codeRow: [View] {
    guard let code else { return [] }
    return [View.row(gap: 32, [code, context.body(context.say(TicketWording.scan)).frame(width: .grow(1))])]
  }
}

/// What the page of a number says and offers, by how its slip and its confirmation stand.
struct TicketFace {
  var app: App
  var held: HeldTicket
  var context: ViewContext

  /// The slip is out, as far as anybody knows.
  var isOut: Bool { held.print == .printed(.confirmed) }
  private var hasFailed: Bool { if case .failed = held.print { true } else { false } }

  var title: Localized<String> {
    switch held.standing {
    case .confirming: return TicketWording.yours
    case .counts where isOut: return TicketWording.takeSlip
    case .counts where hasFailed: return TicketWording.notPrinted
    case .counts: return TicketWording.yours
    case .open, .failed: break
    }
    switch held.print {
    case .idle: return TicketWording.remember
    case .printing, .printed(.confirmed): return TicketWording.yours
    case .printed(.unconfirmed): return TicketWording.isItOut
    case .failed: return TicketWording.notPrinted
    }
  }

  /// What went wrong and what is not lost, before everything else.
  var trouble: [View] {
    var sentences: [String] = []
    if held.standing == .failed { sentences.append(context.say(TicketWording.notWritten)) }
    if case .failed(let why) = held.print {
      sentences += [why, TicketWording.notLost].compactMap { $0.map(context.say) }
    } else if held.print == .printed(.unconfirmed), held.standing != .counts {
      sentences.append(context.say(TicketWording.unsure))
    }
    guard !sentences.isEmpty else { return [] }
    let words = sentences.joined(separator: context.locale == .zh ? "" : " ")
    return [context.block(.ochreTint, bar: .ochre, [context.body(words, color: .ochre)])]
  }

  /// The most important first: large print shows as many as there is room for.
  var lines: [View] {
    let rule = context.noted(
      context.say(app.services.queue.policy.missedRule), icon: "info", color: .ink)
    let must = context.noted(context.say(TicketWording.mustConfirm), icon: "hand", color: .ochre)
    switch held.standing {
    case .counts:
      let words = isOut ? TicketWording.sit : TicketWording.counted
      return [context.noted(context.say(words), icon: "check", color: .green), rule]
    case .confirming: return [context.noted(context.say(TicketWording.confirming), icon: "clock"), rule]
    case .open, .failed: break
    }
    switch held.print {
    case .printing, .printed(.confirmed):
      return [context.noted(context.say(TicketWording.printing), icon: "printer"), rule]
    case .printed(.unconfirmed):
      return [context.noted(context.say(TicketWording.takeIt), icon: "hand", color: .ochre), rule]
    case .failed: return [must, context.noted(context.say(TicketWording.photo), icon: "camera"), rule]
    case .idle: return [must, context.noted(context.say(TicketWording.rememberHow), icon: "camera"), rule]
    }
  }

  // MARK: Controls

  var controls: [View] {
    switch held.standing {
    case .confirming: return [context.unavailable(context.say(TicketWording.confirming), height: 144)]
    case .counts: return besides(settled) + [end]
    case .failed: return [gotIt(TicketWording.gotIt)]
    case .open: break
    }
    switch held.print {
    case .printing, .printed(.confirmed):
      return [context.unavailable(context.say(TicketWording.printing), height: 144)]
    case .printed(.unconfirmed): return besides([notOut]) + [gotIt(TicketWording.gotPaper)]
    case .failed, .idle:
      let again = hasFailed ? TicketWording.printAgain : TicketWording.print
      return besides(app.canPrint(held) ? [print(again), write] : hasFailed ? [write] : [])
        + [gotIt(TicketWording.gotIt)]
    }
  }

  /// What can be done with a number that counts.
  private var settled: [View] {
    let other = context.secondaryButton(
      context.say(TicketWording.other), icon: context.isLarge ? nil : "list", .queue(.services)
    ).id("queue-services")
    if isOut { return [noSlip, other] }
    guard app.canPrint(held), !held.isPrinting else { return [other] }
    return [print(hasFailed ? TicketWording.printAgain : TicketWording.print), other]
  }

  /// Below one another in large print, else two in a row.
  private func besides(_ buttons: [View]) -> [View] {
    guard buttons.count == 2, !context.isLarge else { return buttons }
    return [View.row(gap: Theme.gap, buttons.map { $0.frame(width: .grow(1)) })]
  }

  private func gotIt(_ words: Localized<String>) -> View {
    context.primaryButton(context.say(words), icon: "check", height: 144, .queue(.gotIt)).id("ticket-got")
  }

  private var end: View {
    context.primaryButton(context.say(TicketWording.end), icon: "check", height: 144, .home).id("ticket-end")
  }

  private var noSlip: View {
    context.secondaryButton(context.say(TicketWording.noSlip), .queue(.noSlip)).id("ticket-no-slip")
  }

  private var notOut: View {
    context.secondaryButton(context.say(TicketWording.notOut), icon: "printer", .queue(.noSlip))
      .id("ticket-no-slip")
  }

  private func print(_ words: Localized<String>) -> View {
    context.secondaryButton(context.say(words), icon: context.isLarge ? nil : "printer", .queue(.print))
      .id("ticket-print")
  }

  private var write: View {
    context.secondaryButton(
      context.say(TicketWording.writeItDown), icon: context.isLarge ? nil : "edit", .askForHelp
    ).id("ticket-write")
  }
}
