internal import CaseSeal
internal import Eligibility
internal import HallServer
internal import Model
internal import Screens

/// Opens the codes of self-checks for the windows' page, with the institution's private key in memory.
struct CaseDesk: CaseReading {
  private let key: OfficerKey
  private let pack: AidPack
  private let region: String?

  /// A desk with the key in a file that nobody else can read. Throws a refusal where it can be read, or is none.
  init(keyFile: String, pack: AidPack, hall: KioskSettings.Hall) throws {
    do { key = try OfficerKeyFile.read(keyFile) } catch { throw Refusal("\(error)") }
    self.pack = pack
    region = hall.regionCode
  }

  func open(_ code: Private<String>, at now: Instant) throws(CaseRefusal) -> OpenedCase {
    let sealed: SealedCase
    do throws(CaseOpenError) { sealed = try key.open(code.value, at: now) } catch {
      throw CaseRefusal(error.sentence)
    }
    let resumed = ResumedCase(sealed, pack: pack, hall: region, today: now.day)
    let slips = resumed.slips
    return OpenedCase(
      madeOn: sealed.madeAt.day, lines: lines(resumed), remarks: resumed.remarks,
      result: Localized(zh: AidText.of(resumed.result, .zh), en: AidText.of(resumed.result, .en)),
      papers: resumed.result.materials.map {
        OpenedCase.Paper(id: $0.id, name: $0.item, isRequired: slips.required.contains($0.id))
      },
      notice: { slips.notice(missing: $0) }, receipt: { slips.receipt(received: $0) })
  }

  private func lines(_ resumed: ResumedCase) -> [OpenedCase.Line] {
    resumed.lines.map { line in
      OpenedCase.Line(
        question: line.question.text,
        answer: Localized(
          zh: line.choices.map(\.label.zh).joined(separator: "、"),
          en: line.choices.map(\.label.en).joined(separator: "; ")))
    }
      + resumed.dates.map { known in
        OpenedCase.Line(
          question: known.start.label, answer: Localized(zh: "\(known.day)", en: "\(known.day)"))
      }
  }
}
