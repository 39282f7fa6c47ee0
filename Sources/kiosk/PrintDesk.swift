internal import Configuration
internal import Foundation
internal import Model
internal import Printing
internal import SDLBackend
internal import Screens
internal import Synchronization

/// Where slips go on this machine, and how they are drawn there.
final class PrintDesk: Sendable {
  private let target: (any SlipPrinter)?
  private let address: PrinterAddress?
  private let fonts: FontFiles
  private let answersStatus: Bool
  private let ending: ESCPOS.Ending
  /// When a slip came out, or half of it, after whoever asked for it had left.
  private let leftBehind = Mutex(Instant?.none)

  /// The printer of the settings; with `folder`, files there whatever the settings say. `lock` is a file that all
  /// processes of this machine share, so that none prints into another's slip.
  init(_ settings: KioskSettings, folder: URL? = nil, lock: String? = nil) {
    let printer = settings.printer
    ending = printer.hasCutter ? .cut(feed: UInt8(clamping: printer.cutFeed)) : .tear(lines: 5)
    fonts = FontFiles(settings.fonts)
    answersStatus = printer.answersStatus
    address = folder.map { .folder(path: $0.path) } ?? printer.device
    target = address.map { [ending] address in Self.printer(at: address, printer, ending, lock) }
  }

  private static func printer(
    at address: PrinterAddress, _ settings: KioskSettings.Printer, _ ending: ESCPOS.Ending, _ lock: String?
  ) -> any SlipPrinter {
    switch address {
    case .device(let path):
      DevicePrinter(path: path, asksStatus: settings.answersStatus, ending: ending, lock: lock)
    case .network(let host, let port):
      DevicePrinter(host: host, port: port, asksStatus: settings.answersStatus, ending: ending, lock: lock)
    case .queue(let name):
      QueuePrinter(name: name, ending: ending, format: settings.format, tellsState: settings.answersStatus)
    case .folder(let path): FolderPrinter(folder: path, ending: ending)
    }
  }

  /// Whether anything can be printed here.
  var isThere: Bool { target != nil }

  private static let noPrinter = Localized(
    zh: "这台机器没有打印机，请工作人员帮忙，或到窗口问。",
    en: "This machine has no printer: ask staff for help, or go to a window.")
  private static let cannotDraw = Localized(
    zh: "单子打不出来，请工作人员帮忙，或到窗口问。",
    en: "The slip cannot be printed: ask staff for help, or go to a window.")

  /// Prints a slip. Takes seconds; not for the main thread. What nobody waits for any more is given up while nothing
  /// has been sent; later it is finished, and staff are told that it lies there.
  func print(_ blocks: [Slip.Block], isWanted: () -> Bool = { true }) throws(Failure) -> PrintConfirmation {
    do {
      guard isWanted() else { throw PrinterError.unwanted }
      let picture = try paint(Slip(blocks))
      guard let target else { throw Failure(PrintDesk.noPrinter) }
      return try print(picture, on: target, isWanted: isWanted)
    } catch let failure as Failure {
      throw failure
    } catch let error as PrinterError {
      throw Failure(error.sentence)
    } catch {
      // A font or a code: nothing that a resident could mend.
      throw Failure(PrintDesk.cannotDraw)
    }
  }

  /// Prints on a device, and remembers where paper came out after whoever asked for it had left.
  private func print(
    _ picture: Bitmap1, on printer: any SlipPrinter, isWanted: () -> Bool
  ) throws(PrinterError) -> PrintConfirmation {
    do {
      let confirmation = try printer.print(picture, isWanted: isWanted)
      if !isWanted() { leftBehind.withLock { $0 = .current } }
      return confirmation
    } catch {
      if error.hasBegun, !isWanted() { leftBehind.withLock { $0 = .current } }
      throw error
    }
  }

  /// The slip as dots. Opens the fonts anew: they belong to the thread that uses them, and it takes milliseconds.
  func paint(_ slip: Slip) throws -> Bitmap1 {
    try SlipPainter(glyphs: FontDrawing(fonts: FontSet(files: fonts))).paint(slip)
  }

  /// Writes a picture as what its name says: `.png`, or the bytes for the printer.
  func write(_ picture: Bitmap1, to path: String) throws(PrinterError) {
    if path.hasSuffix(".png") {
      try PNGFile.write(picture, to: path)
    } else {
      try SlipBytes.write(ESCPOS.encode(picture, ending: ending), to: path)
    }
  }

  // MARK: Health

  /// A line for staff; `nil` where this machine has no printer, or a folder in its place.
  var health: HealthItem? {
    guard let target, !isFolder else { return nil }
    if let line = leftBehindLine(at: .current) { return line }
    do {
      return item(try target.state())
    } catch {
      return HealthItem(
        name: Self.name, state: Localized(zh: "用不了", en: "cannot be used"), icon: Self.icon, level: .broken,
        advice: Localized(
          zh: "请看看打印机的电源和线；管理员运行 kiosk doctor，看哪里不对。", en: "\(error)"))
    }
  }

  /// What there is to say about the configured printer, in a sentence for whoever has written the configuration, and
  /// whether something is wrong; `nil` where there is none. Takes seconds where it does not answer.
  var finding: (sentence: String, isWrong: Bool)? {
    guard let address, let target else { return nil }
    if isFolder {
      return ("printer.device: slips go into files at \(address), where anybody may find them", true)
    }
    do {
      let line = item(try target.state())
      let advice = line.advice.map { ": \($0.en)" } ?? ""
      return ("printer.device: \(address) \(line.state.en)\(advice)", line.level != .fine)
    } catch {
      return ("printer.device: \(error)", true)
    }
  }

  private var isQueue: Bool {
    if case .queue = address { return true }
    return false
  }

  private var isFolder: Bool {
    if case .folder = address { return true }
    return false
  }

  /// How long staff are told of paper that was left behind, in seconds: later somebody has it. Our judgement.
  private static let leftBehindSeconds: Int64 = 3600

  private func leftBehindLine(at now: Instant) -> HealthItem? {
    guard let since = leftBehind.withLock({ $0 }) else { return nil }
    let seconds = max(0, now.milliseconds(since: since)) / 1000
    guard seconds < Self.leftBehindSeconds else { return nil }
    let minutes = seconds / 60 + 1
    return HealthItem(
      name: Self.name, state: Localized(zh: "有单子没人取", en: "a slip was left"), icon: Self.icon,
      level: .attention,
      advice: Localized(
        zh: "\(minutes) 分钟前有人没等单子打完就走了。请从出纸口收走，别让下一位拿到。",
        en: "Its owner left \(minutes) min ago. Take it away before somebody else does."))
  }

  private static let name = Localized(zh: "打印机", en: "Printer")
  private static let icon = "printer"

  private func item(_ state: PrinterState?) -> HealthItem {
    func line(
      _ level: HealthItem.Level, _ state: Localized<String>, _ advice: Localized<String>? = nil
    ) -> HealthItem {
      HealthItem(name: Self.name, state: state, icon: Self.icon, level: level, advice: advice)
    }
    switch state {
    case nil: return line(.fine, Localized(zh: "正在打印", en: "printing"))
    case .ready(isPaperLow: false): return line(.fine, Localized(zh: "正常，有纸", en: "works, has paper"))
    case .ready(isPaperLow: true):
      return line(
        .attention, Localized(zh: "纸快用完了", en: "paper is low"),
        Localized(zh: "请准备一卷 80 毫米热敏纸。", en: "Have an 80 mm thermal roll ready."))
    case .paperEnd:
      return line(
        .broken, Localized(zh: "没有纸", en: "no paper"),
        Localized(zh: "请换一卷 80 毫米热敏纸。", en: "Put in an 80 mm thermal roll."))
    case .coverOpen:
      return line(
        .broken, Localized(zh: "盖子没盖好", en: "lid open"),
        Localized(zh: "请把打印机的盖子盖好。", en: "Close the printer’s lid."))
    case .faulty:
      return line(
        .broken, Localized(zh: "卡住了", en: "jammed"),
        Localized(zh: "请看看切刀和纸，再关机重开。", en: "Look at cutter and paper, then switch it off and on."))
    case .offline:
      return line(
        .broken, Localized(zh: "停下了", en: "off-line"),
        Localized(zh: "请看看打印机上的灯和按键。", en: "Look at the printer’s lamps and buttons."))
    case .unknown where !answersStatus:
      return line(.fine, Localized(zh: "接着，不报有没有纸", en: "connected, tells nothing of paper"))
    case .unknown:
      return line(
        .attention, Localized(zh: "没有回答，不知道有没有纸", en: "does not answer"),
        Localized(
          zh: "请看看电源和线，打一张试试。这种打印机从不回答的，请管理员把 printer.status 写成 false。",
          en: "See power and cable, try a slip. If this model never answers, set printer.status to false."))
    }
  }
}

extension FontFiles {
  /// The configured fonts.
  init(_ fonts: KioskSettings.Fonts) {
    self.init(
      regular: FontFile(path: fonts.regular, face: fonts.face),
      bold: FontFile(path: fonts.bold, face: fonts.face))
  }
}
