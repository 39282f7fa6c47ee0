internal import Eligibility
internal import Model
internal import UI

/// One value: how it stands, what is needed, what was entered so far with day and document; 录入.
struct AidValuePage {
  var app: App
  var state: AidEntryState
  var context: ViewContext
  var item: AidUnknowns.Item

  var view: View {
    let paged = AidPagedReading(
      context: context, head: head, parts: state.stage == .saved ? [] : parts, buttons: buttons,
      page: state.page)
    return Scaffold(app: app, context: context, reading: paged.reading, controls: paged.controls).view
  }

  // MARK: Reading

  private var head: [View] {
    guard state.stage != .saved else {
      return [
        context.title(context.say(AidEntryPageWording.saved)),
        context.body(item.value.label[context.locale]), standing,
        context.body(context.say(AidEntryPageWording.savedHint)),
      ]
    }
    return [
      View.text(item.value.label[context.locale], size: context.type.heading, isBold: true).role(.heading),
      standing,
    ]
  }

  private var standing: View {
    let isFine = item.state.isUsable
    var words = context.say(AidEntryPageWording.state(item.state))
    if case .holds(let content) = item.state {
      words += context.locale == .zh ? "：" : ": "
      words += AidEntryPageWording.content(content, locale: context.locale)
    }
    return context.noted(words, icon: isFine ? "check" : "warning", color: isFine ? .green : .ochre)
  }

  private var parts: [View] {
    let label = context.isLarge ? [] : [context.secondary(context.say(AidEntryPageWording.needed))]
    let needed = View.column(label + [context.body(item.value.needed[context.locale])])
    let uses = context.body(AidEntryPageWording.uses(item, locale: context.locale), color: .ink2)
    let noPlace = context.noted(context.say(AidEntryPageWording.noPlaceHint), icon: "warning", color: .ochre)
    guard !item.entries.isEmpty else {
      return [needed, uses]
        + (canEnter ? [context.secondary(context.say(AidEntryPageWording.noHistory))] : [noPlace])
    }
    return [needed, uses] + (canEnter ? [] : [noPlace])
      + [context.secondary(context.say(AidEntryPageWording.history))] + item.entries.map(line)
  }

  /// An entry with its days and document.
  private func line(_ entry: AidValue.Entry) -> View {
    let content = entry.content.map { AidEntryPageWording.content($0, locale: context.locale) } ?? ""
    let days = AidEntryPageWording.days(entry, locale: context.locale)
    let source = entry.source.map { "《\($0.title)》\($0.documentNumber)" } ?? ""
    let place = app.services.aidPlaces.chain.first { $0.code == entry.region }?.name ?? entry.region
    return context.entryLine(content, note: [place, days].joined(separator: "，"))
      .appending(context.body(source, color: .ink2))
  }

  // MARK: Controls

  private var canEnter: Bool { !app.aidRegions(item.value).isEmpty }

  private var buttons: [View] {
    if state.stage == .saved {
      return [
        context.primaryButton(
          context.say(AidEntryPageWording.backToValue), icon: "check", height: 144, .aidEntry(.done)
        ).id("aid-entry-done")
      ]
    }
    let words = context.say(item.entries.isEmpty ? AidEntryPageWording.enter : AidEntryPageWording.enterNew)
    return [
      canEnter
        ? context.primaryButton(words, icon: "edit", height: 144, .aidEntry(.begin)).id("aid-entry-begin")
        : context.unavailable(context.say(AidEntryPageWording.noPlace), height: 144)
    ]
  }
}

extension Element {
  /// The box with a child before its last one.
  fileprivate func appending(_ child: Element) -> Element {
    guard case .box(let axis, var children) = content, !children.isEmpty else { return self }
    children.insert(child, at: children.count - 1)
    var copy = self
    copy.content = .box(axis, children)
    return copy
  }
}
