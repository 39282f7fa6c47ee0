import Foundation
import KioskTesting
import Model
import SDLBackend
import Testing
import UI

@testable import Screens

@Suite struct AidShoot {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["AID_SHOOT"] != nil)) func shoot() throws {
    let env = ProcessInfo.processInfo.environment
    let wanted = env["AID_SHOOT"] ?? ""
    let icons = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Assets/icons")
    let painter = Painter(fonts: try FontSet(), iconFolder: icons.path)
    for (pn, panel) in [
      ("portrait", Size(width: 1080, height: 1920)), ("landscape", Size(width: 1920, height: 1080)),
    ] {
      let canvas = Theme.canvas(forPanel: panel)
      let scale = Double(panel.width) / Double(canvas.width)
      let measuring = FontMeasuring(fonts: painter.fonts, scale: scale)
      for scene in AidScene.all {
        for locale in Model.Locale.allCases {
          for (mn, mode) in [
            ("normal", DisplayMode()), ("large-contrast", DisplayMode(large: true, contrast: true)),
            ("large", DisplayMode(large: true)),
          ] {
            let name = "\(scene.name)-\(pn)-\(locale.rawValue)-\(mn)"
            guard wanted.split(separator: ",").contains(where: { name.contains($0) }) else { continue }
            for page in 0..<(env["AID_PAGES"].flatMap { Int($0) } ?? 1) {
              var app = try scene.app()
              app.locale = locale
              app.mode = mode
              _ = app.update(.action(.aidCheck(.page(page))), at: app.now)
              let tree = Layout.place(
                app.view(canvas: canvas, measuring: measuring), theme: app.theme(canvas: canvas),
                measuring: measuring)
              let paper = try OffscreenCanvas(painter: painter, pixels: panel, scale: scale)
              paper.repaint(tree.displayList(theme: app.theme(canvas: canvas)))
              try paper.writePNG(to: "/tmp/aidshots/\(name)-\(page).png")
            }
          }
        }
      }
    }
  }
}
