internal import Eligibility
internal import Model
internal import UI

extension App {
  /// Whether the answers can be taken along as a code: they have been sealed, and the matter is not private. Of a
  /// private one nothing is offered, because a picture of a code in a phone is what a suspicious person asks about.
  func offersAidCode(_ state: AidCheckState) -> Bool {
    state.code != nil && !isQuiet && aidResult(state).map { !$0.isPrivate } == true
  }

  /// Shows the sealed answers as a code.
  mutating func showAidCode(_ state: AidCheckState) -> [Effect] {
    guard state.stage == .result, offersAidCode(state), let text = state.code?.value else { return [] }
    changeAid { $0.stage = .code }
    return makeCode(of: text)
  }
}

/// 扫码带走: the code as large as a phone across the counter needs it, and what it holds.
struct AidCodePage {
  var app: App
  var state: AidCheckState
  var context: ViewContext

  /// 69 modules and the quiet zone in whole points: eight each, six where the page is low or its words are large.
  private static let (largeSize, smallSize) = (77 * 8, 77 * 6)

  var view: View {
    guard context.isLandscape else {
      return Scaffold(
        app: app, context: context, reading: [title, code] + words, readingGap: 24, controls: [back]
      ).view
    }
    return Scaffold(
      app: app, context: context, reading: [code], secondReading: [title] + words, controls: [back]
    ).view
  }

  private var title: View { context.title(context.say(AidCodeWording.title)) }

  /// The code, or where it should stand while it is made: that takes some milliseconds.
  private var code: View {
    let size = context.isLandscape || context.isLarge ? Self.smallSize : Self.largeSize
    guard let text = state.code?.value, let matrix = app.code(of: text) else {
      return context.body(context.say(AidCodeWording.wait))
    }
    return View.row(
      justify: .center, [View.code(matrix, size: size, label: context.say(AidCodeWording.label))])
  }

  private var words: [View] {
    [context.body(context.say(AidCodeWording.what))]
      + AidSlipWording.codeWords.map { context.body(context.say($0)) }
  }

  private var back: View {
    context.primaryButton(context.say(AidPrintWording.back), icon: "back", height: 144, .back).id(
      "aid-code-back")
  }
}

enum AidCodeWording {
  static let offer = Localized(zh: "扫码带走", en: "Take a code")
  static let title = Localized(zh: "拍下这个码", en: "Photograph this code")
  static let what = Localized(
    zh: "用手机拍下来，到窗口给工作人员扫，不用再说一遍。", en: "Show the photo at the window: staff scan it and see your answers.")
  static let label = Localized(zh: "您的回答，封好的码", en: "Your answers, sealed")
  static let wait = Localized(zh: "正在准备这个码……", en: "The code is being made …")
}
