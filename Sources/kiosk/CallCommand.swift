internal import ArgumentParser
internal import CallFlow
internal import Configuration
internal import Foundation
internal import Model
internal import Queue
internal import VideoCall

struct CallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call",
    abstract: "Makes a video call without a screen, consent and self-test, or answers one.",
    discussion: "Prints a line a state; ends with the call. Interrupting it hangs up.")

  @OptionGroup var places: PlaceOptions
  @Option(help: "Call this level of video.yaml only.")
  var level: String?
  @Option(help: "Call this SIP address instead of the levels.")
  var uri: String?
  @Option(help: "How long it may ring, in seconds.")
  var ringSeconds: Double?
  @Option(help: "Where picture and sound come from: devices, or test for computed ones.")
  var media: MediaChoice = .devices
  @Option(help: "End the conversation after so many seconds.")
  var seconds: Double?
  @Flag(help: "Print each line as a JSON document.")
  var json = false
  @Flag(help: "Answer calls instead of making one.")
  var answer = false
  @Option(help: "With --answer: where to listen, [NAME@]IPV4[:PORT].")
  var listen: String?
  @Option(
    help: "With --answer: a PEM file with certificate and key; calls then come by TLS, to the next port.")
  var certificate: String?

  /// The choices of `--media`.
  enum MediaChoice: String, ExpressibleByArgument, CaseIterable {
    case devices, test
  }

  func validate() throws {
    if level != nil, uri != nil { throw ValidationError("Give --level or --uri, not both.") }
    if listen != nil || certificate != nil, !answer {
      throw ValidationError("--listen and --certificate go with --answer.")
    }
    if answer, level != nil || uri != nil || ringSeconds != nil {
      throw ValidationError("--answer calls nobody: leave out --level, --uri and --ring-seconds.")
    }
    for value in [ringSeconds, seconds].compactMap({ $0 }) where !(0.1...86_400).contains(value) {
      throw ValidationError("Seconds go from 0.1 to 86400.")
    }
  }

  func run() throws {
    let loaded = ConfigurationStore().load(places.locations.configuration)
    let errors = loaded.errors.filter { $0.file.hasSuffix("/video.yaml") }
    guard errors.isEmpty else { throw Refusal(errors.map(\.description).joined(separator: "\n"), status: 2) }
    let desk = CallDesk(loaded, places.locations, media: media == .test ? .test : nil)
    if answer {
      try CallAnswer(desk, listen: listen, certificate: try pem(), seconds: seconds, json: json).run()
    } else {
      try makeCall(desk, loaded)
    }
  }

  private func pem() throws -> String? {
    guard let certificate else { return nil }
    do { return try String(contentsOfFile: certificate, encoding: .utf8) } catch {
      throw Refusal("\(certificate) cannot be read; give a PEM file with certificate and key", status: 2)
    }
  }

  private func makeCall(_ desk: CallDesk, _ loaded: LoadedConfiguration) throws {
    var plan = try plan(loaded)
    // Nobody stands before a command line who could be called back.
    plan.callBack = nil
    if let ringSeconds { plan.limits.ring = Int64(ringSeconds * 1000) }
    if let seconds { plan.limits.talk = Int64(seconds * 1000) }
    CallTranscript(plan, json: json).run(desk)
  }

  private func plan(_ loaded: LoadedConfiguration) throws -> CallPlan {
    let settings = loaded.calls
    if let uri {
      do throws(CallTargetError) {
        let target = CallTarget.sip(try SIPAddress(uri))
        let level = CallPlan.Level(
          id: "uri", name: Localized(zh: "指定地址", en: "given address"), targets: [target])
        return CallPlan(levels: [level], limits: settings.limits)
      } catch {
        throw Refusal("\(error)", status: 2)
      }
    }
    guard let level else {
      guard !settings.levels.isEmpty else {
        throw Refusal("\(loaded.folder)/video.yaml names no levels; enter them, or call an address by --uri")
      }
      return settings.plan(at: .current, calendar: loaded.queue.calendar)
    }
    let all = settings.levels + settings.helpers.map(\.desk)
    guard let found = all.first(where: { $0.level.id == level }) else {
      let names = all.map(\.level.id)
      let hint = NearestName.of(level, among: names).map { "; did you mean \($0)?" } ?? ""
      throw Refusal("video.yaml has no level \"\(level)\"\(hint)", status: 2)
    }
    return CallPlan(levels: [found.level], limits: settings.limits)
  }
}
