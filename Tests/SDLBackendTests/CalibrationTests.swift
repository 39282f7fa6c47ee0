import Foundation
import SDLBackend
import Testing
import UI

@Suite struct CalibrationTests {
  private let canvas = Size(width: 1080, height: 1920)

  @Test(arguments: [
    (TouchCalibration.Rotation.none, Point(x: 270, y: 192)), (.quarter, Point(x: 972, y: 480)),
    (.half, Point(x: 810, y: 1728)), (.threeQuarters, Point(x: 108, y: 1440)),
  ])
  func `a turned panel is turned back`(rotation: TouchCalibration.Rotation, expected: Point) {
    #expect(TouchCalibration(rotation: rotation).point(x: 0.25, y: 0.1, canvas: canvas) == expected)
  }

  @Test func `the matrix stretches, shifts and shears after the turn`() {
    let matrix = TouchCalibration.Matrix(xx: 1.1, xy: 0, dx: -0.05, yx: 0, yy: 0.9, dy: 0.05)
    let calibration = TouchCalibration(matrix: matrix)
    #expect(calibration.point(x: 0.5, y: 0.5, canvas: canvas) == Point(x: 540, y: 960))
    #expect(calibration.point(x: 0.1, y: 0, canvas: canvas) == Point(x: 64, y: 96))
    let swapped = TouchCalibration.Matrix(xx: 0, xy: 1, dx: 0, yx: 1, yy: 0, dy: 0)
    #expect(
      TouchCalibration(rotation: .half, matrix: swapped).point(x: 0.25, y: 0.5, canvas: canvas)
        == Point(x: 540, y: 1440))
  }

  @Test(arguments: [
    (-0.2, 0.5, Point(x: 0, y: 960)), (0.5, 1.0, Point(x: 540, y: 1919)), (7, -7, Point(x: 1079, y: 0)),
    (.nan, .nan, Point(x: 0, y: 0)),
  ])
  func `what lies outside the picture is moved to its edge`(x: Double, y: Double, expected: Point) {
    #expect(TouchCalibration().point(x: x, y: y, canvas: canvas) == expected)
  }

  @Test func `a calibration survives being written and read`() throws {
    let calibration = TouchCalibration(
      rotation: .quarter, matrix: TouchCalibration.Matrix(xx: 1.02, xy: 0.01, dx: 0, yx: 0, yy: 1, dy: -0.01))
    let data = try JSONEncoder().encode(calibration)
    #expect(try JSONDecoder().decode(TouchCalibration.self, from: data) == calibration)
  }
}
