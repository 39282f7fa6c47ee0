internal import Foundation
internal import Hummingbird
internal import NIOCore

/// JSON in both directions.
enum HallJSON {
  /// The bytes of a value; the same value always gives the same bytes.
  static func data(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }

  /// Reads what a page sent. What is wrong with it is not repeated: it may hold a PIN or a code.
  static func read<Value: Decodable>(_ type: Value.Type, from body: ByteBuffer) throws(HallRefusal) -> Value {
    do { return try JSONDecoder().decode(type, from: Data(body.readableBytesView)) } catch {
      throw .notUnderstood
    }
  }
}

extension Response {
  /// A response of JSON that nobody keeps.
  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
    do {
      return Response(
        status: status,
        headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: try HallJSON.data(value))))
    } catch {
      // Our own values can always be encoded; the sentence of a failure is the least that can be said.
      return Response(status: .internalServerError)
    }
  }
}
