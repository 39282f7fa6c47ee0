import Glibc
import Testing

@testable import Printing

struct ProgramRunTests {
  @Test("A program that is run holds no file of ours open")
  func inheritsNothing() throws {
    let ours = open("/dev/null", O_RDONLY)
    defer { close(ours) }
    let high = fcntl(ours, F_DUPFD, 200)
    defer { close(high) }
    let run = try ProgramRun.of("/bin/ls", ["/proc/self/fd"], environment: [], limit: .seconds(10))
    // The fourth is the folder that ls itself reads.
    #expect(run.output.split(separator: "\n") == ["0", "1", "2", "3"])
  }
}
