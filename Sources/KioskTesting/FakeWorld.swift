public import Eligibility
public import Harness
public import Model
public import Queue
public import Runtime
public import Screens
internal import Synchronization
public import UI

/// The outside world of a test: what it answers, what it was asked, and a gate to make it slow.
public final class FakeWorld: Sendable {
  /// The PIN of the staff page unless a test says otherwise.
  public static let pin = "2468"

  private struct State {
    var failure: Failure?
    var asked: [String] = []
    var chimes = 0
    var helpCalls: [HelpCallID: HelpCall] = [:]
    var helpIsUnreachable = false
    var helpAnswer: HelpAction?
    var printerHealth: HealthItem?
    var postRefusal: TicketDesk.Problem?
    var printer: Result<PrintConfirmation, Failure> = .success(.confirmed)
    var printed: [Slip] = []
    var aid: AidPack?
    var entries: [AidEntry] = []
    var queue = QueueSettings()
    var entryFailure: AidEntryFailure?
    var calls: RehearsedCalls?
    var picture: Rect?
  }

  /// What is found.
  public let law: FakeLaw
  /// Where numbers are kept.
  public let tickets = MemoryTicketStore()
  /// What everything at the queue passes.
  public let queueGate = Gate()
  /// What composes Chinese.
  public let input = FakeInput()
  /// What every law question passes.
  public let lawGate = Gate()
  /// What every slip passes.
  public let printGate = Gate()
  private let pin: String?
  private let health: [HealthItem]
  private let canRing: Bool
  private let state = Mutex(State())

  /// A world with a law and a staff PIN; `nil` where none is set. Its chime can be heard unless told otherwise.
  public init(
    law: FakeLaw = .ordinary, pin: String? = FakeWorld.pin, health: [HealthItem] = FakeWorld.ordinaryHealth,
    canRing: Bool = true
  ) {
    self.canRing = canRing
    self.law = law
    self.pin = pin
    self.health = health
  }

  /// The kinds of effects that arrived, in order.
  public var asked: [String] { state.withLock(\.asked) }
  /// How often the chime sounded.
  public var chimes: Int { state.withLock(\.chimes) }

  /// The calls for help that arrived, by time.
  public var helpCalls: [HelpCall] { state.withLock { $0.helpCalls.values.sorted { $0.id < $1.id } } }

  /// From now on calls for help cannot be kept, or can again.
  public func cutHelp(_ isCut: Bool) { state.withLock { $0.helpIsUnreachable = isCut } }

  fileprivate func help(_ command: HelpCommand, _ now: Instant) -> HelpNews {
    state.withLock { state in
      state.asked.append("help")
      switch command {
      case .raise(let id):
        if state.helpIsUnreachable { return .unreachable(id) }
        var call = state.helpCalls[id] ?? HelpCall(id)
        if let action = state.helpAnswer { call = Self.after(call, action, at: now, by: .window(2)) }
        state.helpCalls[id] = call
        return .stands(call)
      case .tell(let action, let id):
        guard !state.helpIsUnreachable, let call = state.helpCalls[id] else { return .unreachable(id) }
        let next = Self.after(call, action, at: now, by: .kiosk(id.kiosk))
        state.helpCalls[id] = next
        return .stands(next)
      }
    }
  }

  /// A refusal leaves the call as it stands.
  private static func after(_ call: HelpCall, _ action: HelpAction, at now: Instant, by actor: TicketActor)
    -> HelpCall
  {
    do { return try call.after(action, at: now, by: actor) } catch { return call }
  }

  /// What the counter does at once about every call from now on; `nil` for nothing.
  public func answerHelp(with action: HelpAction?) { state.withLock { $0.helpAnswer = action } }

  /// From now on law questions fail with that sentence; `nil` for answers again.
  public func fail(with failure: Failure?) { state.withLock { $0.failure = failure } }

  /// What this world makes of a self-check: a code of the length that real ones have, which holds no answer.
  public static func code(of words: [String]) -> String {
    "LK1-" + String(repeating: "A", count: 350 + words.count)
  }

  /// What stands for the QR code of a text: of the size of a real one for a ticket, and another for each text.
  public static func matrix(of text: String) -> CodeMatrix? {
    let side = 29
    let seed = text.unicodeScalars.reduce(7) { ($0 &* 31 &+ Int($1.value)) & 0xFFFF }
    return CodeMatrix(side: side, modules: (0..<side * side).map { ($0 &* seed) % 7 < 3 })
  }

  /// What calls are rehearsed; `nil` where nobody answers at all.
  public var calls: RehearsedCalls? { state.withLock(\.calls) }

  /// From now on calls go like that.
  public func rehearse(_ part: RehearsedCalls.Part) { state.withLock { $0.calls = RehearsedCalls(part) } }

  /// Where the picture of a call belongs.
  public var picture: Rect? { state.withLock(\.picture) }

  fileprivate func place(_ frame: Rect?) { state.withLock { $0.picture = frame } }

  fileprivate func call(
    _ command: VideoCallCommand, _ now: Instant, _ answer: @escaping @Sendable (CallNews) -> Void
  ) {
    note("call")
    calls?.send(command, at: now, answer)
  }

  /// The hall's queue.
  public var queue: QueueSettings { state.withLock(\.queue) }

  /// From now on nothing can be said for the day; `nil` for it can.
  public func refusePosts(with problem: TicketDesk.Problem?) {
    state.withLock { $0.postRefusal = problem }
  }

  /// How the printer stands from now on; `nil` for no printer.
  public func stand(printer: HealthItem?) { state.withLock { $0.printerHealth = printer } }

  fileprivate func answer(_ command: HallCommand, _ now: Instant) -> HallAnswer {
    note("hall")
    let printer = state.withLock(\.printerHealth)
    if case .post = command, let problem = state.withLock(\.postRefusal) { return .posted(.failure(problem)) }
    return command.answer(at: TicketDesk(settings: queue, store: tickets), now: now) { printer }
  }

  /// From now on the hall has this queue.
  public func hold(_ queue: QueueSettings) { state.withLock { $0.queue = queue } }

  fileprivate func answer(_ command: QueueCommand, _ now: Instant) -> QueueAnswer {
    queueGate.pass()
    note("queue")
    let desk = TicketDesk(settings: queue, store: tickets)
    return command.answer(at: desk, now: now, by: .kiosk(1), run: "test")
  }

  /// The slips that were printed, in order.
  public var printed: [Slip] { state.withLock(\.printed) }

  /// What the printer answers from now on.
  public func answerPrints(with answer: Result<PrintConfirmation, Failure>) {
    state.withLock { $0.printer = answer }
  }

  fileprivate func print(
    _ blocks: [Slip.Block], _ isWanted: @Sendable () -> Bool
  ) throws(Failure) -> PrintConfirmation {
    printGate.pass()
    guard isWanted() else { throw Failure("没有人等这张单子了，没有打印。") }
    let answer = state.withLock { state in
      state.asked.append("print")
      if case .success = state.printer { state.printed.append(Slip(blocks)) }
      return state.printer
    }
    return try answer.get()
  }

  /// The values that staff have entered.
  public var entries: [AidEntry] { state.withLock(\.entries) }

  /// From now on there is this pack, to which entries are added.
  public func hold(_ pack: AidPack?) { state.withLock { $0.aid = pack } }

  /// From now on entries cannot be written; `nil` for written again.
  public func failEntries(with failure: AidEntryFailure?) { state.withLock { $0.entryFailure = failure } }

  fileprivate func save(_ entry: AidEntry, _ now: Instant) throws(AidEntryFailure) -> AidPack {
    let result: Result<AidPack, AidEntryFailure> = state.withLock { state in
      state.asked.append("save-aid-entry")
      if let failure = state.entryFailure { return .failure(failure) }
      guard let pack = state.aid?.adding(entry, entered: now) else {
        return .failure(AidEntryFailure(Localized(zh: "没有规则包。", en: "There is no pack.")))
      }
      state.aid = pack
      state.entries.append(entry)
      return .success(pack)
    }
    return try result.get()
  }

  fileprivate func askLaw(_ kind: String) throws(Failure) {
    lawGate.pass()
    let failure = state.withLock { state in
      state.asked.append(kind)
      return state.failure
    }
    if let failure { throw failure }
  }

  fileprivate func note(_ kind: String) { state.withLock { $0.asked.append(kind) } }

  fileprivate func soundChime() -> Bool {
    state.withLock { state in
      state.asked.append("chime")
      state.chimes += 1
    }
    return canRing
  }

  fileprivate func isRight(_ entered: String) -> Bool? { pin.map { $0 == entered } }
  fileprivate var healthItems: [HealthItem] { health }
}

extension Services {
  /// Services that answer from a world in memory.
  public static func fake(_ world: FakeWorld = FakeWorld()) -> Services {
    Services(
      search: { (query, limit, _) throws(Failure) in
        try world.askLaw("search")
        return world.law.search(query, limit: limit)
      },
      topicHits: { (topic, _) throws(Failure) in
        try world.askLaw("topic-hits")
        return world.law.hits(ofTopic: topic)
      },
      article: { (reference, _) throws(Failure) in
        try world.askLaw("article")
        return world.law.articles.first { $0.reference == reference }
      },
      contents: { (law, _) throws(Failure) in
        try world.askLaw("contents")
        return world.law.contents.first { $0.law == law }
      },
      input: { command, answer in
        if let composition = world.input.run(command) { answer(.composed(composition)) }
      },
      chime: { answer in answer(world.soundChime()) },
      help: { command, now, answer in answer(world.help(command, now)) },
      checkPIN: { pin in
        world.note("check-pin")
        return world.isRight(pin)
      },
      print: { (blocks, isWanted) throws(Failure) in try world.print(blocks, isWanted) },
      health: {
        world.note("health")
        return world.healthItems
      },
      sealAid: { words, _ in
        world.note("seal-aid")
        return FakeWorld.code(of: words)
      },
      queue: { command, now in world.answer(command, now) },
      call: { command, now, answer in world.call(command, now, answer) }, placeCall: { world.place($0) },
      hall: { command, now in world.answer(command, now) },
      makeCode: { text in FakeWorld.matrix(of: text) },
      saveAidEntry: { (entry, now) throws(AidEntryFailure) in try world.save(entry, now) })
  }
}

extension FakeWorld {
  /// Every level, with advice of ordinary length and the longest that the store of the queue gives.
  public static let ordinaryHealth: [HealthItem] = [
    HealthItem(
      name: Localized(zh: "法条原文", en: "Official texts"), state: Localized(zh: "还没有导入", en: "none yet"),
      icon: "book", level: .attention,
      advice: Localized(
        zh: "把法规文件夹放到本机，运行：kiosk law import 文件夹，然后重启程序。",
        en: "Copy a folder of laws to this machine, run kiosk law import FOLDER, then restart.")),
    HealthItem(
      name: Localized(zh: "通俗说明", en: "Plain words"),
      state: Localized(zh: "490 条，1200 个俗语", en: "490 digests"),
      icon: "document", level: .fine),
    HealthItem(
      name: Localized(zh: "排队数据", en: "Queue"),
      state: Localized(zh: "坏过，已换新", en: "damaged, replaced"),
      icon: "ticket", level: .attention,
      advice: Localized(
        zh:
          "排队数据文件损坏，留作 tickets.sqlite.damaged-2，救回 118 个号，新号从更大的号码开始。请核对大厅里的号。",
        en: "Ticket file damaged, kept as tickets.sqlite.damaged-2. "
          + "118 tickets saved, new numbers are higher: compare slips.")),
    HealthItem(
      name: Localized(zh: "拼音键盘", en: "Pinyin keyboard"), state: Localized(zh: "要准备", en: "not prepared"),
      icon: "keyboard", level: .broken, advice: Localized(zh: "运行：kiosk prepare。", en: "Run: kiosk prepare")),
    HealthItem(
      name: Localized(zh: "配置", en: "Configuration"),
      state: Localized(zh: "有错，用上次的", en: "wrong, last good used"),
      icon: "edit", level: .attention,
      advice: Localized(
        zh: "配置文件 kiosk.yaml 第 12 行写错了。请管理员运行 kiosk check，看怎么改。",
        en: "Line 12 of kiosk.yaml is wrong; kiosk check says what was expected.")),
    HealthItem(
      name: Localized(zh: "工作人员密码", en: "Staff PIN"), state: Localized(zh: "已设", en: "set"), icon: "lock",
      level: .fine),
    HealthItem(
      name: Localized(zh: "字体", en: "Fonts"), state: Localized(zh: "正常", en: "works"), icon: "text-size",
      level: .fine),
    HealthItem(
      name: Localized(zh: "硬盘", en: "Disk"), state: Localized(zh: "剩 12 GB", en: "12 GB free"), icon: "disk",
      level: .fine),
  ]
}
