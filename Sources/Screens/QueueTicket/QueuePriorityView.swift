internal import Model
internal import Queue
internal import UI

/// Whether the resident belongs to those who are called sooner. Most do not: 都不是 stands first, as large as the rest.
struct QueuePriorityView {
  var app: App
  var state: QueueState
  var context: ViewContext

  var view: View {
    let priorities = app.services.queue.priorities.enumerated().map { index, priority in
      row(
        priority.name[context.locale], note: note(priority), .queue(.prioritise(index)),
        id: "priority-\(priority.id)")
    }
    let none = row(context.say(QueueWording.none), note: nil, .queue(.prioritise(nil)), id: "priority-none")
    let controls = QueueRows(context: context, rowHeight: rowHeight).controls(
      [none] + priorities, page: state.page)
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [context.title(context.say(QueueWording.priorityTitle))],
        extras: [context.body(context.say(QueueWording.priorityWhy))], controls: controls),
      controls: controls
    ).view
  }

  private var rowHeight: Int { context.isLarge ? 164 : 134 }

  /// The law's own age, or the hall's.
  private func note(_ priority: QueuePriority) -> String? {
    guard priority.id == "elder" else { return nil }
    let age = app.services.queue.elderlyAge
    return context.locale == .zh ? "\(age) 岁以上" : "\(age) and older"
  }

  private func row(_ title: String, note: String?, _ action: AppAction, id: String) -> View {
    let width = context.dockWidth() - 56 - 24 - 44
    var words = [View.text(title, size: context.rowTitle(title, width: width), isBold: true)]
    if let note { words.append(.text(note, size: context.type.caption, color: .ink2)) }
    return View.row(
      gap: 24, [View.column(words).frame(width: .grow(1)), .icon("chevron-right", size: 44, color: .edge)]
    )
    .padding(Insets(horizontal: 28, vertical: 4)).frame(height: .fixed(rowHeight))
    .style(context.surface(radius: 20), pressed: context.pressedSurface(radius: 20))
    .onTap(action).id(id)
  }
}
