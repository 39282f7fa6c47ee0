import Testing

@testable import HallServer

@Suite struct AddressTests {
  @Test("an address is a host and a port", arguments: ["127.0.0.1:8080", "[::1]:0", "localhost:80"])
  func reads(text: String) {
    #expect(HallServer.Address(text)?.description == text)
    #expect(HallServer.Address(text)?.isLoopback == true)
  }

  @Test("what is no address is refused", arguments: ["", "8080", "host", ":80", "::1:80", "a:99999", "a:-1"])
  func refuses(text: String) { #expect(HallServer.Address(text) == nil) }
}
