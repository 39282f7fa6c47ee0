/// Sound in memory: one channel of 16-bit samples.
public struct WAVSound: Hashable, Sendable {
  /// Samples a second.
  public let rate: Int
  /// The samples.
  public private(set) var samples: [Int16]

  /// A sound.
  public init(rate: Int, samples: [Int16] = []) {
    self.rate = rate
    self.samples = samples
  }

  /// How long it lasts, in milliseconds.
  public var milliseconds: Int64 { Int64(samples.count) * 1000 / Int64(max(1, rate)) }

  /// Adds a sound of the same rate behind this one, joined sample by sample.
  ///
  /// The first and last few milliseconds of what is added are ramps: recordings rarely begin and end in silence,
  /// and an edge in the wave is heard as a click.
  public mutating func append(_ other: WAVSound) {
    precondition(other.rate == rate, "only sounds of one rate can be joined")
    let ramp = min(rate / 200, other.samples.count / 2)
    for (index, sample) in other.samples.enumerated() {
      let edge = min(index, other.samples.count - 1 - index)
      samples.append(edge < ramp ? Int16(Int(sample) * edge / ramp) : sample)
    }
  }

  /// Adds silence.
  public mutating func append(silence milliseconds: Int) {
    samples += Array(repeating: 0, count: rate * max(0, milliseconds) / 1000)
  }

  // MARK: As a file

  /// The bytes of a WAV file.
  public var file: [UInt8] {
    let size = samples.count * 2
    var bytes = Array("RIFF".utf8) + Self.bytes(UInt32(36 + size)) + Array("WAVEfmt ".utf8)
    bytes += Self.bytes(UInt32(16)) + Self.bytes(UInt16(1)) + Self.bytes(UInt16(1))
    bytes += Self.bytes(UInt32(rate)) + Self.bytes(UInt32(rate * 2))
    bytes += Self.bytes(UInt16(2)) + Self.bytes(UInt16(16)) + Array("data".utf8) + Self.bytes(UInt32(size))
    bytes.reserveCapacity(44 + size)
    for sample in samples { bytes += Self.bytes(UInt16(bitPattern: sample)) }
    return bytes
  }

  /// Reads a WAV file of one channel and 16 bits a sample; `nil` for anything else.
  ///
  /// A program that writes to a pipe does not know the length beforehand, so a size beyond the end means: up to
  /// the end.
  public init?(file bytes: [UInt8]) {
    guard bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WAVE".utf8)) else {
      return nil
    }
    var rate: Int?
    var place = 12
    while let size = Self.number(bytes, at: place + 4, count: 4) {
      let name = bytes[place..<place + 4]
      let body = place + 8
      if name.elementsEqual("fmt ".utf8) {
        guard Self.number(bytes, at: body, count: 2) == 1, Self.number(bytes, at: body + 2, count: 2) == 1,
          Self.number(bytes, at: body + 14, count: 2) == 16,
          let found = Self.number(bytes, at: body + 4, count: 4), (8_000...48_000).contains(found)
        else { return nil }
        rate = found
      } else if name.elementsEqual("data".utf8) {
        guard let rate else { return nil }
        let end = min(bytes.count, body + size)
        self.init(
          rate: rate,
          samples: stride(from: body, to: end - 1, by: 2).map {
            Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
          })
        return
      }
      // Chunks begin at even places.
      place = body + size + size % 2
    }
    return nil
  }

  private static func number(_ bytes: [UInt8], at place: Int, count: Int) -> Int? {
    guard place >= 0, place + count <= bytes.count else { return nil }
    return bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
