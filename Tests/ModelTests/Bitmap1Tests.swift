import Model
import Testing

@Suite struct Bitmap1Tests {
  @Test func theLeftmostDotIsTheHighestBitOfTheFirstByte() {
    var paper = Bitmap1(width: 10, height: 2)
    paper[0, 0] = true
    paper[9, 1] = true
    #expect(paper.bytesPerRow == 2)
    #expect(paper.bytes == [0x80, 0, 0, 0x40])
    #expect(Array(paper.row(1)) == [0, 0x40])
    paper[9, 1] = false
    #expect(paper.bytes == [0x80, 0, 0, 0])
  }

  @Test func aRectangleThatLeavesThePaperFillsWhatIsOnIt() {
    var paper = Bitmap1(width: 4, height: 3)
    paper.fill(x: -5, y: 1, width: 7, height: 9)
    #expect(paper.bytes == [0, 0xC0, 0xC0])
    paper.fill(x: 3, y: 3, width: -2, height: 1)
    paper[4, 0] = true
    #expect(!paper[4, 0] && !paper[-1, -1])
    #expect(paper.bytes == [0, 0xC0, 0xC0])
  }
}
