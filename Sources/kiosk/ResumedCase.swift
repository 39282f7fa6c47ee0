internal import CaseSeal
internal import Eligibility
internal import Model
internal import Screens

/// A case from a code, as the officer's pack sees it today.
struct ResumedCase {
  /// A question and what was answered.
  struct Line {
    var question: AidQuestion
    var choices: [AidQuestion.Choice]
  }

  let sealed: SealedCase
  let pack: AidPack
  let result: AidResult
  /// The answers that count, in the order of the pages.
  let lines: [Line]
  /// Days from which periods run.
  let dates: [(start: AidStart, day: Day)]
  /// Answers in the code that this pack does not know, as they stand there.
  let unknown: [String]
  /// Answers that this pack knows and does not ask for in this case.
  let unused: [Line]
  /// What this pack asks besides.
  let open: [AidQuestion]
  let today: Day
  private let hall: String?
  /// The pack's value for the time to object to a refusal.
  private static let objectionDays = "objection_days"

  /// Evaluates `sealed` today with the officer's pack, for the region of the kiosk; `hall` is the officer's.
  init(_ sealed: SealedCase, pack: AidPack, hall: String?, today: Day) {
    (self.sealed, self.pack, self.hall, self.today) = (sealed, pack, hall, today)
    let (answers, _) = pack.answers(sealed.answers.pairs)
    let flow = AidFlow(pack, region: sealed.region, day: today)
    let counting = flow.counting(answers)
    result = pack.evaluate(answers, region: sealed.region, day: today)
    lines = flow.overview(answers).map { Line(question: $0.question, choices: $0.choices) }
    dates = pack.starts.compactMap { start in answers.dates[start.key].map { (start, $0) } }
    unknown =
      AidAnswers(
        sealed.answers.values.compactMapValues { $0.isEmpty ? nil : $0 }.reduce(into: [:]) { left, entry in
          let rest = entry.value.filter { !(answers.values[entry.key] ?? []).contains($0) }
          if !rest.isEmpty { left[entry.key] = rest }
        }, dates: sealed.answers.dates.filter { answers.dates[$0.key] == nil }
      ).words
    unused = pack.questions.compactMap { question in
      guard let ids = answers.values[question.key], !ids.isEmpty, counting.values[question.key] == nil,
        question.key != "group"
      else { return nil }
      return Line(question: question, choices: question.choices.filter { ids.contains($0.id) })
    }
    open =
      switch flow.next(answers) {
      case .end: []
      case .screen(_, let keys):
        pack.questions.filter { keys.contains($0.key) && counting.values[$0.key] == nil }
      }
  }

  /// The papers that can be printed from it.
  var slips: OfficerSlips {
    let period = pack.values.first { $0.id == Self.objectionDays }?
      .state(region: sealed.region ?? pack.region, day: today)
    guard case .holds(.days(let days, _)) = period else {
      return OfficerSlips(result, objectionDays: nil, today: today)
    }
    return OfficerSlips(result, objectionDays: days, today: today)
  }

  /// What the officer has to know before relying on it.
  var remarks: [Localized<String>] {
    var remarks: [Localized<String>] = []
    if (sealed.packID, sealed.packVersion) != (pack.id, pack.version) {
      let (kiosk, here) = ("\(sealed.packID) \(sealed.packVersion)", "\(pack.id) \(pack.version)")
      remarks.append(
        Localized(
          zh: "规则版本不同：自助机是 \(kiosk)，本机是 \(here)。",
          en: "The rules differ: the kiosk's are \(kiosk), those here are \(here)."))
    }
    if (sealed.outcome, sealed.rule) != (result.outcome, result.rule) {
      let (then, now) = (pack.outcomes[sealed.outcome]?.headline, result.headline)
      remarks.append(
        Localized(
          zh:
            "结果的依据不同：自助机当时是“\(then?.zh ?? "")”（\(sealed.rule)），按本机今天的规则是“\(now.zh)”（\(result.rule)）。",
          en:
            "The basis differs: the kiosk said “\(then?.en ?? "")” (\(sealed.rule)), the rules here say today “\(now.en)” (\(result.rule))."
        ))
    }
    if let hall, sealed.region != hall {
      remarks.append(
        Localized(
          zh: "申请地区划是 \(sealed.region ?? "未录入")，本机是 \(hall)；下面按申请地判断。",
          en:
            "The case belongs to \(sealed.region ?? "no entered region"), this machine to \(hall); what follows is for the case's."
        ))
    }
    remarks += open.map {
      Localized(zh: "本机的规则还要问：\($0.text.zh)", en: "The rules here also ask: \($0.text.en)")
    }
    remarks += unused.map {
      Localized(
        zh: "本机的规则没有用到：\($0.text(.zh))", en: "The rules here make no use of: \($0.text(.en))")
    }
    remarks += unknown.map {
      Localized(zh: "本机的规则里没有：\($0)", en: "The rules here do not know: \($0)")
    }
    return remarks
  }

  /// The case as lines for a person at a terminal.
  func text(_ locale: Locale) -> String {
    let isChinese = locale == .zh
    var text = [
      isChinese
        ? "居民在自助机上的回答（\(sealed.madeAt.day)，没有核实）："
        : "What the resident answered at the kiosk (\(sealed.madeAt.day), unchecked):"
    ]
    text += lines.map { "  \($0.text(locale))" }
    text += dates.map { "  \($0.start.label[locale])：\($0.day)" }
    text += remarks.map { "‼ \($0[locale])" }
    text.append("")
    text.append(AidText.of(result, locale))
    text.append(
      (isChinese ? "材料编号：" : "Ids of the papers: ") + slips.materials.joined(separator: ","))
    return text.joined(separator: "\n")
  }
}

extension ResumedCase.Line {
  /// The question and the answer in words.
  func text(_ locale: Locale) -> String {
    question.text[locale] + " "
      + choices.map { $0.label[locale] }.joined(separator: locale == .zh ? "、" : "; ")
  }
}

/// The document that `kiosk aid resume --json` prints.
struct ResumedAnswer: Encodable {
  struct Pack: Encodable {
    var id: String
    var version: String
  }

  struct Answer: Encodable {
    var key: String
    var question: String
    var values: [String]
    var answers: [String]

    init(_ line: ResumedCase.Line, _ locale: Locale) {
      (key, question) = (line.question.key, line.question.text[locale])
      (values, answers) = (line.choices.map(\.id), line.choices.map { $0.label[locale] })
    }
  }

  struct KnownDay: Encodable {
    var key: String
    var start: String
    var day: Day
  }

  struct Kiosk: Encodable {
    var pack: Pack
    var region: String?
    var day: Day
    var outcome: AidOutcome
    var rule: String
  }

  var kiosk: Kiosk
  var pack: Pack
  var answers: [Answer]
  var dates: [KnownDay]
  var unused: [Answer]
  var unknown: [String]
  var remarks: [String]
  var result: AidAnswer

  init(_ resumed: ResumedCase, _ locale: Locale) {
    let sealed = resumed.sealed
    kiosk = Kiosk(
      pack: Pack(id: sealed.packID, version: sealed.packVersion), region: sealed.region,
      day: sealed.madeAt.day, outcome: sealed.outcome, rule: sealed.rule)
    pack = Pack(id: resumed.pack.id, version: resumed.pack.version)
    answers = resumed.lines.map { Answer($0, locale) }
    dates = resumed.dates.map { KnownDay(key: $0.start.key, start: $0.start.label[locale], day: $0.day) }
    unused = resumed.unused.map { Answer($0, locale) }
    unknown = resumed.unknown
    remarks = resumed.remarks.map { $0[locale] }
    result = AidAnswer(resumed.result, locale)
  }
}
