internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Model

/// Stands before every route: lets in what a page of this server may have sent, gives every response the headers
/// that keep pages to themselves, and turns refusals into words.
struct RequestGuard: RouterMiddleware {
  typealias Context = HallContext

  /// Names besides addresses and `localhost` under which the server may be asked.
  let names: Set<String>

  func handle(
    _ request: Request, context: HallContext, next: (Request, HallContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      try check(request)
      response = try await next(request, context)
    } catch let refusal as HallRefusal {
      response = refusal.response
    } catch let error as HTTPError where error.status == .notFound {
      response = HallRefusal.notFound.response
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      // The error itself may name what was asked, so its kind is all that is written down.
      context.logger.critical("a request failed", metadata: ["kind": "\(type(of: error))"])
      response = HallRefusal.failed.response
    }
    protect(&response)
    return response
  }

  // MARK: What may come in

  private func check(_ request: Request) throws(HallRefusal) {
    guard let authority = request.head.authority, isOurs(authority) else {
      throw HallRefusal(
        421, "wrong-name",
        Localized(
          zh: "请用本机的地址打开，或让管理员用 --name 加上这个名字。",
          en: "Open this server by its address, or have the administrator allow the name with --name."))
    }
    switch request.method {
    case .get, .head: break
    case .post: try checkPost(request, authority)
    default: throw HallRefusal(405, "method", Localized(zh: "不支持这种请求。", en: "This method is not supported."))
    }
  }

  /// A page elsewhere can make a browser send our cookie, but neither our origin nor JSON without asking us first.
  private func checkPost(_ request: Request, _ authority: String) throws(HallRefusal) {
    guard let origin = request.headers[.origin], let host = Self.authority(of: origin),
      host == authority.lowercased()
    else { throw .forged }
    if let site = request.headers[.secFetchSite], site != "same-origin" { throw .forged }
    let type = request.headers[.contentType]?.split(separator: ";").first.map { $0.lowercased() }
    guard type == "application/json" else { throw .forged }
  }

  /// What follows `http://` or `https://` in an origin.
  private static func authority(of origin: String) -> String? {
    for scheme in ["http://", "https://"] where origin.hasPrefix(scheme) {
      return origin.dropFirst(scheme.count).lowercased()
    }
    return nil
  }

  /// A name that somebody else can point at this machine (DNS rebinding) is not ours; an address cannot be pointed.
  private func isOurs(_ authority: String) -> Bool {
    let host = HostName(authority)
    return host.isAddress || host.name == "localhost" || names.contains(host.name)
  }

  // MARK: What goes out

  /// No script, picture or frame of anybody else, and nothing of ours in theirs.
  private static let headers: HTTPFields = [
    .contentSecurityPolicy:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
      + "connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    .xContentTypeOptions: "nosniff",
    .referrerPolicy: "no-referrer",
    .frameOptions: "DENY",
    .crossOriginOpenerPolicy: "same-origin",
    .crossOriginResourcePolicy: "same-origin",
    .permissionsPolicy: "camera=(), microphone=(), geolocation=()",
  ]

  private func protect(_ response: inout Response) {
    for field in Self.headers { response.headers[field.name] = field.value }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
  }
}

/// The host of a request's authority, without the port.
struct HostName: Equatable {
  /// In lower case; an IPv6 address without its brackets.
  let name: String
  /// Whether it is an IP address.
  let isAddress: Bool

  init(_ authority: String) {
    let text = authority.lowercased()
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      name = String(text[text.index(after: text.startIndex)..<end])
      isAddress = !name.isEmpty && name.utf8.allSatisfy { "0123456789abcdef:.".utf8.contains($0) }
      return
    }
    name = String(text.prefix { $0 != ":" })
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    isAddress = parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}

extension HTTPField.Name {
  static let secFetchSite = known("Sec-Fetch-Site")
  static let referrerPolicy = known("Referrer-Policy")
  static let frameOptions = known("X-Frame-Options")
  static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
  static let permissionsPolicy = known("Permissions-Policy")
  static let hallToken = known("X-Hall-Token")
  static let forwardedFor = known("X-Forwarded-For")
  static let accelBuffering = known("X-Accel-Buffering")

  /// A name that is written in this file, so it is a name.
  private static func known(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no field's name") }
    return name
  }
}
