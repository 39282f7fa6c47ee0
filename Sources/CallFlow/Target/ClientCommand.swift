/// A program with its arguments, each of them one element: no shell ever reads them.
public struct ClientCommand: Hashable, Sendable {
  /// The absolute path of the program, then its arguments.
  public let arguments: [String]

  /// Reads the elements. Throws where the program has no absolute path, an element holds a control character,
  /// or there is too much of anything.
  public init(_ arguments: [String]) throws(CallTargetError) {
    guard let program = arguments.first, program.hasPrefix("/"), !program.hasSuffix("/"),
      !program.split(separator: "/").contains("..")
    else {
      throw CallTargetError(
        expected: "the absolute path of a program, then its arguments",
        advice: "begin with /, such as [/opt/vendor/client, --room, \"12\"]")
    }
    guard arguments.count <= 32, arguments.allSatisfy({ $0.utf8.count <= 512 && !ASCII.hasControl($0) })
    else {
      throw CallTargetError(
        expected: "at most 32 arguments of at most 512 plain characters each",
        advice: "take out line ends and other control characters")
    }
    self.arguments = arguments
  }
}
