import Foundation
import Testing
import Typography
import UI

@testable import SDLBackend

/// All tests of the backend, one after the other: SDL's display is one for the process.
@Suite(.serialized) enum BackendTests {}

/// The icons of the checkout that holds this file.
let iconFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Assets/icons").path

func makePainter() throws -> Painter {
  Painter(fonts: try FontSet(), iconFolder: iconFolder)
}

func makeCanvas(_ width: Int, _ height: Int, scale: Double = 1) throws -> OffscreenCanvas {
  try OffscreenCanvas(painter: makePainter(), pixels: Size(width: width, height: height), scale: scale)
}

func rect(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> Rect {
  Rect(x: x, y: y, width: width, height: height)
}

/// A folder that is gone when the value is.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "kiosk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("left behind: \(path) (\(error))")
    }
  }
}

/// Random numbers that `SEED=…` repeats.
struct SeededGenerator: RandomNumberGenerator {
  let seed: UInt64
  private var state: UInt64

  init() {
    seed =
      ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...UInt64.max)
    state = seed
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
