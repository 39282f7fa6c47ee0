import CallFlow
import Model

extension ConfigField where Value == CallTarget {
  /// One way to reach somebody: a mapping with the kind as its only key.
  static var callTarget: Self {
    ConfigField { node, report in
      guard case .mapping(let entries) = node.content, entries.count == 1 else {
        report.say(
          "expected exactly one of sip, web, command, phone", at: node.mark,
          hint: "write one target a line, such as - sip: sips:lawyer@host.example")
        return nil
      }
      return byKind.read(node, &report)
    }
  }

  private static var byKind: Self {
    .mapping { fields in
      let sip = fields.optional("sip", address { text throws(CallTargetError) in .sip(try SIPAddress(text)) })
      let web = fields.optional("web", address { text throws(CallTargetError) in .web(try WebAddress(text)) })
      let command = fields.optional("command", .clientCommand).map(CallTarget.command)
      let phone = fields.optional("phone", .phoneNumber).map(CallTarget.phone)
      return sip ?? web ?? command ?? phone
    }
  }

  /// An address, which is never shown in a complaint: it may name a person.
  private static func address(_ make: @escaping (String) throws(CallTargetError) -> CallTarget) -> Self {
    ConfigField { node, report in
      guard case .scalar(let text) = node.content else {
        report.expected("an address", at: node)
        return nil
      }
      return checked(node, &report) { () throws(CallTargetError) in try make(text) }
    }
  }

  private static func checked(
    _ node: ConfigNode, _ report: inout ConfigReport, _ make: () throws(CallTargetError) -> CallTarget
  ) -> CallTarget? {
    do {
      return try make()
    } catch {
      report.expected(error.expected, at: node, isSecret: true, hint: error.advice)
      return nil
    }
  }
}
