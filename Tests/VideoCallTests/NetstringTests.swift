import Testing

@testable import VideoCall

@Suite struct NetstringTests {
  @Test func framesAreFoundWhereverThePiecesAreCut() {
    let bytes = Netstring.frame(Array("hello".utf8)) + Netstring.frame([]) + Netstring.frame(Array("{}".utf8))
    for size in 1...bytes.count {
      var reader = Netstring.Reader()
      var found: [String] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        let piece = bytes[start..<min(bytes.count, start + size)]
        found += reader.add(piece).map { String(decoding: $0, as: UTF8.self) }
      }
      #expect(found == ["hello", "", "{}"])
      #expect(!reader.isBroken)
    }
  }

  @Test(arguments: ["x", "5hello,", "5:hello;", "9999999:", ":", "-1:,", "999999:"])
  func whatIsNoFrameBreaksTheReader(text: String) {
    var reader = Netstring.Reader()
    #expect(reader.add(Array(text.utf8)) == [])
    #expect(reader.isBroken)
  }
}
