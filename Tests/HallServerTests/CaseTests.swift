import Foundation
import Model
import Testing

@testable import HallServer

/// Opens one code.
struct SampleCases: CaseReading {
  static let code = "LKC1-SAMPLE-CODE"

  func open(_ code: Private<String>, at now: Instant) throws(CaseRefusal) -> OpenedCase {
    guard code.value == Self.code else {
      throw CaseRefusal(Localized(zh: "这个码不完整或者读错了。", en: "This code is incomplete."))
    }
    let words = { (text: String) in Localized(zh: text, en: text) }
    return OpenedCase(
      madeOn: now.day, lines: [.init(question: words("什么事？"), answer: words("<b>工资</b>"))],
      remarks: [words("规则版本不同。")], result: words("很可能符合"),
      papers: [
        .init(id: "ID", name: words("身份证"), isRequired: true),
        .init(id: "CARD", name: words("低保证"), isRequired: false),
      ],
      notice: { ids in
        Slip([.text("一次性告知书", role: .heading, alignment: .center)] + ids.sorted().map { .checkbox($0) })
      },
      receipt: { ids in
        Slip([
          .text("收件回执", role: .heading, isBold: true, alignment: .center), .rule(), .blank(label: "申请人："),
          .checkbox("<script>\(ids.sorted())", note: "a & b"),
        ])
      })
  }
}

@Suite struct CaseTests {
  @Test func aCodeIsOpenedForWhoeverIsSignedInAndNobodyElse() async throws {
    let hall = try await TestHall { $0.cases = SampleCases() }
    let stranger = HallClient(port: hall.port)
    #expect(try await stranger.post("/api/case", ["code": SampleCases.code]).status == 401)
    let client = try await hall.signedIn(window: 1)
    let reply = try await client.post("/api/case", ["code": SampleCases.code])
    #expect(reply.status == 200)
    #expect(reply.headers["cache-control"] == "no-store")
    #expect(!reply.body.contains(SampleCases.code))
    #expect(try await client.get("/api/case?code=\(SampleCases.code)").status == 404)
    let wrong = try await client.post("/api/case", ["code": "LKC1-OTHER"])
    #expect(wrong.status == 422 && !wrong.body.contains("OTHER"))
    #expect(
      try await client.post("/api/case", ["code": SampleCases.code], ["X-Hall-Token": ""]).status == 403)
    try await hall.end()
  }

  @Test func withoutAKeyThePageIsToldHowToGiveOne() async throws {
    let hall = try await TestHall()
    let client = try await hall.signedIn(window: 1)
    let reply = try await client.post("/api/case", ["code": SampleCases.code])
    #expect(reply.status == 403)
    #expect(try reply.sentence().contains("--key"))
    try await hall.end()
  }

  @Test func nobodyIsToldToBringWhatMayNotBeDemanded() async throws {
    let hall = try await TestHall { $0.cases = SampleCases() }
    let client = try await hall.signedIn(window: 1)
    let ask = { (paper: String, ids: [String]) in
      try await client.post("/api/case", ["code": SampleCases.code, "paper": paper, "ids": ids])
    }
    #expect(try await ask("notice", ["CARD"]).status == 409)
    // Nothing is missing: the sentence must not have anybody tick what was handed in.
    let complete = try await ask("notice", [])
    #expect(complete.status == 409)
    #expect(try complete.sentence() == "没有缺必须的材料，不能再要求补别的，所以不用告知书。")
    #expect(try await ask("receipt", []).status == 409)
    #expect(try await ask("notice", ["OTHER"]).status == 400)
    #expect(try await ask("letter", ["ID"]).status == 400)
    let sheet = try #require(try await ask("notice", ["ID", "CARD"]).object()["sheet"] as? String)
    #expect(sheet.contains("<h2 class=\"heading centred\">一次性告知书</h2>"))
    try await hall.end()
  }

  @Test func aSlipBecomesASheetOfEscapedWords() {
    let words = "<img src=x onerror=\"alert('1')\"> & 'é' 法"
    let slip = Slip([
      .text(words, role: .number, isBold: true), .panel(words), .checkbox(words, note: words),
      .item(mark: words, words),
      .rule(), .rule(isDashed: true), .code(words, lead: words, words: [words]), .blank(label: words),
      .space(8),
    ])
    let html = SlipPage.html(slip)
    #expect(!html.contains("<img") && !html.contains("'1'") && !html.contains("\"alert"))
    #expect(html.contains("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp;"))
    // As many words as blocks have, and the code itself is not among them.
    #expect(html.components(separatedBy: "&lt;img").count - 1 == 9)
  }
}
