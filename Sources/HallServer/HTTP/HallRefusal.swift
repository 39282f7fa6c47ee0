internal import Hummingbird
internal import Model

/// Why a request is not answered as asked, in words for whoever sits before the page.
struct HallRefusal: Error, Equatable {
  /// The status of the response.
  var status: Int
  /// A word for the page's script, such as `signed-out`.
  var code: String
  /// What to do, in both languages. Nothing that came with the request stands in it.
  var sentence: Localized<String>
  /// Seconds after which to try again, where that helps.
  var retryAfter: Int?

  init(_ status: Int, _ code: String, _ sentence: Localized<String>, retryAfter: Int? = nil) {
    (self.status, self.code, self.sentence, self.retryAfter) = (status, code, sentence, retryAfter)
  }

  /// The response.
  var response: Response {
    struct Body: Encodable {
      var code: String
      var sentence: Localized<String>
      var retryAfter: Int?
    }
    var response = Response.json(
      Body(code: code, sentence: sentence, retryAfter: retryAfter),
      status: .init(code: status, reasonPhrase: ""))
    if let retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
    return response
  }
}

extension HallRefusal {
  static let notFound = HallRefusal(404, "not-found", Localized(zh: "没有这一页。", en: "There is no such page."))
  static let notUnderstood = HallRefusal(
    400, "not-understood",
    Localized(zh: "页面和服务器对不上，请刷新页面再试。", en: "Page and server do not match; reload the page."))
  static let tooLarge = HallRefusal(
    413, "too-large", Localized(zh: "内容太长了。", en: "That is too long."))
  static let tooSlow = HallRefusal(
    408, "too-slow", Localized(zh: "网络太慢，没有收完整，请再试。", en: "The request came too slowly; try again."))
  static let failed = HallRefusal(
    500, "failed",
    Localized(zh: "服务器出错了，请再试；还不行就找管理员。", en: "The server failed; try again, then tell the administrator."))
  static let tooMany = HallRefusal(
    503, "too-many",
    Localized(zh: "连接的页面太多了，请关掉不用的页面。", en: "Too many pages are connected; close those not in use."),
    retryAfter: 10)
  static let signedOut = HallRefusal(
    401, "signed-out",
    Localized(zh: "还没有登录，或登录已过期，请输入窗口密码。", en: "Not signed in, or no longer: enter the window's PIN."))
  static let forged = HallRefusal(
    403, "forged",
    Localized(
      zh: "这个操作不是从本页面发出的，没有执行。请刷新页面。",
      en: "This did not come from our page, so it was not done. Reload the page."))
}
