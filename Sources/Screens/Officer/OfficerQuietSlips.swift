internal import Eligibility
internal import Model

/// For whom a copy of an officer's paper is.
public enum OfficerCopy: Hashable, Sendable {
  /// The institution's file: in full.
  case file
  /// The applicant, who takes it home.
  case applicant
}

/// 一次性告知书 and 收件回执 of a private matter, as the applicant takes them home: whoever finds them there learns
/// that somebody has to bring papers to a window, and nothing else.
///
/// Everything that is missing is still told at once, with until when, what follows and how to object (法律援助法 43,
/// 49). Left out are the articles and the institution, whose names tell, the applicant's name, and what the papers
/// show: the full copy, signed and sealed, stays in the file.
struct OfficerQuietSlips {
  var materials: [AidResult.Material]
  /// The papers without which the application is not complete, by id.
  var required: Set<String>
  /// Where to hand them in, where that is known.
  var address: String?
  var today: Day

  func notice(missing: Set<String>) -> Slip {
    let lacking = materials.filter { missing.contains($0.id) }
    let others = lacking.filter { !required.contains($0.id) }
    var blocks = head + [.text(OfficerQuietWording.opening)] + boxes(lacking.filter(isRequired))
    if !others.isEmpty { blocks += [.text(OfficerQuietWording.optional)] + boxes(others) }
    blocks += [.rule(isDashed: true)] + place
    blocks += [.blank(label: OfficerWording.until), .text(OfficerQuietWording.notSupplied)]
    return Slip(blocks + foot)
  }

  func receipt(received: Set<String>) -> Slip {
    let got = names(materials.filter { received.contains($0.id) })
    let lacking = materials.filter { !received.contains($0.id) && isRequired($0) }
    var blocks = head + [.text(OfficerWording.receiptOpening(today))]
    blocks += got.enumerated().map { .item(mark: "\($0.offset + 1)", $0.element) }
    if !lacking.isEmpty {
      blocks += [.text(OfficerWording.lackingHeading, role: .heading, isBold: true)] + boxes(lacking)
    }
    return Slip(blocks + foot)
  }

  private func isRequired(_ material: AidResult.Material) -> Bool { required.contains(material.id) }

  private func boxes(_ materials: [AidResult.Material]) -> [Slip.Block] {
    names(materials).map { .checkbox($0) }
  }

  /// Two papers may have one name here: it stands once.
  private func names(_ materials: [AidResult.Material]) -> [String] {
    var seen = Set<String>()
    return materials.map { $0.quiet?.zh ?? OfficerQuietWording.other }.filter { seen.insert($0).inserted }
  }

  private var head: [Slip.Block] {
    [.text(AidSlipWording.quietTitle.zh, role: .heading, isBold: true, alignment: .center), .rule()]
  }

  private var place: [Slip.Block] {
    guard let address, AidQuietSlip.isStreet(address) else { return [.text(OfficerQuietWording.place)] }
    return [.text(address), .text(OfficerQuietWording.place)]
  }

  private var foot: [Slip.Block] {
    [.rule(), .text(OfficerQuietWording.decision), .blank(label: OfficerWording.officer)]
  }
}

enum OfficerQuietWording {
  static let opening = "还差这些，一次都写在这里；没有的，可以当面说明："
  static let optional = "下面这些有就带，没有也能办："
  static let other = "别的有关材料"
  static let place = "到窗口把这张单子给工作人员看。"
  static let notSupplied = "到时不交、也没有说明的，就当您不办了；有难处请早些说。"
  static let decision =
    "自收到起七日内决定；补材料的时间怎么算，窗口告诉您。不同意的，书面说明理由，您可以提异议，窗口告诉您怎么提。"
}
