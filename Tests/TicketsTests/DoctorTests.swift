import Foundation
import Glibc
import KioskTesting
import Testing

/// What `kiosk doctor` says of a store that works, on each engine; the program lies beside the tests.
@Suite struct DoctorTests {
  @Test(arguments: Engine.allCases)
  func theDoctorSaysWhereTicketsAreKept(engine: Engine) throws {
    let place = try TestStore(engine)
    try place.writeServices()
    // Without it the configuration is none, and then there are no services either.
    try "staff:\n  lock_minutes: 5\n".write(
      toFile: place.folder.path + "/kiosk.yaml", atomically: true, encoding: .utf8)
    let output = place.folder.path + "/doctor"
    let pid = Spawner.spawn(
      [TestStore.kiosk, "doctor", "--config", place.folder.path, "--data", place.folder.path], log: output)
    try #require(pid > 0, "kiosk is not beside the tests; run swift build --build-tests")
    // Its status is about the whole machine, which may lack a font.
    waitpid(pid, nil, 0)
    let said = try String(contentsOfFile: output, encoding: .utf8)
    let words = engine == .sqlite ? "存在本机" : "连着服务器"
    #expect(said.contains("✓ 排队数据：正常，\(words)\n"), "\(said)")
  }
}
