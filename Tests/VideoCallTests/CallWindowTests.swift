import Testing
import VideoCall

struct CallWindowTests {
  @Test func `a place of another shape lies in the middle and is as large as can be`() {
    let tall = CallWindow(x: 0, y: 96, width: 1080, height: 1000)
    #expect(tall.largest(shape: 16, to: 9) == CallWindow(x: 0, y: 292, width: 1080, height: 607))
    let wide = CallWindow(x: 10, y: 0, width: 1900, height: 450)
    #expect(wide.largest(shape: 16, to: 9) == CallWindow(x: 560, y: 0, width: 800, height: 450))
  }
}
