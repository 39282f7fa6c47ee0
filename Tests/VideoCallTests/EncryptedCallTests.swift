import CallFlow
import Foundation
import Glibc
import Testing

@testable import VideoCall

/// Calls that leave this machine as far as the network goes: TLS for the signalling, SRTP for sound and picture.
@Suite(.serialized) struct EncryptedCallTests {
  @Test func aCallByTLSIsSeenAndHeard() throws {
    try talk(host: "127.0.0.1")
  }

  @Test func aCallToAnAddressOfTheNetworkIsSeenAndHeard() throws {
    guard let address = Self.networkAddress else {
      print("no network address here: the encrypted call was made on 127.0.0.1 only")
      return
    }
    try talk(host: address)
  }

  @Test func aKioskThatExpectsEncryptionTalksToNobodyWithoutIt() throws {
    let desk = try Desk()
    // The desk takes TLS at its next port, without a certificate.
    let port = try #require(try SIPAddress(desk.uri).host.port)
    let call = try Call(["sips:lawyer@127.0.0.1:\(port + 1)"], limits: .short)
    #expect(try call.finish() == .ended(.unanswered))
    #expect(call.entry(.connected) == nil)
  }

  private func talk(host: String) throws {
    let desk = try Desk(host: host, certificate: try Self.certificate())
    let call = try Call([desk.uri])
    try call.wait(for: .connected)
    try desk.wait(for: .connected)
    let received = try call.quality(of: 2)
    #expect(received.allSatisfy { $0 > 0 })
    call.post(.cancel)
    #expect(try call.finish() == .ended(.talked))
  }

  /// A certificate that the test makes for itself.
  private static func certificate() throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/kiosk-test-\(UUID().uuidString).pem"
    // What cannot be removed stays in the temporary folder, where the system sweeps.
    defer { try? FileManager.default.removeItem(atPath: path) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = [
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=desk.example", "-days", "2", "-keyout",
      path,
      "-out", path,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  /// An IPv4 address of this machine that is not its own loopback.
  private static var networkAddress: String? {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return nil }
    defer { freeifaddrs(list) }
    return sequence(first: list) { $0?.pointee.ifa_next }.lazy.compactMap { $0?.pointee.ifa_addr }
      .filter { $0.pointee.sa_family == sa_family_t(AF_INET) }
      .compactMap { address in
        var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        guard getnameinfo(address, length, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST) == 0 else {
          return nil
        }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
      .first { !$0.hasPrefix("127.") }
  }
}
