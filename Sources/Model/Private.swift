/// Something a resident typed, wrote or answered, or a PIN.
///
/// The value can be used but not written down: encoding gives its length only, decoding always throws, and
/// its description is the length, so a log line or a failed assertion cannot show it.
public struct Private<Value> {
  /// What the resident entered. Never log it, store it or pass it as a process argument.
  public var value: Value

  /// Marks `value` as private.
  public init(_ value: Value) {
    self.value = value
  }
}

extension Private: Equatable where Value: Equatable {}
extension Private: Hashable where Value: Hashable {}
extension Private: Sendable where Value: Sendable {}

extension Private: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The length of a text or list, such as `‹4›`; `‹›` for a value without one, such as a number.
  public var description: String { "‹\(length.map { String($0) } ?? "")›" }
  /// The same as `description`.
  public var debugDescription: String { description }
  /// A mirror with the length alone, so that `dump` shows no more than `print`.
  public var customMirror: Mirror {
    Mirror(self, children: length.map { [(label: "count", value: $0)] } ?? [])
  }

  private var length: Int? { (value as? any Collection)?.count }
}

extension Private: Codable where Value: Collection {
  /// Writes the length as a number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value.count)
  }

  /// Always throws: what was private was never written down.
  public init(from decoder: any Decoder) throws {
    throw DecodingError.dataCorrupted(
      DecodingError.Context(
        codingPath: decoder.codingPath, debugDescription: "a private value is not kept, only its length"))
  }
}
