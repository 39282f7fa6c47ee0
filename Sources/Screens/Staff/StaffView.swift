internal import Model
internal import Queue
internal import UI

/// What works and what does not, in words, and what staff can do about it.
struct StaffView {
  var app: App
  var state: StaffState
  var context: ViewContext

  var view: View {
    Scaffold(
      app: app, context: context, reading: reading, readingGap: 12,
      controls: state.confirms.map(confirm) ?? controls, dockAlignment: .end
    ).view
  }

  // MARK: Reading

  private var reading: [View] {
    let machine =
      context.locale == .zh
      ? "本机 \(app.settings.hall.machineNumber) 号" : "Machine \(app.settings.hall.machineNumber)"
    let head = View.row(
      justify: .stretch,
      [context.title(context.say(StaffWording.title))]
        + (context.isLandscape || context.isLarge ? [] : [context.secondary(machine)]))
    guard state.health != nil else { return [head, context.secondary(context.say(Wording.oneMoment))] }
    return [head] + healthPages[shownPage].map(line)
  }

  private var shownPage: Int { min(state.page, healthPages.count - 1) }

  /// The lines in pages: as many on each as the reading area holds.
  private var healthPages: [[HealthItem]] {
    let head = context.height(of: context.title("工"), width: context.readingWidth)
    let room = context.readingRoom(controls: controlsHeight) - head
    var pages: [[HealthItem]] = [[]]
    var used = 0
    for item in state.health ?? [] {
      let height = context.height(of: line(item), width: context.readingWidth) + 12
      if used + height > room, !pages[pages.count - 1].isEmpty {
        pages.append([])
        used = 0
      }
      pages[pages.count - 1].append(item)
      used += height
    }
    return pages
  }

  private func line(_ item: HealthItem) -> View {
    let (icon, color): (String, ColorRole) =
      switch item.level {
      case .fine: ("check", .green)
      case .attention: ("warning", .ochre)
      case .broken: ("cross", .red)
      }
    let name = context.body(item.name[context.locale])
    let status = View.text(item.state[context.locale], size: context.type.body, color: color)
    let words =
      context.isLandscape || context.isLarge
      ? View.column([name, status]) : View.row(justify: .stretch, [name, status])
    var parts = [
      View.row(
        gap: 16,
        [
          .icon(item.icon, size: 44, color: .ink2), words.frame(width: .grow(1)),
          .icon(icon, size: 44, color: color),
        ])
    ]
    if let advice = item.advice {
      parts.append(View.text(advice[context.locale], size: context.type.body, color: .ink2))
    }
    let rule = View.column([]).frame(height: .fixed(2)).style(BoxStyle(fill: .solid(.rule)))
    return View.column(gap: 4, parts + [rule])
  }

  // MARK: Controls

  private var controlsHeight: Int { (hasHall ? 4 : 3) * (112 + Theme.gap) + 144 }

  private var hasHall: Bool { !app.services.queue.services.isEmpty }

  private var controls: [View] {
    context.pager(page: shownPage, count: healthPages.count) { .staff(.page($0)) } + [
      View.row(
        gap: Theme.gap,
        [
          context.secondaryButton(context.say(StaffWording.refresh), icon: "refresh", .staff(.refresh)).id(
            "staff-refresh"
          ).frame(width: .grow(1)),
          context.secondaryButton(context.say(StaffWording.restart), icon: "power", .staff(.leave(.restart)))
            .id("staff-restart").frame(width: .grow(1)),
        ])
    ] + (hasHall ? [hall] : []) + [
      View.row(gap: Theme.gap, (app.services.aid == nil ? [] : [unknowns]) + [quit]),
      context.primaryButton(context.say(StaffWording.resetNow), icon: "lock", height: 144, .staff(.resetNow))
        .id("reset-now"),
    ]
  }

  /// What nobody has entered for the self-check.
  private var unknowns: View {
    context.secondaryButton(
      context.say(StaffWording.unknowns), icon: context.isLarge ? nil : "edit", .aidEntry(.open)
    ).id("staff-unknowns").frame(width: .grow(1))
  }

  /// What staff close, limit and print again.
  private var hall: View {
    context.secondaryButton(context.say(HallWording.tile), icon: "ticket", .hall(.open)).id("staff-hall")
  }

  private var quit: View {
    context.secondaryButton(
      context.say(StaffWording.quit), icon: "power", color: .red, .staff(.leave(.quit))
    ).id("staff-quit").frame(width: .grow(1))
  }

  private func confirm(_ way: StaffState.Leaving) -> [View] {
    [
      context.body(context.say(way == .quit ? StaffWording.quitQuestion : StaffWording.restartQuestion)),
      context.secondaryButton(
        context.say(way == .quit ? StaffWording.quit : StaffWording.restart), icon: "power", color: .red,
        .staff(.confirmLeave)
      ).id("leave-confirm"),
      context.primaryButton(context.say(StaffWording.stay), icon: "back", height: 144, .staff(.cancelLeave))
        .id("leave-cancel"),
    ]
  }
}

enum StaffWording {
  static let pinTitle = Localized(zh: "工作人员请输密码", en: "Staff PIN")
  static let pinHint = Localized(zh: "居民请点左下角“返回”。", en: "Residents: please touch Back.")
  static let notSet = Localized(
    zh: "本机还没有设密码。请管理员运行 kiosk pin。", en: "No PIN is set. An administrator runs: kiosk pin")
  static let clear = Localized(zh: "重输", en: "Clear")
  static let enter = Localized(zh: "进入", en: "Enter")
  static let resetNoPIN = Localized(zh: "重置本机（不用密码）", en: "Reset now (no PIN)")
  static let title = Localized(zh: "工作人员", en: "Staff")
  static let refresh = Localized(zh: "再查一遍", en: "Look again")
  static let restart = Localized(zh: "重启程序", en: "Restart")
  static let quit = Localized(zh: "退出程序", en: "Quit")
  static let resetNow = Localized(zh: "重置，回到居民界面", en: "Reset, back to residents")
  static let unknowns = Localized(zh: "待录入的数据", en: "Values to enter")
  static let stay = Localized(zh: "不，留在这里", en: "No, stay")
  static let quitQuestion = Localized(
    zh: "退出后，居民就用不了这台机器。要退出吗？", en: "Residents cannot use the machine then. Quit?")
  static let restartQuestion = Localized(zh: "重启要几秒钟。要重启吗？", en: "Restarting takes seconds. Restart?")

  static func closing(_ seconds: Int, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "没有人点屏幕，\(seconds) 秒后自动退出"
    case .en: "Nobody touches it: closing in \(seconds) s"
    }
  }

  static func limits(_ staff: KioskSettings.Staff, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "输错 \(staff.tries) 次，锁 \(staff.lockMinutes) 分钟。"
    case .en: "\(staff.tries) wrong tries lock it for \(staff.lockMinutes) minutes."
    }
  }

  static func wrong(left: Int, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "密码不对，还能试 \(left) 次。"
    case .en: "Wrong PIN. \(left) tries left."
    }
  }
}
