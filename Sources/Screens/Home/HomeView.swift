internal import Model
internal import Queue
internal import UI

/// The first page: a greeting, what is true here, and the ways in that work on this machine.
///
/// The four tiles are the topics people bring most, until the functions that belong there exist.
struct HomeView {
  var app: App
  var context: ViewContext

  private var type: TypeScale { context.type }

  var view: View {
    Scaffold(
      app: app, context: context, reading: [greeting], controls: controls, isHero: true
    ).view
  }

  // MARK: Reading

  /// The greeting and 110 are always there; on a short screen what lies between gives way.
  private var greeting: View {
    let isShort = !context.isLandscape && context.theme.canvas.height < 1800
    let size = context.isLandscape ? (context.locale == .zh ? 84 : 72) : isShort ? 84 : type.display
    let hello = View.text(context.say(HomeWording.greeting), size: size, color: .onHero, isBold: true).role(
      .heading)
    let promise = View.text(
      context.say(context.isLarge ? HomeWording.promiseLarge : HomeWording.promise), size: type.label,
      color: .onHero)
    var between = [promise, fact]
    func column() -> View { View.column(gap: 16, [hello] + between + [phones]) }
    let room = context.readingRoom(controls: context.height(ofControls: controls))
    while !between.isEmpty, context.height(of: column(), width: context.readingWidth) > room {
      between.removeLast()
    }
    return column()
  }

  private var fact: View {
    let title = View.text(context.say(HomeWording.private), size: type.label, color: .onHero, isBold: true)
    let note = View.text(context.say(HomeWording.privateNote), size: type.secondary, color: .onHero)
    let words =
      context.isLarge
      ? title : context.isLandscape ? View.column([title, note]) : View.row(gap: 24, [title, note])
    return View.row(gap: 24, [.icon("eye-off", size: 48, color: .onHero), words.frame(width: .grow(1))])
      .padding(Insets(horizontal: 24, vertical: context.isLarge ? 4 : 14))
      .style(BoxStyle(fill: .solid(.heroCard), radius: context.theme.mode.contrast ? 0 : 20))
  }

  private var phones: View {
    let words =
      context.isLarge && !context.isLandscape
      ? HomeWording.numbers(app.settings.phones, locale: context.locale)
      : HomeWording.phones(app.settings.phones, locale: context.locale)
    return context.noted(words, icon: "phone", color: .onHero)
  }

  // MARK: Controls

  private var controls: [View] {
    [searchTile] + context.tileRows(tiles) + [utilities]
  }

  private var searchTile: View {
    let title = View.text(
      context.say(context.isLarge ? HomeWording.searchLarge : HomeWording.search),
      size: context.isLarge ? 60 : 56, isBold: true)
    let note = View.text(context.say(HomeWording.searchNote), size: type.secondary, color: .ink2)
    let words = app.mode.lowered && !context.isLandscape ? [title] : [title, note]
    return View.row(
      gap: 28,
      [
        .icon("search", size: 72, color: .primary), View.column(words).frame(width: .grow(1)),
        .icon("chevron-right", size: 56, color: .primary),
      ]
    )
    .padding(Insets(horizontal: 36, vertical: 12))
    .frame(height: .fixed(searchHeight))
    .style(
      BoxStyle(fill: .solid(.surface), edge: Edge(4, .primary), radius: 20, shadow: .control),
      pressed: BoxStyle(fill: .solid(.tint), edge: Edge(8, .primary), radius: 20)
    )
    .onTap(.openSearch).id("search")
  }

  /// The functions that work here in their places, what people bring most, and what the machine keeps.
  private var tiles: [View] {
    let aid = context.tile(
      context.say(AidWording.tile), note: context.say(AidWording.tileNote), icon: "clipboard",
      width: context.halfWidth, height: tileHeight, .openAidCheck
    ).id("aid")
    let privacy = context.tile(
      context.say(HomeWording.private), note: context.say(HomeWording.privacyNote), icon: "eye-off",
      width: context.halfWidth, height: tileHeight, .openPrivacy
    ).id("privacy")
    let queue = context.tile(
      context.say(QueueWording.tile), note: context.say(QueueWording.tileNote), icon: "ticket",
      width: context.halfWidth, height: tileHeight, .openQueue(service: nil)
    ).id("queue")
    let call = context.tile(
      context.say(VideoCallWording.tile), note: context.say(VideoCallWording.tileNote), icon: "video",
      width: context.halfWidth, height: tileHeight, .openCall
    ).id("call")
    let functions =
      (app.services.aid == nil ? [] : [aid]) + (app.services.queue.services.isEmpty ? [] : [queue])
      + (app.offersCalls ? [call] : [])
    let topics = app.services.topics.prefix(3 - functions.count)
    return functions + context.topicTiles(topics, height: tileHeight) + [privacy]
  }

  /// Lowered controls give up the example below the search tile's name.
  private var searchHeight: Int {
    app.mode.lowered && !context.isLandscape ? 144 : context.isLarge ? 184 : 168
  }

  private var tileHeight: Int { min(288, (context.dockRoom - searchHeight - 96 - 3 * Theme.gap) / 2) }

  private var utilities: View {
    let mode = app.mode
    return View.row(
      gap: Theme.gap,
      [
        context.toggle(
          context.say(DisplayWording.languageShort), icon: "globe", isOn: false, weight: 238,
          .display(.language)),
        context.toggle(
          context.say(DisplayWording.large), icon: "text-size", isOn: mode.large, weight: 200,
          .display(.large)),
        context.toggle(
          context.say(DisplayWording.contrast), icon: "contrast", isOn: mode.contrast, weight: 240,
          .display(.contrast)),
        context.toggle(
          context.say(mode.lowered ? DisplayWording.isLowered : DisplayWording.lowered), icon: "lower",
          isOn: mode.lowered, weight: 278,
          .display(.lowered)),
      ])
  }
}
