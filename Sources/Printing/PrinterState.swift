/// How a printer stands, as its own answers tell.
public enum PrinterState: Hashable, Sendable {
  /// It can print; `isPaperLow` where the roll comes to its end.
  case ready(isPaperLow: Bool)
  /// There is no paper.
  case paperEnd
  /// The lid is open.
  case coverOpen
  /// The cutter is stuck or something else inside does not work.
  case faulty
  /// It is off-line and does not say why; for instance somebody holds the feed button.
  case offline
  /// It did not answer: neither fine nor out of paper.
  case unknown
}

/// The questions of `DLE EOT n` that are asked, each answered by one byte.
enum StatusQuestion: UInt8, CaseIterable {
  /// Whether it is on-line.
  case printer = 1
  /// Why it is not.
  case cause = 2
  /// Whether there is paper.
  case paper = 4

  /// The bytes that ask.
  var bytes: [UInt8] { [0x10, 0x04, rawValue] }

  /// Whether a byte can be an answer: 0xx1xx10, which no flow control byte and no automatic status is.
  static func isAnswer(_ byte: UInt8) -> Bool { byte & 0x93 == 0x12 }
}

extension PrinterState {
  /// What the answers say. One bad answer tells more than the silence of the rest; good ones count together only.
  init(_ answers: [StatusQuestion: UInt8]) {
    let (printer, cause, paper) = (answers[.printer], answers[.cause], answers[.paper])
    if let cause, cause & 0x04 != 0 {
      self = .coverOpen
    } else if cause.map({ $0 & 0x20 != 0 }) == true || paper.map({ $0 & 0x60 != 0 }) == true {
      self = .paperEnd
    } else if let cause, cause & 0x40 != 0 {
      self = .faulty
    } else if let printer, printer & 0x08 != 0 {
      self = .offline
    } else if let paper, printer != nil, cause != nil {
      self = .ready(isPaperLow: paper & 0x0C != 0)
    } else {
      self = .unknown
    }
  }

  /// Why nothing can be printed; `nil` where something can, or where that is not known.
  func error(hasBegun: Bool) -> PrinterError? {
    switch self {
    case .ready, .unknown: nil
    case .paperEnd: .paperEnd(hasBegun: hasBegun)
    case .coverOpen: .coverOpen(hasBegun: hasBegun)
    case .faulty: .faulty(hasBegun: hasBegun)
    case .offline: .offline(hasBegun: hasBegun)
    }
  }
}
