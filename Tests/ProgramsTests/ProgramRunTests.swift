import Glibc
import Programs
import Testing

struct ProgramRunTests {
  @Test("A program that is run holds no file of ours open")
  func inheritsNothing() throws {
    let ours = open("/dev/null", O_RDONLY)
    defer { close(ours) }
    let high = fcntl(ours, F_DUPFD, 200)
    defer { close(high) }
    let run = try ProgramRun.of("ls", ["/proc/self/fd"], limit: .seconds(10))
    // The fourth is the folder that ls itself reads.
    #expect(run.text.split(separator: "\n") == ["0", "1", "2", "3"])
  }

  @Test("What it writes, what it complains about and how it ended are told apart")
  func answers() throws {
    let run = try ProgramRun.of(
      "sh", ["-c", "cat; echo no >&2; exit 3"], input: Array("yes".utf8), limit: .seconds(10))
    #expect(run.text == "yes" && run.complaint == Array("no\n".utf8) && run.status == 3)
    #expect(try ProgramRun.of("sh", ["-c", "kill -9 $$"], limit: .seconds(10)).status == -9)
  }

  @Test("It has the environment that is given, and otherwise ours")
  func environments() throws {
    setenv("PROGRAM_RUN_TEST", "ours", 1)
    let ours = try ProgramRun.of("/usr/bin/env", [], limit: .seconds(10))
    #expect(ours.text.contains("PROGRAM_RUN_TEST=ours\n"))
    #expect(try ProgramRun.of("/usr/bin/env", [], environment: ["A=b"], limit: .seconds(10)).text == "A=b\n")
    #expect(try ProgramRun.of("/usr/bin/env", [], environment: [], limit: .seconds(10)).text.isEmpty)
  }

  @Test("Ten megabytes go in and come back, and a program that reads nothing is no error")
  func muchInput() throws {
    let much = [UInt8](repeating: 7, count: 10 << 20)
    #expect(try ProgramRun.of("cat", [], input: much, most: 11 << 20, limit: .seconds(60)).output == much)
    #expect(try ProgramRun.of("true", [], input: much, limit: .seconds(60)).status == 0)
  }

  @Test("One that does not exist, hangs or never stops writing is refused, and nothing of it lives on")
  func failures() throws {
    #expect(throws: ProgramRun.Failure.notStarted(reason: "No such file or directory")) {
      try ProgramRun.of("no-such-program", [], limit: .seconds(10))
    }
    #expect(throws: ProgramRun.Failure.tooMuch) { try ProgramRun.of("yes", [], limit: .seconds(60)) }
    var mark = "\(getpid())"
    mark = "7\(mark.suffix(5)).\(mark)"
    #expect(throws: ProgramRun.Failure.late) {
      try ProgramRun.of("sh", ["-c", "sleep \(mark) & sleep \(mark)"], limit: .milliseconds(300))
    }
    let living = try ProgramRun.of("pgrep", ["-f", "^sleep \(mark)"], limit: .seconds(10))
    #expect(living.text.isEmpty)
  }
}
