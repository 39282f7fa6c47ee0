import Foundation
import Testing

/// `kiosk call` as somebody types it.
@Suite struct CallCommandTests {
  private let office: Office

  init() throws {
    office = try Office()
  }

  private func call(_ arguments: String...) throws -> Program.Run {
    try Program.run(
      ["call", "--config", office.configuration, "--data", office.folder + "/data", "--media", "test"]
        + arguments)
  }

  @Test func withoutLevelsNobodyIsCalled() throws {
    let run = try call()
    #expect(run.status == 1)
    #expect(run.error.contains("video.yaml names no levels"))
  }

  @Test(arguments: [
    "sip:lawyer@127.0.0.1\r\nX-Evil: 1", "sip:lawyer@hall.example", "lawyer", "-e", "sip:a@127.0.0.1;lr",
  ])
  func aHostileAddressReachesNoClient(uri: String) throws {
    let run = try call("--uri=" + uri)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(!run.error.contains("lawyer@127"))
  }

  @Test func aLevelThatIsMisspeltIsCorrected() throws {
    try office.replace(
      "\nlevels: ~",
      with: "\nlevels: [{ id: county, name: { zh: 县级, en: County }, targets: [{ sip: sip:a@127.0.0.1:9 }] }]",
      in: "video.yaml")
    let run = try call("--level", "conty")
    #expect(run.status == 2)
    #expect(run.error.contains("did you mean county?"))
  }

  private let missing = "{ command: { run: [/opt/none/client], ready: { line: up } } }"

  @Test func aVendorsProgramCarriesACall() throws {
    let program = "{ run: [/bin/sh, -c, \"echo calls up; sleep 0.2; exit 0\"], ready: { line: up } }"
    try office.replace(
      "\nlevels: ~",
      with: "\nlevels: [{ id: county, name: { zh: 县级, en: County }, targets: [{ command: \(program) }] }]",
      in: "video.yaml")
    let run = try call("--level", "county", "--json")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.contains { $0.contains("\"connected\"") })
    #expect(lines.last?.contains("\"talked\"") == true, "\(run.output)")
  }

  @Test func theDoctorSaysWhichClientIsMissing() throws {
    try office.replace(
      "\nlevels: ~",
      with: "\nlevels: [{ id: county, name: { zh: 县级, en: County }, targets: [\(missing)] }]",
      in: "video.yaml")
    let run = try Program.run(
      ["doctor", "--config", office.configuration, "--data", office.folder + "/data"])
    #expect(run.output.contains("/opt/none/client 不在"), "\(run.output)")
  }

  @Test func afterTheLastLevelComesTheTelephone() throws {
    try office.replace(
      "\nlevels: ~",
      with: "\nlevels: [{ id: county, name: { zh: 县级, en: County }, targets: [\(missing)] }]",
      in: "video.yaml")
    try office.replace("\nhotline: ~", with: "\nhotline: \"12348\"", in: "video.yaml")
    let run = try call("--json")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("\"number\":\"12348\"") && $0.contains("\"phone\"") })
    #expect(lines.last?.contains("\"state\":\"ended\"") == true)
  }

  @Test func aDeskThatCannotListenSaysSo() throws {
    // An address that is kept for documents, so no machine has it.
    let certificate = office.folder + "/empty.pem"
    try "".write(toFile: certificate, atomically: true, encoding: .utf8)
    let run = try call("--answer", "--listen", "192.0.2.1:5060", "--certificate", certificate)
    #expect(run.status == 1)
    #expect(run.error.contains("no calls can be answered at"))
  }

  @Test func aWrongFileIsNamedWithItsPlace() throws {
    try office.replace("\nhotline: ~", with: "\nhotline: ring", in: "video.yaml")
    let run = try call()
    #expect(run.status == 2)
    #expect(run.error.contains("video.yaml:"))
    #expect(run.error.contains("expected a telephone number"))
  }

  @Test(arguments: [
    ["--level", "a", "--uri", "sip:a@127.0.0.1"], ["--listen", "127.0.0.1"],
    ["--answer", "--uri", "sip:a@127.0.0.1"],
    ["--ring-seconds", "0"], ["--answer", "--listen", "0.0.0.0"], ["--answer", "--listen", "a b@127.0.0.1"],
  ])
  func wrongUseIsSaid(arguments: [String]) throws {
    let run = try Program.run(["call"] + arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
  }
}
