import CallFlow
import Model

extension ConfigField where Value == ClientCommand {
  /// A vendor's program with the signs it gives.
  static var clientCommand: Self {
    ConfigField { node, report in
      // Where the mapping as a whole contradicts the form, its own place is named.
      let parts = ConfigField<Parts>.mapping { $0.commandParts() }.read(node, &report)
      guard let parts else { return nil }
      do throws(CallTargetError) {
        return try ClientCommand(
          parts.arguments, ready: parts.ready, connected: parts.connected, ended: parts.ended,
          exits: parts.exits)
      } catch {
        report.say("expected \(error.expected)", at: node.mark, hint: error.advice)
        return nil
      }
    }
  }

  /// What is written, before the program's own rules.
  fileprivate struct Parts {
    var arguments: [String]
    var ready: ClientCommand.Sign
    var connected: String?
    var ended: String?
    var exits: [Int: CallReason]
  }
}

extension ConfigFields {
  fileprivate mutating func commandParts() -> ConfigField<ClientCommand>.Parts? {
    let arguments = required("run", .list(of: .argument, count: 1...32))
    let ready = required("ready", .commandSign)
    let connected = optional("connected", .argument)
    let ended = optional("ended", .argument)
    let exits = value("exit", .exitStatuses, default: [:])
    guard let arguments, let ready else { return nil }
    return .init(arguments: arguments, ready: ready, connected: connected, ended: ended, exits: exits)
  }
}

extension ConfigField where Value == String {
  /// One element of a command line, or a text that a program prints, as it is written.
  fileprivate static var argument: Self {
    ConfigField(expected: "a text") { $0 }
  }
}

extension ConfigField where Value == ClientCommand.Sign {
  /// `{ line: … }` or `{ window: … }`.
  fileprivate static var commandSign: Self {
    .mapping { fields in
      let line = fields.optional("line", .argument)
      let window = fields.optional("window", .argument)
      switch (line, window) {
      case (let line?, nil): return .line(line)
      case (nil, let window?): return .window(window)
      default:
        fields.error(
          "expected exactly one of line, window",
          hint: "write { line: what it prints } or { window: the name of its window }")
        return nil
      }
    }
  }
}

extension ConfigField where Value == [Int: CallReason] {
  /// What exit statuses mean: `{ 3: busy, 4: absent }`.
  fileprivate static var exitStatuses: Self {
    ConfigField { node, report in
      guard case .mapping(let entries) = node.content else {
        report.expected("exit statuses with what they mean, such as { 3: busy }", at: node)
        return nil
      }
      var statuses: [Int: CallReason] = [:]
      for entry in entries {
        // A key is not shown: anything may be written there.
        guard let status = Int(entry.key), String(status) == entry.key else {
          report.say("expected an exit status from 0 to 127 before the colon", at: entry.keyMark)
          continue
        }
        let reason = ConfigField<CallReason>.name.read(entry.value, &report)
        if let reason { statuses[status] = reason }
      }
      return statuses
    }
  }
}
