public import Eligibility
public import Model

/// The two papers that an officer gives to an applicant across the counter, as strips to print: 一次性告知书 names
/// everything that is missing at once, 收件回执 what was handed in.
///
/// What only the institution knows is a blank to be filled in by hand; the applicant's name always is one.
/// Chinese, as all papers of the procedure are. The applicant's copies of a private matter are neutral
/// (`OfficerQuietSlips`); those for the file are always full.
public struct OfficerSlips: Hashable, Sendable {
  private let result: AidResult
  private let objectionDays: Int?
  private let today: Day

  /// The papers for a case. `objectionDays` is the time for objecting to a refusal, where somebody has entered
  /// it; without it the papers name none.
  public init(_ result: AidResult, objectionDays: Int?, today: Day) {
    (self.result, self.objectionDays, self.today) = (result, objectionDays, today)
  }

  /// The papers of the case by id, in their order.
  public var materials: [String] { result.materials.map(\.id) }

  /// The papers without which an application is not complete, by id.
  public var required: [String] { result.materials.filter(isRequired).map(\.id) }

  private func isRequired(_ material: AidResult.Material) -> Bool {
    !material.isOptional && !isWaiver(material)
  }

  /// A paper that spares the check of one's means and nothing else. Source: 法律援助法 41, 42; the sets of the pack.
  private func isWaiver(_ material: AidResult.Material) -> Bool {
    material.set.hasPrefix("EX-") || material.set == "MIL"
  }

  /// 一次性告知书 for the papers with these ids. Those that an application does not need stand apart, as papers
  /// that nobody may demand.
  public func notice(missing: Set<String>, for copy: OfficerCopy = .applicant) -> Slip {
    guard !isQuiet(copy) else { return quiet.notice(missing: missing) }
    let lacking = result.materials.filter { missing.contains($0.id) }
    var blocks = head(OfficerWording.noticeTitle)
    blocks.append(.text(OfficerWording.noticeOpening))
    blocks += lacking.filter(isRequired).map(checkbox)
    let waivers = lacking.filter(isWaiver)
    if !waivers.isEmpty {
      blocks.append(.text(OfficerWording.waiverHeading, role: .heading, isBold: true))
      blocks.append(.text(OfficerWording.waiver))
      blocks += waivers.map(checkbox)
    }
    let optional = lacking.filter { $0.isOptional && !isWaiver($0) }
    if !optional.isEmpty {
      blocks.append(.text(OfficerWording.optionalHeading, role: .heading, isBold: true))
      blocks.append(.text(OfficerWording.optional))
      blocks += optional.map(checkbox)
    }
    blocks.append(.text(OfficerWording.handInHeading, role: .heading, isBold: true))
    blocks += handIn
    blocks.append(.blank(label: OfficerWording.until))
    blocks.append(.text(OfficerWording.notSupplied))
    if result.isUrgent { blocks.append(.text(OfficerWording.urgent)) }
    return Slip(blocks + objection + foot)
  }

  /// 收件回执 for the papers with these ids, with what is still missing.
  public func receipt(received: Set<String>, for copy: OfficerCopy = .applicant) -> Slip {
    guard !isQuiet(copy) else { return quiet.receipt(received: received) }
    let got = result.materials.filter { received.contains($0.id) }
    let lacking = result.materials.filter { !received.contains($0.id) && isRequired($0) }
    var blocks = head(OfficerWording.receiptTitle)
    blocks.append(.text(OfficerWording.receiptOpening(today)))
    blocks += got.enumerated().map { .item(mark: "\($0.offset + 1)", OfficerWording.paper($0.element)) }
    if !lacking.isEmpty {
      blocks.append(.text(OfficerWording.lackingHeading, role: .heading, isBold: true))
      blocks += lacking.map { .checkbox(OfficerWording.paper($0)) }
      blocks.append(.text(OfficerWording.seeNotice))
    }
    blocks.append(.rule())
    blocks.append(.text(OfficerWording.decision))
    return Slip(blocks + objection + foot)
  }

  /// Whether that copy must tell nobody what it is about.
  public func isQuiet(_ copy: OfficerCopy) -> Bool { copy == .applicant && result.isPrivate }

  private var quiet: OfficerQuietSlips {
    OfficerQuietSlips(
      materials: result.materials, required: Set(required), address: result.place.contact?.address,
      today: today)
  }

  // MARK: Parts

  private func head(_ title: String) -> [Slip.Block] {
    let institution: Slip.Block =
      result.place.contact.map { .text(OfficerWording.institution + $0.name) }
      ?? .blank(label: OfficerWording.institution)
    return [
      .text(OfficerWording.subject, alignment: .center),
      .text(title, role: .heading, isBold: true, alignment: .center), .rule(), institution,
      .blank(label: OfficerWording.applicant), .rule(isDashed: true),
    ]
  }

  private func checkbox(_ material: AidResult.Material) -> Slip.Block {
    // An article that nobody has read is no ground to ask somebody for a paper on, where there is another.
    let read = material.citations.filter { !$0.unverified }
    let sources = (read.isEmpty ? material.citations : read).map(\.chinese).joined(separator: "、")
    return .checkbox(OfficerWording.paper(material), note: sources.isEmpty ? nil : sources)
  }

  private var handIn: [Slip.Block] {
    guard let contact = result.place.contact else {
      return [
        .text(result.place.text.zh), .blank(label: OfficerWording.address),
        .blank(label: OfficerWording.phone),
      ]
    }
    return [
      .text(contact.name), .text(OfficerWording.address + contact.address),
      .text(OfficerWording.phone + contact.phone),
    ]
  }

  private var objection: [Slip.Block] {
    [.text(OfficerWording.objection + (objectionDays.map(OfficerWording.objectionTime) ?? ""), role: .note)]
  }

  private var foot: [Slip.Block] {
    [
      .text(OfficerWording.unchecked + result.disclaimer.zh, role: .note), .rule(),
      .blank(label: OfficerWording.officer), .blank(label: OfficerWording.seal),
      .blank(label: OfficerWording.signature), .blank(label: OfficerWording.date),
    ]
  }
}
