import Model

/// Reads the printer's bytes strictly: whatever is not one of the commands we send is an error.
struct ReceiptDecoder {
  /// Why bytes are not what a slip is made of.
  struct Unknown: Error, CustomStringConvertible {
    var description: String
  }

  /// What came out of the printer, cut or torn off.
  private(set) var slips: [Bitmap1] = []
  /// How each slip ended: `GS V 66 n` or `ESC d n`.
  private(set) var endings: [[UInt8]] = []
  /// The most rows that one raster command had.
  private(set) var tallestBand = 0
  /// Whether zeros between two commands are nothing, as they are to real printers.
  var takesPadding = false
  private var pending: [UInt8] = []
  private var rows: [[UInt8]] = []

  /// Whether nothing is left of a command or a slip.
  var isBetweenSlips: Bool { pending.isEmpty && rows.isEmpty }

  mutating func feed(_ bytes: some Sequence<UInt8>) throws {
    pending += bytes
    while try takeCommand() {}
  }

  private mutating func takeCommand() throws -> Bool {
    let begin = Array(pending.prefix(3))
    switch begin.first {
    case nil: return false
    case 0 where takesPadding: pending.removeFirst()
    case 0x1B where begin.count < 2, 0x1D where begin.count < 3: return false
    case 0x1B where begin[1] == 0x40: pending.removeFirst(2)
    case 0x1B where begin[1] == 0x64:
      guard pending.count >= 3 else { return false }
      finish(pending[2...2])
      pending.removeFirst(3)
    case 0x1D where begin == [0x1D, 0x76, 0x30]: return try takeBand()
    case 0x1D where begin == [0x1D, 0x56, 66]:
      guard pending.count >= 4 else { return false }
      finish(pending[2...3])
      pending.removeFirst(4)
    default: throw Unknown(description: "unknown command \(begin)")
    }
    return true
  }

  private mutating func takeBand() throws -> Bool {
    guard pending.count >= 8 else { return false }
    let width = Int(pending[4]) | Int(pending[5]) << 8
    let height = Int(pending[6]) | Int(pending[7]) << 8
    guard pending[3] == 0, width > 0, height > 0 else {
      throw Unknown(description: "raster \(pending.prefix(8))")
    }
    guard pending.count >= 8 + width * height else { return false }
    for row in 0..<height { rows.append(Array(pending[8 + row * width..<8 + (row + 1) * width])) }
    tallestBand = max(tallestBand, height)
    pending.removeFirst(8 + width * height)
    return true
  }

  private mutating func finish(_ ending: ArraySlice<UInt8>) {
    endings.append(Array(ending))
    var picture = Bitmap1(width: (rows.first?.count ?? 0) * 8, height: rows.count)
    for (y, row) in rows.enumerated() {
      for x in 0..<picture.width where row[x / 8] & (0x80 >> UInt8(x % 8)) != 0 { picture[x, y] = true }
    }
    slips.append(picture)
    rows = []
  }
}
