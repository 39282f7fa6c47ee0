import Configuration
import Eligibility
import Foundation
import Model
import Testing

/// A pack as small as a pack can be, in one file, for tests of mistakes and mutations.
enum SmallPack {
  static let text = """
    pack:
      id: small
      version: 2026-01-01
      region: "140000"
      disclaimer: { zh: 由机构决定, en: The institution decides }
      past_deadline: { zh: 请马上问, en: Ask at once }
      outcomes:
        likely: { verdict: { zh: 可能, en: l }, headline: { zh: 可能, en: likely }, meaning: { zh: 可, en: l } }
        review: { verdict: { zh: 请核, en: r }, headline: { zh: 请核, en: review }, meaning: { zh: 核, en: r } }
        unlikely: { verdict: { zh: 不够, en: u }, headline: { zh: 不够, en: unlikely }, meaning: { zh: 不, en: u } }
        notify: { verdict: { zh: 通知, en: n }, headline: { zh: 通知, en: notify }, meaning: { zh: 通, en: n } }
      value_states:
        unset: { zh: "{value}未录入", en: "{value} unset" }
        not_yet: { zh: "{value}未生效", en: "{value} not yet" }
        expired: { zh: "{value}过期", en: "{value} expired" }
        overdue: { zh: "{value}待复查", en: "{value} overdue" }
    laws:
      某法: { title: 中华人民共和国某法 }
      某规: { title: 某规定, no_text: true }
    values:
      line:
        kind: income_line
        label: { zh: 标准, en: The line }
        needed: { zh: 数, en: A figure }
        entries:
          - region: "140100"
            value: { yuan_per_person_month: 500.5 }
            valid_from: 2026-01-01
            valid_to: 2026-12-31
            review_by: 2026-06-30
            source: { title: 文件, document_number: 1号 }
    groups:
      - { id: A, label: { zh: 甲, en: A } }
    matters:
      - { id: one, group: A, scope: in, label: { zh: 一, en: one }, cites: [某法 1(一)] }
      - { id: two, group: A, scope: out, label: { zh: 二, en: two }, cites: [某法 2] }
    conditions:
      - name: poor
        when: { value: line, income: below }
    questions:
      - { key: group, ask: { zh: 类, en: kind }, why: { zh: 因, en: why } }
      - { key: matter, ask: { zh: 事, en: matter }, why: { zh: 因, en: why } }
      - key: income
        when: { scope: in, value: line }
        ask: { zh: 收入, en: income }
        why: { zh: 因, en: why }
        choices:
          - { id: below, label: { zh: 低, en: below } }
          - { id: above, label: { zh: 高, en: above } }
    screens:
      - { id: group, asks: [group] }
      - { id: matter, asks: [matter] }
      - { id: income, asks: [income] }
    help:
      - { id: ask, text: { zh: 问, en: ask }, cites: [某法 3] }
      - { id: apply, when: { outcome: unlikely }, text: { zh: 申请, en: apply }, cites: [某法 4第2款] }
    rules:
      - id: S1
        when: { scope: in, is: poor }
        outcome: likely
        reasons: [{ zh: 穷, en: poor }]
        cites: [matter, 某法 5]
        next: [ask]
      - id: S2
        when: { scope: in, value: line, income: above }
        outcome: unlikely
        reasons: [{ zh: 富, en: rich }]
        cites: [matter]
        next: [ask]
      - id: S3
        when: { any: [{ scope: out }, { scope: in }] }
        outcome: review
        reasons: [{ zh: 核, en: review }]
        cites: [某法 6, { cite: 某规, unverified: true }]
        next: [ask]
    otherwise:
      id: S0
      outcome: review
      reasons: [{ zh: 缺, en: missing }]
      cites: [某法 3]
      next: [ask]
    modifiers:
      - { id: M, kind: urgent, when: { matter: two }, notes: [{ zh: 急, en: urgent }], cites: [某法 7] }
    materials:
      - { id: card, set: COMMON, name: { zh: 证, en: c }, item: { zh: 证, en: card }, form: original, cites: [某法 8] }
    places:
      - { id: here, brief: { zh: 这, en: h }, text: { zh: 这里, en: here }, cites: [某法 9] }
    starts:
      - { key: began, label: { zh: 起, en: start } }
    deadlines:
      - { id: d, brief: { zh: 期, en: p }, text: { zh: 期, en: period }, period: { months: 1 }, from: began, cites: [某法 10] }
    """

  /// The file as a tree.
  static func node(_ text: String = text) -> ConfigNode? { YAMLReader.read(text, file: "p.yaml").node }

  /// What the compiler says about the text with one piece replaced, errors only.
  static func complaints(replacing old: String, with new: String) -> [String] {
    guard let range = text.range(of: old), let node = node(text.replacingCharacters(in: range, with: new))
    else {
      return ["the test's own text does not fit"]
    }
    return AidPack.compile([node]).diagnostics.filter { $0.severity == .error }.map(\.description)
  }
}

extension SmallPack {
  /// The pack, with one piece of its text replaced.
  static func compiled(replacing old: String = "", with new: String = "") throws -> AidPack {
    let tree = try #require(Self.node(old.isEmpty ? text : text.replacing(old, with: new)))
    return try #require(AidPack.compile([tree]).pack)
  }
}
