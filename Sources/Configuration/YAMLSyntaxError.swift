import Model
import Yams

extension YamlError {
  /// The parser's complaint at its place in `file`, with what usually causes it.
  func diagnostic(file: String) -> Diagnostic {
    switch self {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      Self.diagnostic(problem, context: context, mark: mark, file: file)
    case .duplicatedKeysInMapping(let keys, let context):
      Diagnostic(
        file: file, line: max(1, context.mark.line), column: max(1, context.mark.column),
        message: "the key \"\(keys.first ?? "")\" is written twice in this mapping", hint: "keep one of them")
    case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem),
      .representer(let problem):
      // `SourceText` finds what the reader would, with its place; the others belong to writing.
      Diagnostic(file: file, line: 1, message: "this is not valid YAML: \(problem)")
    case .memory, .no, .dataCouldNotBeDecoded:
      Diagnostic(file: file, line: 1, message: "this file could not be parsed")
    }
  }

  private static func diagnostic(_ problem: String, context: Context?, mark: Mark, file: String) -> Diagnostic
  {
    if problem == "found undefined alias" || context?.text == "while scanning an alias" {
      let start = context?.mark ?? mark
      return Diagnostic(
        file: file, line: start.line, column: start.column, message: SourceText.noAliases,
        hint: "put the text into quotes if it begins with *")
    }
    if problem == "but found another document" {
      return Diagnostic(
        file: file, line: mark.line, column: mark.column, message: "a second document begins here",
        hint: "keep one document: delete the line ---")
    }
    return Diagnostic(
      file: file, line: mark.line, column: mark.column,
      message: "this is not valid YAML: \(background(context, before: mark))\(problem)",
      hint: hint(for: problem))
  }

  /// What the parser was doing, and where that began if it was in an earlier line: there the missing quote is.
  private static func background(_ context: Context?, before mark: Mark) -> String {
    guard let context else { return "" }
    guard context.mark.line < mark.line else { return context.text + ": " }
    return "\(context.text) from \(context.mark): "
  }

  /// What a person most often did who gets this message.
  private static func hint(for problem: String) -> String? {
    switch problem {
    case "mapping values are not allowed in this context":
      "put a text that contains ': ' into quotes, and indent keys of one mapping alike"
    case "found character that cannot start any token", "found a tab character that violates indentation":
      "indent with spaces, not tabs, and put a text that begins with @, ` or % into quotes"
    case "could not find expected ':'", "did not find expected key":
      "each line is 'key: value' with one space after the colon, indented like its neighbours"
    case "found unexpected end of stream", "found unexpected document indicator":
      "close the quote or bracket that was opened"
    default: nil
    }
  }
}
