internal import Foundation
internal import Hummingbird
internal import Model
internal import NIOCore

/// The pages and what they load, read once when the server starts: a path that is not in the table does not exist,
/// so none can leave the folder.
struct PageFiles: Sendable {
  private struct File: Sendable {
    var bytes: ByteBuffer
    var type: String
    var tag: String
  }

  private var files: [String: File] = [:]

  /// What kinds of files are pages.
  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
    "ogg": "audio/ogg", "wav": "audio/wav", "mp3": "audio/mpeg", "woff2": "font/woff2",
  ]

  /// The files of `folder`, without its subfolders. Throws where there is no page in it.
  init(folder: String) throws(HallServerError) {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      throw .noPages(folder: folder)
    }
    for name in names { try add("/hall/\(name)", file: folder + "/" + name) }
    guard files["/hall/window.html"] != nil else { throw .noPages(folder: folder) }
  }

  /// Serves `file` under `path`, where it is of a kind that pages load.
  mutating func add(_ path: String, file: String) throws(HallServerError) {
    guard let type = Self.types[URL(filePath: file).pathExtension] else { return }
    let data: Data
    do { data = try Data(contentsOf: URL(filePath: file)) } catch { throw .noPages(folder: file) }
    var hash = FNV1a()
    hash.add(data)
    files[path] = File(
      bytes: ByteBuffer(bytes: data), type: type, tag: "\"\(String(hash.value, radix: 16))\"")
  }

  /// The file under a path. A browser asks again each time, and is told where nothing has changed.
  func response(_ path: String, to request: Request) throws(HallRefusal) -> Response {
    guard let file = files[path] else { throw .notFound }
    let headers: HTTPFields = [.contentType: file.type, .cacheControl: "no-cache", .eTag: file.tag]
    if request.headers[.ifNoneMatch] == file.tag { return Response(status: .notModified, headers: headers) }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.bytes))
  }
}
