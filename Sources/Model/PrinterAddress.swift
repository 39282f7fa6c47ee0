/// Where slips go, as `printer.device` in `kiosk.yaml` says it.
public enum PrinterAddress: Hashable, Sendable, CustomStringConvertible {
  /// A device file such as `/dev/usb/lp0`.
  case device(path: String)
  /// A printer in the network that takes bytes on a TCP port, as `tcp://192.168.1.9:9100`.
  case network(host: String, port: UInt16)
  /// A queue of CUPS on this machine, as `cups:slips`.
  case queue(String)
  /// A folder in which every slip becomes two files, as `file:/tmp/slips`; for tests and demonstration.
  case folder(path: String)

  /// The port that printers listen on where none is written.
  public static let standardPort: UInt16 = 9100

  /// Reads an address as it stands in the configuration; `nil` where it is none.
  public init?(_ text: String) {
    if let place = text.droppingPrefix("tcp://") {
      guard let (host, port) = Self.hostAndPort(place) else { return nil }
      self = .network(host: host, port: port)
    } else if let name = text.droppingPrefix("cups:") {
      guard Self.isQueueName(name) else { return nil }
      self = .queue(String(name))
    } else if let path = text.droppingPrefix("file:") {
      guard Self.isPath(path) else { return nil }
      self = .folder(path: String(path))
    } else {
      guard Self.isPath(text[...]) else { return nil }
      self = .device(path: text)
    }
  }

  /// The address as it is written in the configuration.
  public var description: String {
    switch self {
    case .device(let path): path
    case .network(let host, let port):
      host.contains(":") ? "tcp://[\(host)]:\(port)" : "tcp://\(host):\(port)"
    case .queue(let name): "cups:\(name)"
    case .folder(let path): "file:\(path)"
    }
  }

  private static func isPath(_ text: Substring) -> Bool {
    text.count > 1 && text.hasPrefix("/") && !text.utf8.contains(0)
  }

  /// A name that CUPS takes, and that no program takes for an option.
  private static func isQueueName(_ name: Substring) -> Bool {
    let isPlain = name.utf8.allSatisfy { byte in
      byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".")
    }
    return isPlain && (1...127).contains(name.utf8.count) && !name.hasPrefix("-")
  }

  /// A name or an address with or without a port; an IPv6 address stands in brackets.
  private static func hostAndPort(_ text: Substring) -> (String, UInt16)? {
    var host = text
    var port = standardPort
    if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") {
      guard let number = UInt16(text[text.index(after: colon)...]), number > 0 else { return nil }
      host = text[..<colon]
      port = number
    }
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    if isBracketed { host = host.dropFirst().dropLast() }
    let isPlain = host.utf8.allSatisfy { byte in
      byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || isBracketed && byte == UInt8(ascii: ":")
    }
    guard isPlain, (1...253).contains(host.utf8.count), !host.hasPrefix("-") else { return nil }
    return (String(host), port)
  }
}

extension UInt8 {
  fileprivate var isASCIIAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

extension String {
  fileprivate func droppingPrefix(_ prefix: String) -> Substring? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }
}
