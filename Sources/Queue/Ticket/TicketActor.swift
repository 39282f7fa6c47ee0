/// Who did something to a ticket. Written down as `kiosk:1`, `window:3`, `staff` or `system`: a place, never
/// a name.
public enum TicketActor: Hashable, Codable, Sendable, CustomStringConvertible {
  /// A kiosk, by its machine number.
  case kiosk(Int)
  /// A window, by its number.
  case window(Int)
  /// Staff without a window, such as at the staff panel or the command line.
  case staff
  /// The program itself, such as at the merge of offline tickets.
  case system

  /// `kiosk:1`, `window:3`, `staff` or `system`.
  public var description: String {
    switch self {
    case .kiosk(let number): "kiosk:\(number)"
    case .window(let number): "window:\(number)"
    case .staff: "staff"
    case .system: "system"
    }
  }

  /// An actor as `description` writes it; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    switch (parts.first, parts.count == 2 ? Int(parts[1]) : nil) {
    case ("kiosk", let number?): self = .kiosk(number)
    case ("window", let number?): self = .window(number)
    case ("staff", nil) where parts.count == 1: self = .staff
    case ("system", nil) where parts.count == 1: self = .system
    default: return nil
    }
  }

  /// Reads the form that `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let actor = TicketActor(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected an actor such as window:3")
    }
    self = actor
  }

  /// Writes the actor as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
