internal import Configuration
internal import Foundation
internal import Model
internal import Printing
internal import SDLBackend
internal import Screens
internal import Synchronization

/// Where slips go on this machine, and how they are drawn there.
final class PrintDesk: Sendable {
  /// A printer, or files in its place.
  private enum Target {
    case device(DevicePrinter)
    /// A folder in which every slip becomes `slip-1.bin`, `slip-1.png` and so on.
    case folder(URL)
  }

  private let target: Target?
  private let fonts: FontFiles
  private let answersStatus: Bool
  private let ending: ESCPOS.Ending
  private let count = Mutex(0)

  /// The printer of the settings; with `folder`, files there whatever the settings say.
  init(_ settings: KioskSettings, folder: URL? = nil) {
    let printer = settings.printer
    ending = printer.hasCutter ? .cut(feed: UInt8(clamping: printer.cutFeed)) : .tear(lines: 5)
    fonts = FontFiles(settings.fonts)
    answersStatus = printer.answersStatus
    if let folder {
      target = .folder(folder)
    } else if let path = printer.device {
      target = .device(DevicePrinter(path: path, asksStatus: printer.answersStatus, ending: ending))
    } else {
      target = nil
    }
  }

  /// Whether anything can be printed here.
  var isThere: Bool { target != nil }

  /// Prints a slip. Takes seconds; not for the main thread.
  func print(_ blocks: [Slip.Block]) throws(Failure) -> PrintConfirmation {
    do {
      let picture = try paint(Slip(blocks))
      switch target {
      case .device(let printer): return try printer.print(picture)
      case .folder(let folder):
        let number = count.withLock { count in
          count += 1
          return count
        }
        let base = folder.appending(path: "slip-\(number)").path
        try write(picture, to: base + ".bin")
        try write(picture, to: base + ".png")
        return .confirmed
      case nil: throw Failure("这台机器没有打印机，请工作人员帮忙，或到窗口问。")
      }
    } catch let failure as Failure {
      throw failure
    } catch let error as PrinterError {
      throw Failure(error.sentence.zh)
    } catch {
      // A font or a code: nothing that a resident could mend.
      throw Failure("单子打不出来，请工作人员帮忙，或到窗口问。")
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
      let bytes = ESCPOS.encode(picture, ending: ending)
      do { try Data(bytes).write(to: URL(filePath: path)) } catch {
        throw .file(path: path, reason: error.localizedDescription)
      }
    }
  }

  // MARK: Health

  /// A line for staff; `nil` where this machine has no printer.
  var health: HealthItem? {
    guard case .device(let printer) = target else { return nil }
    do {
      return item(try printer.state())
    } catch {
      return HealthItem(
        name: Self.name, state: Localized(zh: "用不了", en: "cannot be used"), icon: Self.icon, level: .broken,
        advice: Localized(
          zh: "请看看打印机的电源和线；管理员运行 kiosk doctor，看哪里不对。", en: "\(error)"))
    }
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
