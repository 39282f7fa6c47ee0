/// A program that writes raw picture or sound to its standard output, in place of the machine's own devices: its
/// absolute path, then its arguments, each of them one element that no shell ever reads.
public struct MediaCommand: Hashable, Sendable {
  /// The absolute path of the program, then its arguments.
  public let arguments: [String]

  /// Reads the elements. Throws where the program has no absolute path, an element holds a control character, or
  /// there is too much of anything.
  public init(_ arguments: [String]) throws(CallTargetError) {
    guard let program = arguments.first, program.hasPrefix("/"), !program.hasSuffix("/"),
      !program.split(separator: "/").contains("..")
    else {
      throw CallTargetError(
        expected: "the absolute path of a program, then its arguments",
        advice: "begin with /, such as [/usr/bin/ffmpeg, -i, /dev/video1]")
    }
    guard arguments.count <= 64, arguments.allSatisfy({ $0.utf8.count <= 512 && !ASCII.hasControl($0) })
    else {
      throw CallTargetError(
        expected: "at most 64 arguments of at most 512 plain characters each",
        advice: "take out line ends and other control characters")
    }
    self.arguments = arguments
  }
}
