public import Eligibility
public import Model

/// The result of the self-check on paper. Pure: everything that stands on it comes in.
///
/// In English what staff at the window must recognise stands in both languages; citations stay Chinese.
public struct AidSlip {
  private let result: AidResult
  private let hall: Localized<String>
  private let phones: KioskSettings.Phones
  private let moment: Instant
  private let locale: Model.Locale
  private let isQuiet: Bool
  private let code: String?
  private let institution: Localized<String>?

  /// A slip for `result`. `isQuiet` where the matter is private; `institution` is that of
  /// the county that was named; `code` is the sealed answers as the text of a QR
  /// code, `nil` where there is none.
  public init(
    _ result: AidResult, hall: Localized<String>, phones: KioskSettings.Phones, at moment: Instant,
    locale: Model.Locale, isQuiet: Bool, institution: Localized<String>? = nil, code: String? = nil
  ) {
    self.result = result
    self.hall = hall
    self.phones = phones
    self.moment = moment
    self.locale = locale
    self.isQuiet = isQuiet
    self.code = code
    self.institution = institution
  }

  /// What is printed.
  public var slip: Slip {
    guard !isQuiet else {
      return AidQuietSlip(address: result.place.contact?.address, phones: phones, locale: locale).slip
    }
    let sections = [reasons, notes, materials, place, deadlines].filter { !$0.isEmpty }
    let middle = sections.enumerated().flatMap { $0 == 0 ? $1 : [.rule(isDashed: true)] + $1 }
    return Slip(head + middle + [.rule()] + codeBlock + foot)
  }

  private func say(_ words: Localized<String>) -> String { words[locale] }

  // MARK: Parts

  private var head: [Slip.Block] {
    let chinese: [Slip.Block] =
      locale == .zh ? [] : [.text(result.headline.zh, role: .note, isBold: true, alignment: .center)]
    return [
      SlipWording.hall(hall, locale), .text(say(AidSlipWording.title), alignment: .center), .rule(),
      .panel(say(result.headline)), .space(8),
    ] + chinese + [
      .text(say(result.disclaimer), alignment: .center), .rule(),
    ]
  }

  private var reasons: [Slip.Block] {
    guard !result.reasons.isEmpty else { return [] }
    let isList = result.reasons.count > 1
    let sentences = result.reasons.enumerated().map { index, reason -> Slip.Block in
      isList ? .item(mark: "\(index + 1).", say(reason)) : .text(say(reason))
    }
    let cited = AidSlip.joined(result.citations)
    return [SlipWording.heading(AidWording.reasons, locale)] + sentences
      + (cited.isEmpty ? [] : [.text(cited, role: .note)])
  }

  private var notes: [Slip.Block] {
    let notes = result.modifiers.flatMap(\.notes)
    guard !notes.isEmpty else { return [] }
    return [SlipWording.heading(AidSlipWording.notes, locale)] + notes.map { .text(say($0)) }
  }

  private var materials: [Slip.Block] {
    guard !result.materials.isEmpty else { return [] }
    return [SlipWording.heading(AidSlipWording.bring, locale)]
      + result.materials.map { material in
        let form = form(material)
        guard locale != .zh else { return .checkbox(material.item.zh, note: form) }
        // What the staff call it, without what they know by heart.
        let chinese = String(material.item.zh.prefix { $0 != "（" })
        return .checkbox(material.item.en, note: "\(form) · \(chinese)")
      }
  }

  /// 复印件，带原件核对；没带、丢了、被扣了都先来；有就带，没有也能申请.
  private func form(_ material: AidResult.Material) -> String {
    let optional = material.isOptional ? AidSlipWording.optional[locale] : nil
    return [AidWording.form(material.form)[locale], material.formNote?[locale], optional]
      .compactMap { $0 }.joined(separator: locale == .zh ? "；" : "; ")
  }

  private var place: [Slip.Block] {
    var blocks = [SlipWording.heading(AidWording.place, locale)]
    if let institution { blocks.append(.text(say(institution), isBold: true)) }
    blocks.append(.text(say(result.place.text)))
    if let contact = result.place.contact {
      blocks += [.text(contact.name, isBold: true), .text(contact.address), .text(contact.phone)]
    }
    return blocks
  }

  private var deadlines: [Slip.Block] {
    guard !result.deadlines.isEmpty else { return [] }
    return [SlipWording.heading(AidWording.deadlines, locale)]
      + result.deadlines.flatMap { deadline -> [Slip.Block] in
        let day = deadline.lastDay.map { AidWording.lastDay($0, locale: locale) } ?? ""
        let warning = deadline.warning.map { [Slip.Block.text(say($0), isBold: true)] } ?? []
        return [.item(mark: "·", say(deadline.text) + day)] + warning
      }
  }

  private var codeBlock: [Slip.Block] {
    guard let code else { return [] }
    return [
      .code(code, lead: say(AidSlipWording.codeLead), words: AidSlipWording.codeWords.map(say)), .rule(),
    ]
  }

  private var foot: [Slip.Block] {
    [SlipWording.phone(SlipWording.notSure, phones, locale), SlipWording.moment(moment, locale)]
  }

  /// 《法律援助法》第三十一条第（五）项、第四十二条第（三）项: a law that is cited twice in a row is named once.
  static func joined(_ citations: [AidCitation]) -> String {
    var law = ""
    let parts = citations.map { citation in
      let isSame = citation.law == law
      law = citation.law
      let whole = citation.chinese
      return isSame ? String(whole.dropFirst("《\(law)》".count)) : whole
    }
    return parts.joined(separator: "、")
  }
}

/// The slip of a private matter, which must be safe in the hands of whoever the resident is afraid of.
///
/// It says what anybody might bring to any counter. Left out, and why:
/// - the matter, the outcome, the reasons, the laws, the deadlines, and that there was a check at all: each tells what
///   the resident came for;
/// - the papers as the rule pack names them: the list itself (receipts of the police, photographs) tells it, and no
///   list of forbidden words keeps up with a pack that halls edit, so the words here are fixed;
/// - the hall's and the institution's name, and its phone, which is answered with that name: 法律援助 is an answer to
///   “where were you?”. Its address stays where it is nothing but a street;
/// - date and time: they tell when nobody knew where the resident was;
/// - the QR code: a code that nobody can open is what a suspicious person asks about. The window has the resident tell
///   it again, alone;
/// - 110 and 全天: numbers for emergencies. 12348 alone stays: it hangs on the wall of every village for wages, land
///   and debts, and it is the way back to help from any phone.
struct AidQuietSlip {
  /// Where the institution is, where that has been entered.
  var address: String?
  var phones: KioskSettings.Phones
  var locale: Model.Locale

  var slip: Slip {
    let papers = AidSlipWording.quietPapers.map { Slip.Block.checkbox($0[locale]) }
    let street = address.map { Self.isStreet($0) ? [Slip.Block.text($0)] : [] } ?? []
    return Slip(
      [.text(AidSlipWording.quietTitle[locale], role: .heading, alignment: .center), .rule()]
        + [SlipWording.heading(AidSlipWording.bring, locale)] + papers
        + [.rule(isDashed: true), SlipWording.heading(AidWording.place, locale)] + street
        + [.text(AidSlipWording.quietPlace[locale]), .rule()]
        + [.text("\(SlipWording.notSure[locale]) \(phones.legalLine)", isBold: true)])
  }
}

extension AidQuietSlip {
  /// Whether an address names no institution: 司法局一楼 would.
  static func isStreet(_ address: String) -> Bool {
    !address.contains { "法援警妇检监".contains($0) } && !address.contains("公安") && !address.contains("派出所")
  }
}

enum AidSlipWording {
  static let title = Localized(zh: "法律援助自测结果", en: "Legal aid self-check\n法律援助自测结果")
  static let notes = Localized(zh: "请注意", en: "Please note")
  static let bring = Localized(zh: "带上这些（打勾）", en: "Bring these")
  static let optional = Localized(zh: "有就带，没有也能申请", en: "if you have it; you can apply without")
  static let codeLead = Localized(zh: "到窗口扫这个码", en: "Show this code at the window")
  static let codeWords = [
    Localized(zh: "码里有您的回答，没有姓名。", en: "It holds your answers and no name."),
    Localized(
      zh: "只有法律援助机构能打开，7 天内有效。", en: "Only the legal aid institution can open it, for 7 days."),
  ]
  static let quietTitle = Localized(zh: "办事材料单", en: "Papers to bring\n办事材料单")
  static let quietPapers = [
    Localized(zh: "身份证或户口本（没带也先来）", en: "Identity card or household register; come without it too"),
    Localized(zh: "有关的材料，没有也能办", en: "Any papers about it, if you have them"),
    Localized(zh: "替别人办的，带自己的身份证", en: "For somebody else: your own identity card"),
  ]
  static let quietPlace = Localized(
    zh: "到窗口把这张单子给工作人员看。表格窗口有，可以代填。",
    en: "Show this at the window. Forms are there, and staff fill them in for you.")
}
