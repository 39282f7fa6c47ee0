import Foundation
import Testing

@testable import VideoCall

struct ProcessTreeTests {
  @Test func `a process descends from those that started it and from nobody else`() throws {
    let child = Process()
    child.executableURL = URL(filePath: "/bin/sleep")
    child.arguments = ["20"]
    try child.run()
    defer { child.terminate() }
    #expect(ProcessTree.descends(child.processIdentifier, from: getpid()))
    #expect(!ProcessTree.descends(getpid(), from: child.processIdentifier))
    #expect(!ProcessTree.descends(getpid(), from: getpid()))
    #expect(!ProcessTree.descends(4_194_300, from: getpid()))
  }
}
