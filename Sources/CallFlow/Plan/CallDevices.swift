/// Camera and sound device by the names that the system has for them.
public struct CallDevices: Hashable, Sendable {
  /// The camera, such as `/dev/video0`.
  public let camera: String
  /// The sound device by its ALSA name, such as `default` or `plughw:1,0`.
  public let sound: String
  /// What writes the camera's picture for the self-test, where it is not the usual program.
  public var preview: MediaCommand?
  /// What writes the microphone's sound for the self-test, where it is not the usual program.
  public var meter: MediaCommand?

  /// The first camera and the default sound device.
  public init() {
    camera = "/dev/video0"
    sound = "default"
  }

  /// Devices; `nil` where a name holds anything that could end it.
  public init?(camera: String, sound: String) {
    let isPlain = { (text: String, marks: String) in
      (1...64).contains(text.utf8.count)
        && text.utf8.allSatisfy { ASCII.isAlphanumeric($0) || marks.utf8.contains($0) }
    }
    guard camera.hasPrefix("/dev/"), !camera.contains(".."), isPlain(camera, "/_-."), isPlain(sound, ":,=_-.")
    else { return nil }
    self.camera = camera
    self.sound = sound
  }
}
