internal import CallFlow

/// The camera's picture for the self-test, frame by frame.
enum PreviewSource {
  static let width = 640
  static let height = 360
  /// Bytes of a frame: blue, green, red and one without meaning for each pixel.
  static let bytes = width * height * 4

  /// Starts the picture. The frames are as `MediaStream` hands them on.
  static func start(
    _ source: CallMedia.Source, host: CallHost,
    frame: @escaping @Sendable (UnsafeRawBufferPointer) -> Void, ended: @escaping @Sendable () -> Void
  ) throws(CallClientError) -> MediaStream {
    try MediaStream(
      command(source), devices: source.files, host: host, size: bytes, piece: frame, ended: ended)
  }

  private static func command(_ source: CallMedia.Source) throws(CallClientError) -> MediaCommand {
    switch source {
    case .devices(let devices):
      if let preview = devices.preview { return try preview.executable }
      return try .known(
        "/usr/bin/ffmpeg", package: "ffmpeg",
        ["-nostdin", "-loglevel", "quiet", "-fflags", "nobuffer", "-f", "v4l2", "-i", devices.camera]
          + raw(
            filter:
              "fps=15,scale=\(width):\(height):force_original_aspect_ratio=increase,crop=\(width):\(height)"))
    case .test:
      return try .known(
        "/usr/bin/ffmpeg", package: "ffmpeg",
        [
          "-nostdin", "-loglevel", "quiet", "-re", "-f", "lavfi", "-i",
          "testsrc2=size=\(width)x\(height):rate=15",
        ]
          + raw(filter: nil))
    }
  }

  private static func raw(filter: String?) -> [String] {
    (filter.map { ["-vf", $0] } ?? []) + ["-pix_fmt", "bgr0", "-f", "rawvideo", "pipe:1"]
  }

  /// Whether a frame shows anything: a covered lens, and a camera that is not awake yet, give black. That holds where
  /// all but a hundredth of the points, of which 1,440 are looked at, are nearly black.
  static func isDark(_ frame: UnsafeRawBufferPointer) -> Bool {
    var bright = 0
    var points = 0
    for y in stride(from: 4, to: height, by: 12) {
      for x in stride(from: 4, to: width, by: 12) {
        let at = (y * width + x) * 4
        points += 1
        if max(frame[at], frame[at + 1], frame[at + 2]) > 40 { bright += 1 }
      }
    }
    return bright * 100 < points
  }
}

extension MediaCommand {
  /// The command, where its program can be started.
  var executable: Self {
    get throws(CallClientError) {
      guard isExecutable(arguments[0]) else { throw .missingProgram(arguments[0]) }
      return self
    }
  }

  /// A program of Debian's, which may not be installed.
  static func known(_ program: String, package: String, _ arguments: [String]) throws(CallClientError) -> Self
  {
    guard isExecutable(program) else { throw .missing(program: program, package: package) }
    do {
      return try MediaCommand([program] + arguments)
    } catch {
      throw .refused(error.description)
    }
  }
}

extension CallMedia.Source {
  /// What of the machine's devices a program for it gets.
  var files: Sandbox.Devices {
    switch self {
    case .devices: .all
    case .test: .none
    }
  }
}
