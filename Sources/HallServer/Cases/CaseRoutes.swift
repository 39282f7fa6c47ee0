internal import Hummingbird
internal import Model

/// The route that opens a scanned code. The code comes in a body, never in an address; the case goes back in the
/// answer, and nothing of either stays here.
struct CaseRoutes: Sendable {
  let server: HallRoutes

  func add(to router: Router<HallContext>) {
    router.post("api/case") { request, _ in try await open(request) }
  }

  private struct Order: Decodable {
    var code: String
    /// A paper to print besides.
    var paper: Paper?
    /// Its papers by id: what is missing for the notice, what was received for the receipt.
    var ids: [String]?

    enum Paper: String, Decodable { case notice, receipt }
  }

  private struct Answer: Encodable {
    var madeOn: Day
    var lines: [OpenedCase.Line]
    var remarks: [Localized<String>]
    var result: Localized<String>
    var papers: [OpenedCase.Paper]
    /// The paper that was asked for, as HTML.
    var sheet: String?
  }

  private static let noKey = HallRefusal(
    403, "no-key",
    Localized(
      zh: "本服务没有法律援助机构的私钥，打不开自助机的码。请管理员用 kiosk serve --key 文件 启动。",
      en:
        "This server has no private key of the institution. The administrator starts it with kiosk serve --key FILE."
    ))

  private func open(_ request: Request) async throws -> Response {
    _ = try server.session(of: request, isOrder: true)
    guard let cases = server.services.cases else { throw Self.noKey }
    let order = try HallJSON.read(Order.self, from: try await server.body(of: request))
    let now = server.services.clock()
    return try await server.pool.run {
      let opened: OpenedCase
      do throws(CaseRefusal) { opened = try cases.open(Private(order.code), at: now) } catch {
        throw HallRefusal(422, "code", error.sentence)
      }
      return .json(
        Answer(
          madeOn: opened.madeOn, lines: opened.lines, remarks: opened.remarks, result: opened.result,
          papers: opened.papers, sheet: try sheet(order, opened).map(SlipPage.html)))
    }
  }

  private func sheet(_ order: Order, _ opened: OpenedCase) throws(HallRefusal) -> Slip? {
    guard let paper = order.paper else { return nil }
    let ids = Set(order.ids ?? [])
    guard ids.isSubset(of: opened.papers.map(\.id)) else { throw .notUnderstood }
    switch paper {
    case .notice:
      guard opened.papers.contains(where: { $0.isRequired && ids.contains($0.id) }) else {
        throw HallRefusal(
          409, "nothing-missing",
          Localized(
            zh: "没有缺必须的材料，不能再要求补别的，所以不用告知书。",
            en: "No paper that may be demanded is missing, so there is nothing to notify of."
          ))
      }
      return opened.notice(ids)
    case .receipt:
      guard !ids.isEmpty else {
        throw HallRefusal(
          409, "nothing-received", Localized(zh: "请勾上收到的材料。", en: "Tick the papers that were received."))
      }
      return opened.receipt(ids)
    }
  }
}
