internal import ArgumentParser
internal import Foundation

/// The one executable. Exit status: 0 done, 1 a finding or a refusal, 2 wrong use.
@main
struct KioskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk",
    abstract: "A touch terminal for public legal-service halls.",
    subcommands: [
      RunCommand.self, TourCommand.self, ShootCommand.self, ScriptCommand.self, ReplayCommand.self,
      PrepareCommand.self, LawCommand.self, AidCommand.self, SlipCommand.self, TicketCommand.self,
      ServeCommand.self,
      HelpCallsCommand.self,
      CallCommand.self, CallBacksCommand.self,
      CheckCommand.self, DoctorCommand.self, PINCommand.self, BenchCommand.self,
    ])

  /// Parses and runs; ArgumentParser's own status for wrong use (64) becomes the project's 2.
  static func main() {
    LargeBlocks.goBackWhenFreed()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let refusal as Refusal {
      standardError(refusal.description)
      Foundation.exit(refusal.status)
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code == .success {
        print(text)
        Foundation.exit(0)
      }
      if !text.isEmpty { standardError(text) }
      Foundation.exit(code == .validationFailure ? 2 : code == .failure ? 1 : code.rawValue)
    }
  }
}

/// Why a command does not do what was asked, as a sentence, with the exit status.
struct Refusal: Error, CustomStringConvertible {
  var description: String
  var status: Int32

  init(_ sentence: String, status: Int32 = 1) {
    description = sentence
    self.status = status
  }
}

/// Writes a line to standard error.
func standardError(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}

/// Prints one JSON document on standard output.
func printJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  print(String(decoding: try encoder.encode(value), as: UTF8.self))
}
