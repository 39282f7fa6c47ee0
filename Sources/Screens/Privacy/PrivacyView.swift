internal import Model
internal import Queue
internal import UI

/// What the machine keeps and what it does not, said truly.
struct PrivacyView {
  var app: App
  var context: ViewContext

  var view: View {
    let tickets =
      app.services.queue.services.isEmpty ? [] : [PrivacyWording.tickets(days: app.services.queue.keepDays)]
    let help =
      app.services.hasHelpDesk
      ? PrivacyWording.helpKept(days: app.services.queue.keepDays) : PrivacyWording.help
    let pages = app.offersCalls ? PrivacyWording.pagesAndCalls : PrivacyWording.pages
    let lines = [PrivacyWording.words, pages] + tickets + [help, PrivacyWording.who]
    let list = lines.map { line in
      View.row(
        gap: 16, align: .start,
        [
          View.text("•", size: context.type.body, color: .primary, isBold: true),
          context.body(context.say(line)).frame(width: .grow(1)),
        ])
    }
    // Landscape has a second pane: the list is shared out, so that it fits in large print too.
    let split = context.isLandscape ? 2 : list.count
    return Scaffold(
      app: app, context: context,
      reading: [
        context.title(context.say(PrivacyWording.title)), View.column(gap: 16, Array(list.prefix(split))),
      ],
      secondReading: context.isLandscape ? [View.column(gap: 16, Array(list.dropFirst(split)))] : nil,
      controls: [
        context.primaryButton(context.say(PrivacyWording.wipe), icon: "check", .home).id("privacy-wipe")
      ], dockAlignment: .end
    ).view
  }
}

enum PrivacyWording {
  static let title = Localized(zh: "这台机器留下什么", en: "What this machine keeps")
  static let words = Localized(
    zh: "您写的字、查过的事：只在内存里，点“返回首页”或离开后就清除，不写进硬盘。",
    en: "What you write and read stays in memory and is wiped when you leave.")
  static let pages = Localized(
    zh: "不录音、不录像、不要您的姓名和身份证号。", en: "No recording. No name, no ID number.")
  /// The same in a hall that calls: with what `CallBackStore` holds, until the officer or the week ends it.
  static let pagesAndCalls = Localized(
    zh: "不录音、不录像、不要姓名和证件号；您留的回电号码，最多留 7 天。",
    en: "No recording. Call-back numbers: 7 days.")
  static let help = Localized(
    zh: "请工作人员帮忙：只记几点响过铃，离开就清除。", en: "A call for help keeps only its time, until you leave.")
  /// What a hall holds that keeps calls: `HelpCall`, removed with the tickets.
  static func helpKept(days: Int) -> Localized<String> {
    Localized(
      zh: "请工作人员帮忙：只记机器号、时间和窗口，\(days) 天后删除。",
      en: "A call for help: machine, times and window only, for \(days) days.")
  }
  /// What the store of the queue holds, as `TicketStore` keeps it, until `TicketKeeper` removes it.
  static func tickets(days: Int) -> Localized<String> {
    Localized(
      zh: "取的号：记号码、业务、是否优先和时间，不记姓名，\(days) 天后删除。",
      en: "A number you take: number, service, priority and times, no name, for \(days) days.")
  }
  static let who = Localized(
    zh: "这台机器由本大厅管理，有疑问请问工作人员。", en: "This hall runs the machine. Please ask the staff.")
  static let wipe = Localized(zh: "现在就清除，回首页", en: "Wipe now and go home")
}
