import CSDL2
import Foundation
import Testing
import UI

@testable import SDLBackend

extension BackendTests {
  @Suite(.serialized) struct WindowTests {
    private let page: [DrawCommand] = [
      .fill(rect(0, 0, 1080, 1920), Color(0xFBFAF6), radius: 0, topOnly: false),
      .fill(rect(100, 1400, 400, 200), Color(0x0B5350), radius: 20, topOnly: false),
    ]

    private func open(_ display: VirtualDisplay?, _ extent: KioskWindow.Extent) throws -> KioskWindow {
      setenv("SDL_VIDEODRIVER", display == nil ? "dummy" : "x11", 1)
      if let display { setenv("DISPLAY", display.name, 1) }
      return try KioskWindow(painter: makePainter(), extent: extent, title: "kiosk test")
    }

    /// What the window tells until `isEnough`, at most five seconds long.
    private func events(_ window: KioskWindow, until isEnough: ([WindowEvent]) -> Bool) -> [WindowEvent] {
      var all: [WindowEvent] = []
      let end = ContinuousClock.now + .seconds(5)
      while !isEnough(all), ContinuousClock.now < end { all += window.wait(atMost: 100) }
      return all
    }

    private func settle(_ window: KioskWindow) {
      _ = events(window) { _ in window.wait(atMost: 200).isEmpty }
    }

    /// A window that shows the page on an X server of its own. The server outlives the window: SDL ends the
    /// program when its display goes away.
    private func onScreen(
      _ extent: KioskWindow.Extent, width: Int = 540, height: Int = 960,
      _ body: (VirtualDisplay, KioskWindow) throws -> Void
    ) throws {
      let display = try VirtualDisplay(width: width, height: height)
      try withExtendedLifetime(display) {
        let window = try open(display, extent)
        try window.present(page)
        settle(window)
        try window.present(page)
        settle(window)
        try body(display, window)
      }
    }

    // MARK: Without a display

    @Test func `without a display the error says what to start`() throws {
      setenv("SDL_VIDEODRIVER", "x11", 1)
      setenv("DISPLAY", ":65000", 1)
      let error = try #require(throws: BackendError.self) {
        try KioskWindow(painter: makePainter(), extent: .fullScreen, title: "kiosk test")
      }
      #expect(error.description.contains("DISPLAY"))
    }

    @Test func `a wait ends when its time is up, and at once when another thread wakes it`() throws {
      let window = try open(nil, .window(Size(width: 270, height: 480)))
      settle(window)
      #expect(window.wait(atMost: 10) == [])
      let wake = window.wake
      Thread.detachNewThread {
        usleep(50_000)
        wake.wake()
      }
      #expect(window.wait() == [.woken])
    }

    @Test func `a thousand wakes from four threads are one event, and the next one comes again`() throws {
      let window = try open(nil, .window(Size(width: 270, height: 480)))
      settle(window)
      let wake = window.wake
      DispatchQueue.concurrentPerform(iterations: 1000) { _ in wake.wake() }
      #expect(window.wait(atMost: 1000) == [.woken])
      #expect(window.wait(atMost: 10) == [])
      wake.wake()
      #expect(window.wait(atMost: 1000) == [.woken])
    }

    @Test func `the canvas is 1080 points along its short side`() throws {
      let portrait = try open(nil, .window(Size(width: 540, height: 960)))
      #expect(portrait.canvas == Size(width: 1080, height: 1920))
      #expect(portrait.scale == 0.5)
      let landscape = try open(nil, .window(Size(width: 1366, height: 768)))
      #expect(landscape.canvas == Size(width: 1921, height: 1080))
    }

    @Test func `presenting twice paints once`() throws {
      let window = try open(nil, .window(Size(width: 270, height: 480)))
      settle(window)
      #expect(try window.present(page) == [rect(0, 0, 270, 480)])
      #expect(try window.present(page) == [])
    }

    @Test func `a frame from another thread is painted without a new page, and its end too`() throws {
      setenv("SDL_VIDEODRIVER", "dummy", 1)
      let painter = try makePainter()
      let window = try KioskWindow(
        painter: painter, extent: .window(Size(width: 270, height: 480)), title: "kiosk test")
      settle(window)
      let page = page + [.live(.selfPreview, rect(100, 1400, 400, 200), radius: 0)]
      try window.present(page)
      let pictures = painter.livePictures
      Thread.detachNewThread {
        [UInt32](repeating: 0xFF0000, count: 64).withUnsafeBytes {
          pictures.show(.selfPreview, width: 8, height: 8, pixels: $0)
        }
      }
      #expect(window.wait(atMost: 5000) == [.woken])
      // It is there already: presenting the same page paints nothing.
      #expect(try window.present(page) == [])
      pictures.clear(.selfPreview)
      #expect(window.wait(atMost: 5000) == [.woken])
      #expect(try window.present(page) == [])
    }

    // MARK: On an X server

    @Test func `a page reaches the screen and a click its points`() throws {
      try onScreen(.fullScreen) { display, window in
        #expect(try display.pixel(x: 150, y: 750) == 0x0B5350)
        #expect(try display.pixel(x: 500, y: 100) == 0xFBFAF6)

        try display.xdotool(
          "mousemove", "150", "750", "mousedown", "1", "mousemove", "160", "750", "mouseup", "1")
        let touches = events(window) { $0.count >= 3 }
        #expect(touches.first == .touch(.down(finger: -1, at: Point(x: 300, y: 1500))))
        #expect(touches.last == .touch(.up(finger: -1, at: Point(x: 320, y: 1500))))
        #expect(touches.contains(.touch(.moved(finger: -1, at: Point(x: 320, y: 1500)))))
      }
    }

    @Test func `the right button and a pointer that only moves are no touch`() throws {
      try onScreen(.fullScreen) { display, window in
        try display.xdotool("mousemove", "150", "750", "click", "3", "mousemove", "200", "760")
        #expect(window.wait(atMost: 300) == [])
      }
    }

    @Test func `a developer's keys arrive by name`() throws {
      try onScreen(.fullScreen) { display, window in
        try display.xdotool("key", "g", "7", "BackSpace", "Return", "Escape", "F5", "ctrl+c")
        let keys = events(window) { $0.count >= 5 }
        #expect(
          keys == [
            .key(.character("g")), .key(.character("7")), .key(.backspace), .key(.enter), .key(.escape),
          ])
      }
    }

    @Test func `another size of the window is told, and the next page fills it`() throws {
      try onScreen(.window(Size(width: 540, height: 960)), width: 1080, height: 1080) { display, window in
        try display.xdotool("search", "--name", "kiosk test", "windowsize", "1000", "500")
        let resized = events(window) { $0.contains { if case .resized = $0 { true } else { false } } }
        #expect(resized.contains(.resized(Size(width: 2160, height: 1080))))
        #expect(window.panel == Size(width: 1000, height: 500))
        #expect(try window.present(page) == [rect(0, 0, 1000, 500)])
      }
    }

    @Test func `a signal to end is told as quit`() throws {
      try onScreen(.fullScreen) { _, window in
        kill(getpid(), SIGTERM)
        #expect(events(window) { $0.contains(.quit) }.contains(.quit))
      }
    }
  }

  @Suite struct TranslatorTests {
    private func translator(isFullScreen: Bool = true) -> EventTranslator {
      EventTranslator(
        isFullScreen: isFullScreen, calibration: TouchCalibration(rotation: .half),
        canvas: Size(width: 1080, height: 1920), scale: 1)
    }

    @Test func `fingers are calibrated, and one that the window loses is cancelled`() {
      var translator = translator()
      #expect(
        translator.translate(.finger(.down, id: 7, x: 0.25, y: 0.25))
          == [.touch(.down(finger: 7, at: Point(x: 810, y: 1440)))])
      #expect(
        translator.translate(.finger(.move, id: 7, x: 0.5, y: 0.25))
          == [.touch(.moved(finger: 7, at: Point(x: 540, y: 1440)))])
      #expect(translator.translate(.finger(.move, id: 8, x: 0.5, y: 0.5)) == [])
      #expect(translator.translate(.window(.focusLost)) == [.touch(.cancelled(finger: 7))])
      #expect(translator.translate(.finger(.up, id: 7, x: 0.5, y: 0.25)) == [])
    }

    @Test func `closing a window ends the program, closing the kiosk does not`() {
      var kiosk = translator()
      var developer = translator(isFullScreen: false)
      #expect(kiosk.translate(.window(.close)) == [])
      #expect(developer.translate(.window(.close)) == [.quit])
    }
  }
}
