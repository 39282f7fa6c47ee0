import CallFlow
import Testing

/// A level that is a telephone needs no client: the number is shown, and the resident says what came of it.
@Suite struct PhoneCallTests {
  private func call() throws -> Call {
    let number = try #require(PhoneNumber("12348"))
    let program = try ClientCommand(["/bin/sh", "-c", "echo up; sleep 600"], ready: .line("up"))
    return try Call([.phone(number), .command(program)], host: Desk.host)
  }

  @Test func whoHasTelephonedIsCalledNoFurther() throws {
    let call = try call()
    try call.wait(for: .phone(try #require(PhoneNumber("12348"))))
    call.post(.phoned)
    #expect(try call.finish() == .ended(.phoned))
    #expect(call.entry(.launching) == nil)
  }

  @Test func whoGoesOnWithoutItReachesTheNextLevel() throws {
    let call = try call()
    try call.wait(for: .phone(try #require(PhoneNumber("12348"))))
    call.post(.skipPhone)
    try call.wait(for: .connected)
    #expect(call.entry(.connected)?.level == 2)
    call.post(.cancel)
    #expect(try call.finish() == .ended(.talked))
  }
}
