internal import ArgumentParser
internal import CaseSeal
internal import Configuration
internal import Eligibility
internal import Foundation
internal import Model
internal import Screens

struct AidResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Opens the code of a resident's slip: the same case, without retyping. Nothing is kept.",
    discussion: """
      The code comes from standard input, so that other users of the machine do not see it; a scanner that types \
      like a keyboard will do. The private key is FILE, or what KIOSK_OFFICER_KEY names.
      """)

  @OptionGroup var places: PlaceOptions
  @Argument(help: "The code; from standard input where it is missing.")
  var code: String?
  @Option(help: "The file of the private key that kiosk aid keygen wrote.")
  var key: String?
  @Option(help: "Write 一次性告知书, all that is missing at once, to FILE.\(SlipFile.kinds).")
  var notice: String?
  @Option(help: "The papers that are missing, by id, with commas; all of the case where it is left out.")
  var missing: String?
  @Option(help: "Write 收件回执 to FILE.\(SlipFile.kinds).")
  var receipt: String?
  @Option(help: "The papers that were handed in, by id, with commas.")
  var received: String?
  @Flag(
    help: "Write them in full, for the file. Those of a private matter are else neutral: they are taken home."
  )
  var fileCopy = false
  @Option(help: "The language of the texts: zh or en. Printed papers are Chinese.")
  var locale = Model.Locale.zh
  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard missing == nil || notice != nil else { throw ValidationError("--missing goes with --notice FILE") }
    guard (received == nil) == (receipt == nil) else {
      throw ValidationError(
        "--receipt FILE and --received ID,ID… go together: a receipt names what was received")
    }
    for path in [notice, receipt].compactMap({ $0 }) where !SlipFile.canWrite(path) {
      throw ValidationError("a slip is written as FILE.\(SlipFile.kinds), not \(path)")
    }
  }

  func run() throws {
    // What a resident answered must not lie in a core or in freed memory here either.
    try PrivateProcess.begin(executable: places.locations.executable)
    let key = try officerKey()
    let pack = try places.loadAidPack()
    let now = Instant.current
    let sealed: SealedCase
    do throws(CaseOpenError) {
      sealed = try key.open(try scanned(), at: now)
    } catch {
      throw Refusal(error.sentence[locale])
    }
    let settings = ConfigurationStore().load(places.locations.configuration).settings
    let resumed = ResumedCase(sealed, pack: pack, hall: settings.hall.regionCode, today: now.day)
    try writeSlips(resumed, settings)
    if json { try printJSON(ResumedAnswer(resumed, locale)) } else { print(resumed.text(locale)) }
  }

  private func officerKey() throws -> OfficerKey {
    let named = [key, ProcessInfo.processInfo.environment["KIOSK_OFFICER_KEY"]].compactMap { $0 }
    guard let path = named.first(where: { !$0.isEmpty }) else {
      throw Refusal(
        "name the private key: --key FILE, or KIOSK_OFFICER_KEY=FILE in the environment", status: 2)
    }
    do { return try OfficerKeyFile.read(path) } catch { throw Refusal("\(error)") }
  }

  // MARK: The code

  /// More characters than any code has, with room for what a scanner adds.
  private static let maximumBytes = 65_536

  private func scanned() throws(CaseOpenError) -> String {
    if let code { return code }
    if isatty(0) == 1 {
      standardError("Scan the code of the slip, or type it, then Enter:")
      return readLine() ?? ""
    }
    var bytes = Data()
    do {
      while bytes.count < Self.maximumBytes,
        let part = try FileHandle.standardInput.read(upToCount: Self.maximumBytes), !part.isEmpty
      {
        bytes += part
      }
    } catch {
      throw .notOurs
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Papers to print

  private func writeSlips(_ resumed: ResumedCase, _ settings: KioskSettings) throws {
    let slips = resumed.slips
    let copy = fileCopy ? OfficerCopy.file : .applicant
    if slips.isQuiet(copy), notice != nil || receipt != nil {
      standardError(
        "a private matter: these are the neutral copies to take home; --file-copy writes the full ones")
    }
    if let notice {
      let missing = try ids(self.missing, option: "--missing", of: slips) ?? slips.materials
      guard missing.contains(where: slips.required.contains) else {
        throw Refusal("none of these papers may be demanded, so there is nothing to notify of", status: 1)
      }
      try writeSlip(slips.notice(missing: Set(missing), for: copy), to: notice, settings)
    }
    if let receipt {
      let received = try ids(self.received, option: "--received", of: slips) ?? []
      try writeSlip(slips.receipt(received: Set(received), for: copy), to: receipt, settings)
    }
  }

  private func ids(_ list: String?, option: String, of slips: OfficerSlips) throws -> [String]? {
    guard let list else { return nil }
    let ids = list.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    let known = slips.materials
    for id in ids where !known.contains(id) {
      let nearest = NearestName.of(id, among: known).map { "did you mean \($0)? " } ?? ""
      throw Refusal(
        "\(option): this case asks for no paper \(id.prefix(40)); \(nearest)it asks for \(known.joined(separator: ","))",
        status: 2)
    }
    guard !ids.isEmpty else {
      throw Refusal("\(option) takes ids such as \(known.prefix(2).joined(separator: ","))", status: 2)
    }
    return ids
  }
}
