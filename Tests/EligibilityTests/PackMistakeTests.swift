import Eligibility
import Model
import Testing

@Suite struct PackMistakeTests {
  @Test func theSmallPackIsRight() {
    #expect(SmallPack.complaints(replacing: "id: small", with: "id: small") == [])
  }

  @Test(arguments: [
    (
      "outcome: likely", "outcome: likley",
      "p.yaml:60:14: error: unknown rules.S1.outcome \"likley\" (did you mean \"likely\"?)"
    ),
    ("id: S2", "id: S1", "p.yaml:64:5: error: the rule \"S1\" is defined twice"),
    ("cites: [某法 6,", "cites: [某发 6,", "p.yaml:74:13: error: unknown law \"某发\" (did you mean \"某法\"?)"),
    (
      "cites: [某法 6,", "cites: [某法 六,",
      "p.yaml:74:13: error: rules.S3.cites: expected a law and an article such as 法律援助法 31(五), found \"某法 六\""
    ),
    (
      "{ cite: 某规, unverified: true }", "某规 3",
      "p.yaml:74:19: error: rules.S3.cites: nobody has its text, so this citation must be marked (write {cite: 某规 3, unverified: true})"
    ),
    (
      "next: [ask]\n  - id: S2", "next: [aks]\n  - id: S2",
      "p.yaml:63:12: error: unknown help entry \"aks\" (did you mean \"ask\"?)"
    ),
    (
      "income: above }", "incom: above }",
      "p.yaml:65:37: error: unknown key in a condition \"incom\" (did you mean \"income\"?)"
    ),
    (
      "income: above }", "income: abov }",
      "p.yaml:65:45: error: unknown answer to income \"abov\" (did you mean \"above\"?)"
    ),
    ("is: poor", "is: poro", "p.yaml:59:28: error: unknown condition \"poro\" (did you mean \"poor\"?)"),
    (
      "group: A, scope: out", "group: B, scope: out",
      "p.yaml:36:23: error: unknown group \"B\" (did you mean \"A\"?)"
    ),
    ("scope: out }", "scope: aut }", "p.yaml:71:28: error: unknown scope \"aut\" (did you mean \"out\"?)"),
    (
      "500.5", "about 500",
      "p.yaml:27:41: error: values.line.entries.value.yuan_per_person_month: expected an amount such as 1234.50, found \"about 500\""
    ),
    (
      "valid_to: 2026-12-31", "valid_to: 2026-13-31",
      "p.yaml:29:19: error: values.line.entries.valid_to: expected a day such as 2026-11-23, found \"2026-13-31\""
    ),
    (
      "        source: { title: 文件, document_number: 1号 }\n", "",
      "p.yaml:26:9: error: values.line.entries.source: a value that is entered needs this"
    ),
    (
      "form: original", "form: orignal",
      "p.yaml:85:87: error: unknown materials.form \"orignal\" (did you mean \"original\"?)"
    ),
    (
      "period: { months: 1 }", "period: { month: 1 }",
      "p.yaml:91:78: error: unknown unit \"month\" (did you mean \"months\"?)"
    ),
    ("from: began", "from: begun", "p.yaml:91:97: error: unknown start \"begun\" (did you mean \"began\"?)"),
    (
      "materials:", "matrials:",
      "p.yaml:84:1: error: unknown section \"matrials\" (did you mean \"materials\"?)"
    ),
    (
      "en: rich }", "eng: rich }",
      "p.yaml:67:24: error: unknown key in rules.S2.reasons \"eng\" (did you mean \"en\"?)"
    ),
    (
      "asks: [income]", "asks: [outcome]",
      "p.yaml:53:26: error: unknown question \"outcome\" (known: group, matter, income)"
    ),
    (
      "label: { zh: 低, en: below }", "label: { zh: 低, en: below }, when: { mater: one }",
      "p.yaml:48:59: error: unknown key in a condition \"mater\" (did you mean \"matter\"?)"
    ),
    (
      "en: below } }\n      - { id: above, label: { zh: 高, en: above } }",
      "en: below }, when: { matter: one } }\n      - { id: above, label: { zh: 高, en: above }, when: { matter: one } }",
      "p.yaml:48:57: error: questions.income.choices: expected at least one choice without when, found none (leave out the when of the choice that fits whatever was answered before)"
    ),
    (
      "outcome: review\n  reasons: [{ zh: 缺", "outcome: unlikely\n  reasons: [{ zh: 缺",
      "p.yaml:77:3: error: otherwise.outcome: where no rule fits only a person can tell: expected review"
    ),
  ]) func isNamedWithItsPlace(_ mistake: (old: String, new: String, complaint: String)) {
    let complaints = SmallPack.complaints(replacing: mistake.old, with: mistake.new)
    #expect(complaints.contains(mistake.complaint), "\(complaints)")
  }

  @Test func allMistakesAreToldAtOnce() throws {
    let text = SmallPack.text.replacing("outcome: likely", with: "outcome: x").replacing("某法 9", with: "某发 9")
    let node = try #require(SmallPack.node(text))
    let (pack, diagnostics) = AidPack.compile([node])
    #expect(pack == nil)
    #expect(diagnostics.filter { $0.severity == .error }.map(\.line) == [60, 87])
  }

  @Test func anEmptyPackIsToldWhatItLacks() {
    let (pack, diagnostics) = AidPack.compile([])
    #expect(pack == nil)
    #expect(diagnostics.contains { $0.message == "no file of the pack has the section rules" })
  }

  @Test func overlappingEntriesAreRefused() throws {
    let entry = """
            - region: "140100"
              value: { yuan_per_person_month: 600 }
              valid_from: 2026-12-31
              review_by: 2027-06-30
              source: { title: 文件, document_number: 2号 }
      groups:
      """
    let complaints = SmallPack.complaints(replacing: "groups:", with: entry)
    #expect(
      complaints == [
        "p.yaml:32:9: error: values.line: this entry of 140100 and that of line 26 hold on the same days (give the older one a valid_to)"
      ])
  }
}
