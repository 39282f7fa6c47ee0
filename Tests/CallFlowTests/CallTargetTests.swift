import CallFlow
import Testing

/// The grammar of targets: what is written in the configuration and reaches a client.
@Suite struct CallTargetTests {
  @Test(arguments: [
    "sips:lawyer@hall.example", "sips:a.b_c-d@hall.example:5061", "sip:desk1@10.0.0.5;transport=tls",
    "sips:desk@hall.example:443;transport=tls", "sip:lawyer@127.0.0.1", "sip:lawyer@127.0.0.1:5060",
    "sip:lawyer@127.8.9.10:65535;transport=udp", "sip:lawyer@127.0.0.1;transport=tcp", "sips:1@h",
  ])
  func aSIPAddressIsDialledAsItIsWritten(text: String) throws {
    #expect(try SIPAddress(text).text == text)
  }

  @Test(arguments: [
    "sip:lawyer@hall.example", "sip:lawyer@10.0.0.5;transport=udp", "sip:lawyer@localhost",
    "sip:lawyer@127.0.0.1.example", "sip:lawyer@127.1", "sip:lawyer@0127.0.0.1",
    "sip:lawyer@hall;transport=tcp",
  ])
  func whatLeavesThisMachineInTheClearIsRefused(text: String) {
    #expect(throws: CallTargetError.self) { try SIPAddress(text) }
  }

  @Test(arguments: [
    "", "sip:", "lawyer@127.0.0.1", "SIP:lawyer@127.0.0.1", "tel:12348", "sip:@127.0.0.1", "sip:lawyer@",
    "sip:lawyer@127.0.0.1\r\nX-Evil: 1", "sip:lawyer@127.0.0.1?X-Evil=1",
    "sip:lawyer@127.0.0.1;transport=udp quit",
    "sip:lawyer@127.0.0.1;transport=ws", "sip:lawyer@127.0.0.1;lr", "sip:lawyer@127.0.0.1;transport=udp;lr",
    "sip:-lawyer@127.0.0.1", "sip:.lawyer@127.0.0.1", "sip:a b@127.0.0.1", "sip:a%0d@127.0.0.1",
    "sip:a@b@127.0.0.1",
    "sip:a:b@127.0.0.1", "sip:lawyer@127.0.0.1:", "sip:lawyer@127.0.0.1:0", "sip:lawyer@127.0.0.1:65536",
    "sip:lawyer@127.0.0.1:+80", "sip:lawyer@127.0.0.1:05060", "sip:lawyer@127.0.0.1:5060:1", "sips:a@-h",
    "sips:a@h-",
    "sips:a@h..x", "sips:a@.h", "sips:a@h.", "sips:a@[::1]", "sips:a@h_x", "sips:a@256.1.1.1", "sips:a@1.2.3",
    "sips:a@h;transport=udp", "sips:律师@h", "sips:a@律师", "sips:a@h\u{0}", "sips:a\u{301}@h",
    "sips:a@h;transport=TLS",
    "sip:lawyer@１２７.0.0.1", " sip:lawyer@127.0.0.1", "sip:lawyer@127.0.0.1 ", "sip:lawyer@127.0.0.1\n",
  ])
  func whatIsNotOfTheFormIsRefused(text: String) {
    #expect(throws: CallTargetError.self) { try SIPAddress(text) }
  }

  @Test func lengthsAreLimited() throws {
    let name = String(repeating: "a", count: 64)
    _ = try SIPAddress("sips:\(name)@h")
    #expect(throws: CallTargetError.self) { try SIPAddress("sips:\(name)a@h") }
    #expect(throws: CallTargetError.self) { try SIPAddress("sips:a@\(name)") }
  }

  @Test(arguments: [
    "https://hall.example", "https://hall.example/room/1", "https://hall.example:8443/room?id=a-1&x=%20",
    "http://127.0.0.1:8080/room", "http://127.0.0.2/",
  ])
  func aPageIsOpenedAsItIsWritten(text: String) throws {
    #expect(try WebAddress(text).text == text)
  }

  @Test(arguments: [
    "http://hall.example/", "http://localhost/", "http://127.0.0.1.example/", "http://10.0.0.1/",
    "http://user@127.0.0.1/", "http://127.1/", "http:/127.0.0.1/", "ws://127.0.0.1/", "https://",
    "https:///x", "https://user@hall.example/",
    "https://hall.example/a b",
    "https://hall.example/#x", "https://hall.example/\n", "https://hall.example/\"",
    "https://hall.example/../etc",
    "file:///etc/passwd", "javascript:alert(1)", "https://hall.example?a?b", "HTTPS://hall.example/",
    "https://[::1]/",
    "https://hall.example\\@evil.example/", "https://律师.example/", "--app=https://hall.example/",
  ])
  func anyOtherPageIsRefused(text: String) {
    #expect(throws: CallTargetError.self) { try WebAddress(text) }
  }

  @Test(arguments: [
    ("https://Hall.Example/x", "https://hall.example"), ("https://h:443", "https://h"),
    ("https://h:8443/?a", "https://h:8443"), ("http://127.0.0.1:80/", "http://127.0.0.1"),
    ("http://127.0.0.1:443/", "http://127.0.0.1:443"),
  ])
  func theOriginIsWrittenAsABrowserWritesIt(text: String, origin: String) throws {
    #expect(try WebAddress(text).origin == origin)
  }

  @Test func aSignIsATextOfOneLine() throws {
    let make = { (ready: ClientCommand.Sign, connected: String?, exits: [Int: CallReason]) in
      try? ClientCommand(["/x"], ready: ready, connected: connected, ended: connected, exits: exits)
    }
    #expect(make(.line("已注册 registered"), "up", [0: .ended, 127: .busy]) != nil)
    for wrong in ["", " ", "a\nb", "\u{1b}[2J", "\u{7f}", String(repeating: "a", count: 201)] {
      #expect(make(.line(wrong), nil, [:]) == nil)
      #expect(make(.window(wrong), nil, [:]) == nil)
      #expect(make(.line("x"), wrong, [:]) == nil)
    }
    for status in [-1, 128, 256] { #expect(make(.line("x"), nil, [status: .busy]) == nil) }
  }

  @Test func aCommandIsAPathAndItsArguments() throws {
    let command = ["/opt/vendor/client", "--room", "第 1 室"]
    #expect(try ClientCommand(command, ready: .line("ready")).arguments == command)
    for wrong in [
      [], ["client"], ["./client"], ["/opt/../bin/sh"], ["/opt/"], ["/x", "a\nb"], ["/x", "\u{0}"],
      ["/x", "\u{7f}"],
      ["/x", String(repeating: "a", count: 513)], Array(repeating: "/x", count: 33),
    ] {
      #expect(throws: CallTargetError.self) { try ClientCommand(wrong, ready: .line("ready")) }
    }
  }

  @Test func aTelephoneNumberIsDigitsAsPeopleWriteThem() {
    for right in ["110", "12348", "0351-1234567", "+86 351 1234567"] {
      #expect(PhoneNumber(right)?.text == right)
    }
    for wrong in ["", "12", "1234567890123456", "-110", " 110", "11o", "1+10", "110\n", "１１０", "+", "+ 110"] {
      #expect(PhoneNumber(wrong) == nil)
    }
  }

  /// Right addresses with one thing wrong, at a random place.
  @Test func aThousandHostileTargetsAreRefused() {
    var random = SeededRandom(for: "1,000 hostile targets")
    let seeds = [
      "sips:lawyer@hall.example:5061", "sip:desk1@127.0.0.1:5060;transport=udp", "sips:a@h;transport=tls",
    ]
    let poison = [
      "\r\n", "\n", "\r", "\u{0}", "\t", " ", "\"", "'", "`", "$(x)", "|", "&", ";", "<", ">", "?", "#",
      "%00", "\\",
      "/", "//", "@", ",", "{", "}", "[", "]", "(", ")", "*", "=", "+", "~", "!", "^", "\u{202e}", "\u{200b}",
      "é", "律",
      "\u{301}", "．", "＠", ";lr", ";transport=ws", "?X-Evil=1", "\r\nX-Evil: 1", " quit", "\u{7f}", "\u{85}",
    ]
    for _ in 0..<1000 {
      var text = seeds.randomElement(using: &random) ?? ""
      let place = text.index(text.startIndex, offsetBy: .random(in: 0...text.count, using: &random))
      let drop = poison.randomElement(using: &random) ?? "\n"
      text.insert(contentsOf: drop, at: place)
      #expect((try? SIPAddress(text)) == nil, "\(text.debugDescription)")
    }
  }

  @Test func aThousandHostilePagesAndCommandsAreRefused() {
    var random = SeededRandom(for: "1,000 hostile pages and commands")
    let pages = [
      "https://hall.example:8443/room/1?id=a-1", "http://127.0.0.1:8080/room", "https://10.0.0.5/",
    ]
    let poison = [
      "\r\n", "\n", "\r", "\u{0}", "\t", " ", "\"", "'", "`", "$(x)", "|", ";", "<", ">", "#", "\\", "@", ",",
      "{", "}", "[", "]", "(", ")", "*", "+", "!", "^", "..", "\u{202e}", "\u{200b}", "é", "律", "\u{301}",
      "．",
      "＠", " --no-sandbox", "\r\nX-Evil: 1", "\u{7f}", "\u{85}", "#x", "\\@evil.example/",
    ]
    let controls = ["\r\n", "\n", "\r", "\u{0}", "\t", "\u{1b}[2J", "\u{7f}", "\u{8}"]
    let poisoned = { (text: String, drops: [String], random: inout SeededRandom) in
      var text = text
      let place = text.index(text.startIndex, offsetBy: .random(in: 0...text.count, using: &random))
      text.insert(contentsOf: drops.randomElement(using: &random) ?? "\n", at: place)
      return text
    }
    for _ in 0..<500 {
      let page = poisoned(pages.randomElement(using: &random) ?? "", poison, &random)
      #expect((try? WebAddress(page)) == nil, "\(page.debugDescription)")
      var arguments = ["/opt/vendor/client", "--room", "12"]
      let index = Int.random(in: 0..<3, using: &random)
      arguments[index] = poisoned(arguments[index], controls, &random)
      #expect((try? ClientCommand(arguments, ready: .line("up"))) == nil, "\(arguments.debugDescription)")
    }
  }
}
