internal import Foundation

/// Lines that a command prints while it runs, each at once: whoever reads them may wait for them.
enum CommandLines {
  /// Prints a value as one line of JSON, or in words.
  static func print(_ value: some Encodable, json: Bool, words: () -> String) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Values of texts and whole numbers can always be encoded.
    let document = json ? try? encoder.encode(value) : Data(words().utf8)
    FileHandle.standardOutput.write((document ?? Data()) + Data("\n".utf8))
  }
}

/// Somebody's Ctrl-C, or a polite signal to end. Heard on a queue of the system, as long as this value is there.
struct Interrupts {
  private let sources: [any DispatchSourceSignal]

  init(_ heard: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler(handler: heard)
      source.resume()
      return source
    }
  }

  /// Hears no more.
  func stop() { sources.forEach { $0.cancel() } }
}
