import Foundation
import Glibc
import Model
import Testing

@testable import Printing

typealias PrintFormat = KioskSettings.Printer.Format

/// Slips through a real CUPS, to a fake printer behind it.
@Suite(.serialized) struct QueuePrinterTests {
  private static func withQueue(
    _ manner: Manner = Manner(), _ body: (CUPSServer, NetworkPrinter) throws -> Void
  ) throws {
    let server = try CUPSServer()
    defer { server.close() }
    let fake = try NetworkPrinter(manner)
    defer { fake.close() }
    try server.addQueue("slips", port: fake.port)
    try body(server, fake)
  }

  @Test func aSlipGoesThroughTheQueueByteForByteAndItsCodeIsRead() throws {
    try Self.withQueue { server, fake throws in
      let picture = try Bitmap1.slip(code: "KIOSK:A029")
      // CUPS says that the bytes are gone; nobody has said that paper came out.
      #expect(try server.printer("slips").print(picture) == .unconfirmed)
      #expect(fake.inside.failure == nil)
      #expect(fake.inside.slips == [picture])
      #expect(try #require(fake.inside.slips.first).scanned() == ["KIOSK:A029"])
      #expect(try server.printer("slips", tellsState: true).print(picture) == .confirmed)
      #expect(try server.printer("slips").state() == .unknown)
      #expect(try server.printer("slips", tellsState: true).state() == .ready(isPaperLow: false))
    }
  }

  @Test func aQueueThatIsStoppedOrUnknownOrRefusesIsNamed() throws {
    try Self.withQueue { server, fake throws in
      let printer = server.printer("slips")
      try server.run("cupsdisable", ["-r", "no toner", "slips"], in: "/usr/sbin")
      expectRefusal(printer, "it is stopped (no toner)")
      try server.run("cupsenable", ["slips"], in: "/usr/sbin")
      try server.run("cupsreject", ["slips"], in: "/usr/sbin")
      expectRefusal(printer, "not accepting jobs")
      expectRefusal(server.printer("nosuch"), "Invalid destination name")
      #expect(fake.calls == 0)
    }
  }

  @Test func aSlipThatDoesNotComeOutInTimeIsTakenBack() throws {
    try Self.withQueue(Manner(millisecondsPerByte: 500)) { server, _ throws in
      var timing = CUPSServer.timing
      timing.job = .seconds(2)
      let printer = server.printer("slips", timing: timing)
      #expect(throws: PrinterError.stalled(hasBegun: true)) { try printer.print(.stripes(rows: 6000)) }
      #expect(try server.run("lpstat", ["-o", "slips"]).isEmpty)
    }
  }

  @Test func aSlipThatStaffTakesBackIsNotTakenForPrinted() async throws {
    let server = try CUPSServer()
    defer { server.close() }
    let fake = try NetworkPrinter(Manner(stallsAfter: 2000))
    defer { fake.close() }
    try server.addQueue("slips", port: fake.port)
    async let outcome = Task.detached { () -> Result<PrintConfirmation, PrinterError> in
      do throws(PrinterError) {
        return .success(try server.printer("slips", tellsState: true).print(.stripes(rows: 6000)))
      } catch {
        return .failure(error)
      }
    }.value
    // A minute; without the slip in the printer there is nothing to take back.
    for _ in 0..<1200 where fake.inside.taken < 2000 { try await Task.sleep(for: .milliseconds(50)) }
    try #require(fake.inside.taken >= 2000)
    try server.run("cancel", ["-a", "slips"])
    let result = await outcome
    // CUPS does not always say at once that it was taken back; then nobody is told that it came out.
    #expect([.failure(.cancelled(hasBegun: true)), .success(.unconfirmed)].contains(result), "\(result)")
  }

  @Test func aPictureGoesToAQueueThatWantsOne() throws {
    // No driver: what arrives is the file itself.
    let server = try CUPSServer()
    defer { server.close() }
    let fake = try NetworkPrinter()
    defer { fake.close() }
    try server.addQueue("pictures", port: fake.port)
    let picture = Bitmap1.stripes(rows: 50)
    #expect(try server.printer("pictures", format: .png).print(picture) == .unconfirmed)
    #expect(fake.inside.taken == (try PNGFile.bytes(picture)).count)
  }

  /// Lists as CUPS 2.4.2 of Debian 12 wrote them.
  @Test(arguments: [
    ("\tStatus: \n\tAlerts: processing-to-stop-point\n", false, true, true),
    ("\tAlerts: processing-to-stop-point\n", true, false, false),
    ("\tStatus: Waiting for printer to finish.\n\tAlerts: processing-to-stop-point\n", false, true, false),
    ("\tStatus: The printer may not exist.\n\tAlerts: job-canceled-by-user\n", true, true, false),
    ("\tStatus: \n\tAlerts: aborted-by-system\n", true, true, false),
  ])
  func whatBecameOfAJobIsRead(details: String, isCancelled: Bool, hasBegun: Bool, isDone: Bool) throws {
    let line = { (id: String) in "\(id)                   root              1024   Mon Nov 23 22:19:02 2026\n"
    }
    let list =
      line("slips-11") + "\tStatus: \n\tAlerts: none\n\tqueued for slips\n" + line("slips-1") + details
      + "\tqueued for slips\n"
    let job = try #require(QueueJob(list, id: "slips-1"))
    #expect((job.isCancelled, job.hasBegun, job.isDone) == (isCancelled, hasBegun, isDone))
    #expect(QueueJob(list, id: "slips-2") == nil)
  }

  @Test func noProcessListHoldsAWordOfASlip() throws {
    // A program that keeps its arguments, in lp's place.
    let folder = FileManager.default.temporaryDirectory.path + "/kiosk-lp-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
    let scripts = [
      "lp": "echo \"$0 $*\" >> \(folder)/said\ncat > \(folder)/data\necho 'request id is q-7 (0 file(s))'",
      "lpstat":
        "echo \"$0 $*\" >> \(folder)/said\ncase \"$*\" in\n*completed*) printf 'q-7 root 1 now\\n\\tStatus: \\n\\tAlerts: processing-to-stop-point\\n';;\n"
        + "*-p*) printf 'printer q is idle.  enabled since today\\n\\tAlerts: media-low\\n';;\nesac",
    ]
    for (name, script) in scripts {
      try "#!/bin/sh\n\(script)\n".write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
      chmod("\(folder)/\(name)", 0o755)
    }
    let printer = QueuePrinter(
      name: "q", ending: .cut(feed: 0), format: .escpos, tellsState: true, programs: folder)
    let picture = try Bitmap1.slip(code: "KIOSK:SECRET")
    #expect(try printer.print(picture) == .confirmed)
    #expect(try printer.state() == .ready(isPaperLow: true))
    let said = try String(contentsOfFile: folder + "/said", encoding: .utf8)
    #expect(said.contains("\(folder)/lp -d q -t slip -o raw -\n"))
    #expect(!said.contains("SECRET"))
    let data = try Data(contentsOf: URL(filePath: folder + "/data"))
    #expect(Array(data) == ESCPOS.encode(picture, ending: .cut(feed: 0)))
  }

  @Test func withoutCUPSThereIsAHint() {
    let printer = QueuePrinter(
      name: "q", ending: .cut(feed: 0), format: .escpos, tellsState: false, programs: "/no/such/folder")
    expectRefusal(printer, "install cups-client")
    let away = QueuePrinter(
      name: "q", ending: .cut(feed: 0), format: .escpos, tellsState: false, server: "/no/such/socket")
    expectRefusal(away, "CUPS does not run")
  }

  @Test func aProgramThatHangsIsEnded() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/kiosk-lp-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
    try "#!/bin/sh\nsleep 1000 & wait\n".write(
      toFile: folder + "/lpstat", atomically: false, encoding: .utf8)
    chmod(folder + "/lpstat", 0o755)
    var timing = QueuePrinter.Timing()
    timing.answer = .milliseconds(300)
    let printer = QueuePrinter(
      name: "q", ending: .cut(feed: 0), format: .escpos, tellsState: false, programs: folder, timing: timing)
    expectRefusal(printer, "lpstat did not answer")
  }

  private func expectRefusal(_ printer: QueuePrinter, _ reason: String, line: Int = #line) {
    let error = #expect(throws: PrinterError.self) { try printer.print(.stripes(rows: 9)) }
    #expect(error?.description.contains(reason) == true, "line \(line): \(String(describing: error))")
  }
}

/// A folder in a printer's place.
@Suite struct FolderPrinterTests {
  @Test func slipsBecomeFilesThatOnlyTheirOwnerReads() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/kiosk-slips-" + UUID().uuidString
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
    let printer = FolderPrinter(folder: folder, ending: .cut(feed: 0))
    for rows in [10, 20] { #expect(try printer.print(.stripes(rows: rows)) == .confirmed) }
    var decoder = ReceiptDecoder()
    try decoder.feed(try Data(contentsOf: URL(filePath: folder + "/slip-2.bin")))
    #expect(decoder.slips == [.stripes(rows: 20)])
    var status = stat()
    #expect(stat(folder + "/slip-1.png", &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(throws: PrinterError.self) {
      try FolderPrinter(folder: "/proc/none/slips", ending: .cut(feed: 0)).print(.stripes(rows: 1))
    }
  }
}
