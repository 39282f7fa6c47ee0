import Testing
import Typography
import UI

@testable import SDLBackend

extension BackendTests {
  @Suite struct PainterTests {
    private let paper = Color(0xFBFAF6)
    private let ink = Color(0x0B5350)

    private func page(_ commands: [DrawCommand], width: Int = 120, height: Int = 100, scale: Double = 1)
      throws
      -> PixelImage
    {
      let canvas = try makeCanvas(width, height, scale: scale)
      canvas.paint([.fill(rect(0, 0, 4000, 4000), paper, radius: 0, topOnly: false)] + commands)
      return canvas.image
    }

    @Test func `a round fill leaves its corners free, is even all around and soft at the bend`() throws {
      let image = try page([.fill(rect(10, 10, 100, 80), ink, radius: 20, topOnly: false)])
      #expect(image.color(x: 10, y: 10) == paper)
      #expect(image.color(x: 60, y: 10) == ink)
      #expect(image.color(x: 10, y: 50) == ink)
      #expect(image.color(x: 60, y: 50) == ink)
      #expect(image.color(x: 9, y: 50) == paper)
      #expect(image.color(x: 110, y: 50) == paper)
      var shades: Set<Color> = []
      for y in 0..<50 {
        for x in 0..<60 {
          let color = image.color(x: x, y: y)
          shades.insert(color)
          #expect(color == image.color(x: 119 - x, y: y))
          #expect(color == image.color(x: x, y: 99 - y))
        }
      }
      #expect(shades.count > 6)
    }

    @Test func `the dock is round at the top only`() throws {
      let image = try page([.fill(rect(10, 10, 100, 80), ink, radius: 20, topOnly: true)])
      #expect(image.color(x: 10, y: 10) == paper)
      #expect(image.color(x: 109, y: 10) == paper)
      #expect(image.color(x: 10, y: 89) == ink)
      #expect(image.color(x: 109, y: 89) == ink)
    }

    @Test(arguments: [(0, 2), (14, 2), (20, 4), (2, 6), (28, 16)])
    func `an edge has its thickness on every side and nothing inside`(radius: Int, width: Int) throws {
      let image = try page([.edge(rect(10, 10, 100, 80), ink, width: width, radius: radius)])
      for depth in 0..<width {
        #expect(image.color(x: 60, y: 10 + depth) == ink)
        #expect(image.color(x: 60, y: 89 - depth) == ink)
        #expect(image.color(x: 10 + depth, y: 50) == ink)
        #expect(image.color(x: 109 - depth, y: 50) == ink)
      }
      #expect(image.color(x: 60, y: 10 + width) == paper)
      #expect(image.color(x: 10 + width, y: 50) == paper)
      #expect((image.color(x: 10, y: 10) == ink) == (radius == 0))
    }

    @Test func `a radius larger than the box makes a circle`() throws {
      let image = try page([.fill(rect(20, 20, 41, 41), ink, radius: 500, topOnly: false)])
      #expect(image.color(x: 40, y: 20) == ink)
      #expect(image.color(x: 20, y: 40) == ink)
      #expect(image.color(x: 22, y: 22) == paper)
      #expect(image.color(x: 60, y: 40) == ink)
    }

    @Test func `a scrim darkens evenly, corners included`() throws {
      let scrim = Color(0x000000, alpha: 128)
      let image = try page([.fill(rect(0, 0, 120, 100), scrim, radius: 0, topOnly: false)])
      #expect(Set(image.pixels).count == 1)
      #expect((124...127).contains(Int(image.color(x: 3, y: 3).red)))
    }

    @Test func `a gradient begins and ends with its colours`() throws {
      let image = try page([.gradient(rect(0, 10, 120, 80), top: Color(0x063B39), bottom: ink)])
      #expect(image.color(x: 50, y: 10) == Color(0x063B39))
      #expect(image.color(x: 50, y: 89) == ink)
      #expect(image.color(x: 50, y: 9) == paper)
      #expect(image.color(x: 50, y: 90) == paper)
    }

    @Test(arguments: Shadow.allCases)
    func `a shadow shows outside its box and is lightest where it ends`(shadow: Shadow) throws {
      let box = rect(120, 120, 160, 120)
      let image = try page(
        [
          .shadow(box, shadow, Color(0x14201E, alpha: 26), radius: 20),
          .fill(box, Color(0xFFFFFF), radius: 20, topOnly: false),
        ], width: 400, height: 400)
      let y = shadow == .dock ? 118 : 241
      #expect(image.color(x: 200, y: y).red < paper.red)
      #expect(image.color(x: 200, y: 399) == paper)
      #expect(image.color(x: 200, y: 0) == paper)
      #expect(image.color(x: 0, y: 180) == paper)
      #expect(image.color(x: 200, y: 180) == Color(0xFFFFFF))
      for y in 0..<400 { #expect(image.color(x: 110, y: y) == image.color(x: 289, y: y)) }
    }

    @Test func `a shadow without opacity, as in high contrast, draws nothing`() throws {
      let image = try page([.shadow(rect(40, 40, 40, 20), .control, Color(0, alpha: 0), radius: 8)])
      #expect(Set(image.pixels).count == 1)
    }

    @Test func `the shadow of a wide box is that of a narrow one with its middle repeated`() throws {
      func bottomRow(width: Int) throws -> [Color] {
        let box = rect(100, 60, width, 300)
        let image = try page([.shadow(box, .dialog, Color(0), radius: 40)], width: width + 200, height: 480)
        return (0..<image.width).map { image.color(x: $0, y: 380) }
      }
      let narrow = try bottomRow(width: 330)
      let wide = try bottomRow(width: 900)
      #expect(narrow.prefix(250) == wide.prefix(250))
      #expect(narrow.suffix(250) == wide.suffix(250))
      #expect(Set(wide[250..<850]).count == 1)
    }

    @Test func `what leaves the canvas is cut off`() throws {
      let image = try page([
        .fill(rect(-50, -50, 100, 100), ink, radius: 20, topOnly: false),
        .edge(rect(60, 60, 500, 500), ink, width: 4, radius: 20),
        .shadow(rect(-200, 50, 90, 9000), .dialog, Color(0, alpha: 26), radius: 28),
        .text("很长的一行字", x: 100, baseline: 20, width: 300, style: TextStyle(size: 40), color: ink),
        .icon("search", rect(110, 90, 56, 56), ink),
      ])
      #expect(image.color(x: 0, y: 0) == ink)
      #expect(image.color(x: 90, y: 61) == ink)
    }

    @Test func `boxes that touch in points touch in pixels, whatever the scale`() throws {
      for scale in [0.7111, 1.3333, 1.5, 2.0] {
        let columns = (0..<20).map {
          DrawCommand.fill(rect($0 * 7, 0, 7, 60), ink, radius: 0, topOnly: false)
        }
        let image = try page(columns, width: Int(140 * scale), height: 20, scale: scale)
        #expect(Set(image.pixels) == [0x0B5350])
      }
    }

    @Test func `text stands on its baseline in its colour`() throws {
      let image = try page([
        .text("一", x: 10, baseline: 80, width: 80, style: TextStyle(size: 80, weight: .bold), color: ink)
      ])
      let rows = (0..<100).filter { y in (0..<120).contains { image.color(x: $0, y: y) == ink } }
      #expect(!rows.isEmpty)
      #expect(rows.allSatisfy { (42...58).contains($0) })
    }

    @Test func `emoji and half a character draw without a crash`() throws {
      let text = "😀👨‍👩‍👧\u{FFFD}\u{301}é🇨🇳\u{10FFFF}"
      let image = try page([
        .text(text, x: 0, baseline: 60, width: 100, style: TextStyle(size: 40), color: ink)
      ])
      #expect(Set(image.pixels).count > 1)
    }

    @Test func `text of no size, an empty box and an empty list draw nothing`() throws {
      let image = try page([
        .text("字", x: 10, baseline: 50, width: 0, style: TextStyle(size: 0), color: ink),
        .fill(rect(10, 10, 0, 20), ink, radius: 8, topOnly: false),
        .edge(rect(10, 10, 20, 0), ink, width: 2, radius: 8),
        .icon("search", rect(10, 10, 0, 0), ink),
      ])
      #expect(Set(image.pixels).count == 1)
      #expect(try Set(makeCanvas(10, 10).image.pixels) == [0])
    }
  }
}
