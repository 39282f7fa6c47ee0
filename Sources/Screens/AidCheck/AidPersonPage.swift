internal import Eligibility
internal import Model
internal import UI

/// A person first: stands once behind the answer that somebody is in danger, or that it is about a child, whoever
/// asks. Nobody is held up: the second button goes on.
struct AidPersonPage {
  var app: App
  var state: AidCheckState
  var context: ViewContext

  /// The answers that open it, by their questions.
  static let answers = ["danger": "yes", "age": "minor", "art25": "minor"]

  /// Whether one of those answers was given that had not been before.
  static func opens(_ before: AidAnswers, _ after: AidAnswers) -> Bool {
    answers.contains { key, choice in after[key] == choice && before[key] != choice }
  }

  /// What it says at most behind the answer to that question, to measure how long it takes.
  static func words(behind key: String) -> [Localized<String>] {
    let title =
      key == "danger" ? [AidResultWording.personFirst, AidResultWording.danger] : [AidPersonWording.minor]
    return title + [AidPersonWording.call, AidPersonWording.goOn]
  }

  var view: View {
    let controls = [
      context.primaryButton(context.say(AidPersonWording.call), icon: "help", height: 144, .askForHelp)
        .id("aid-person"),
      context.secondaryButton(context.say(AidPersonWording.goOn), icon: "forward", .aidCheck(.goOn))
        .id("aid-go-on"),
    ]
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [context.title(context.say(title))] + state.warnings(context), extras: [], controls: controls),
      controls: controls
    ).view
  }

  /// Danger is said in red by `warnings`, as on every page that follows.
  private var title: Localized<String> {
    let answers = state.answers.value
    if state.isDangerNow { return AidResultWording.personFirst }
    return answers["age"] == "minor" && answers["who"] != "other"
      ? AidPersonWording.minor : AidPersonWording.forChild
  }
}

enum AidPersonWording {
  /// For the child that stands here: whom to call must not frighten it away.
  static let minor = Localized(
    zh: "工作人员陪您办，不用先叫家长", en: "Staff can be with you; no need to call your parents first")
  static let forChild = Localized(zh: "孩子的事，工作人员陪着办", en: "It is about a child: staff can be with you")
  static let call = Localized(zh: "请工作人员过来", en: "Call staff")
  static let goOn = Localized(zh: "先自己做", en: "Go on by myself")
}
