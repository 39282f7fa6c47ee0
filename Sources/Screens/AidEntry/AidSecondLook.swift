internal import Eligibility
internal import Model
internal import UI

/// 第二遍核对: everything that was entered, large, before the figure is entered once more.
struct AidSecondLook {
  var app: App
  var state: AidEntryState
  var context: ViewContext
  var value: AidValue

  var view: View {
    let head = [
      context.title(context.say(AidEntryPageWording.secondLook)),
      context.body(context.say(AidEntryPageWording.secondLookHint)),
    ]
    let paged = AidPagedReading(
      context: context, head: head, parts: warnings + value.kind.fields.map(line), buttons: buttons,
      page: state.page)
    return Scaffold(app: app, context: context, reading: paged.reading, controls: paged.controls).view
  }

  private var warnings: [View] {
    app.aidCheck(value).check(state.draft).findings.filter { $0.severity == .warning }.map {
      context.noted($0.text[context.locale], icon: "warning", color: .ochre)
    }
  }

  private func line(_ field: AidEntryField) -> View {
    let size = field == value.kind.repeated ? context.type.heading : context.type.body
    return View.row(
      gap: 24, align: .start,
      [
        View.text(
          context.say(AidEntryPageWording.name(field, value.kind)), size: context.type.body, color: .ink2
        ).frame(width: .fixed(context.locale == .zh ? context.type.body * 4 : context.type.body * 5)),
        View.text(text(field), size: size, isBold: true).frame(width: .grow(1)),
      ])
  }

  private func text(_ field: AidEntryField) -> String {
    let text = state.draft[field]
    switch field {
    case .region: return app.services.aidPlaces.chain.first { $0.code == text }?.name ?? text
    case .validTo where text.isEmpty: return context.say(AidEntryPageWording.noEnd)
    // What is left out is written as usual: it stands here as it will be written.
    case .reviewBy where text.isEmpty:
      return Clock.date(app.aidCheck(value).usualReview, locale: context.locale)
    case .validFrom, .validTo, .reviewBy:
      return Day(text).map { Clock.date($0, locale: context.locale) } ?? text
    case .figure where text == AidEntryDraft.absent: return context.say(AidEntryPageWording.thereIsNone)
    case .figure where value.kind == .incomeLine: return context.locale == .zh ? "\(text) 元" : "\(text) yuan"
    default: return text
    }
  }

  private var buttons: [View] {
    [
      context.secondaryButton(context.say(AidEntryPageWording.fix), color: .red, .aidEntry(.fix)).id(
        "aid-fix"),
      context.primaryButton(
        context.say(AidEntryPageWording.right), icon: "check", height: 144, .aidEntry(.confirmLook)
      ).id("aid-right"),
    ]
  }
}
