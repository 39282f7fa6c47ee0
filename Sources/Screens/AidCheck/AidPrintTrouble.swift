internal import Model
internal import UI

extension AidCheckState {
  /// Why the slip did not come out; `nil` where it did, or nobody asked for one.
  var printFailure: Localized<String>? {
    if case .failed(let why) = print { why } else { nil }
  }
}

/// The slip did not come out: first what is not lost, then what still works, then the choices.
struct AidPrintTrouble {
  var app: App
  var state: AidCheckState
  var context: ViewContext

  var view: View {
    let controls = [person] + (app.canPrintMore ? [again] : []) + [back]
    let lost = context.noted(context.say(AidPrintWording.notLost), icon: "check", color: .green)
    let still = AidPrintWording.still.map {
      AidLine(context: context, words: context.say($0), mark: .dot, color: .primary).view
    }
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [context.title(context.say(AidPrintWording.failed)), why], extras: [lost] + still, controls: controls),
      controls: controls
    ).view
  }

  private var why: View {
    context.block(
      .ochreTint, bar: .ochre, [context.body(state.printFailure.map(context.say) ?? "", color: .ochre)])
  }

  private var person: View {
    context.primaryButton(context.say(AidResultWording.person), icon: "help", height: 144, .askForHelp)
      .id("aid-person")
  }

  private var again: View {
    context.secondaryButton(context.say(AidPrintWording.again), icon: "printer", .aidCheck(.print))
      .id("aid-print")
  }

  private var back: View {
    context.secondaryButton(context.say(AidPrintWording.back), icon: "back", .aidCheck(.leavePrinting))
      .id("aid-leave-printing")
  }
}

enum AidPrintWording {
  static let print = Localized(zh: "打印带走", en: "Print")
  /// Of a private matter: what the button says tells nothing.
  static let printQuiet = Localized(zh: "打印材料单", en: "Print a list")
  static let printing = Localized(zh: "正在打印……", en: "Printing …")
  static let printed = Localized(zh: "请取走纸条", en: "Take the slip")
  static let unsure = Localized(zh: "没出来？再打印", en: "Print again")
  static let noMore = Localized(zh: "再要，请找工作人员", en: "Staff print more")
  static let again = Localized(zh: "再打印一次", en: "Print again")
  static let back = Localized(zh: "回到结果", en: "Back to the result")
  static let failed = Localized(zh: "纸条没打出来", en: "The slip did not come out")
  static let notLost = Localized(zh: "结果还在，您的回答没有丢。", en: "The result and your answers are still here.")
  static let still = [
    Localized(zh: "请工作人员帮您看，不用纸条也能办。", en: "Ask staff to have a look: you can apply without a slip."),
    Localized(zh: "也可以用手机把结果拍下来。", en: "Or take a photo of the result."),
  ]
}
