internal import Configuration
internal import Foundation
internal import HallServer
internal import Model
internal import Queue
internal import Synchronization
internal import Voice

/// The voice of the hall's display: recorded or synthesised, in the browsers or through the server's loudspeaker.
struct SpeechDesk {
  private let settings: QueueSettings

  init(_ settings: QueueSettings) {
    self.settings = settings
  }

  /// Where Debian's libjs-chart.js puts the chart library.
  static let chartLibrary = "/usr/share/javascript/chart.js/chart.min.js"

  /// What the server's display gets.
  func display() -> HallDisplay {
    let voice = HallVoice(settings.display)
    let loudspeaker = settings.display.loudspeaker.map { Loudspeaker(device: $0) }
    let complaints = Complaints()
    let hasCharts = FileManager.default.isReadableFile(atPath: Self.chartLibrary)
    return HallDisplay(hasLoudspeaker: loudspeaker != nil, chartLibrary: hasCharts ? Self.chartLibrary : nil)
    {
      announcement, isRepetition in
      let call = voice.call(announcement, isRepetition: isRepetition)
      if let problem = call.problem { complaints.say(problem) }
      loudspeaker?.play(call.sound) { problem in if let problem { complaints.say(problem) } }
      return HallDisplay.Sound(file: call.sound.file, milliseconds: call.sound.milliseconds)
    }
  }

  /// Says each problem once, not at every call of a day.
  private final class Complaints: Sendable {
    private let said = Mutex<Set<String>>([])

    func say(_ problem: VoiceError) {
      guard said.withLock({ $0.insert(problem.description).inserted }) else { return }
      standardError(problem.description)
    }
  }
}

// MARK: What is missing

extension SpeechDesk {
  /// What display, voice and figures lack on this machine, for `kiosk check`. All of them are notices or
  /// warnings: the hall can open without.
  func remarks(file: String) -> [Diagnostic] {
    let remark = { (message: String, hint: String) in
      Diagnostic(.warning, file: file, line: 1, message: "display: \(message)", hint: hint)
    }
    var remarks: [Diagnostic] = []
    if settings.display.speaks { remarks += voiceRemarks(remark) + clipRemarks(remark) }
    if settings.display.loudspeaker != nil, !Self.isInstalled("aplay") {
      remarks.append(
        remark("the server's loudspeaker needs aplay, which is not installed", "apt install alsa-utils"))
    }
    if !FileManager.default.isReadableFile(atPath: Self.chartLibrary) {
      remarks.append(
        remark("without the chart library the day's figures are tables only", "apt install libjs-chart.js"))
    }
    return remarks
  }

  private func voiceRemarks(_ remark: (String, String) -> Diagnostic) -> [Diagnostic] {
    do throws(VoiceError) {
      if try Synthesiser().speaksMandarin() { return [] }
      return [
        remark(
          "espeak-ng does not speak Mandarin here, so calls would be misread",
          "apt install --reinstall espeak-ng-data")
      ]
    } catch {
      return [remark("calls are not spoken, only the chime sounds: \(error)", "apt install espeak-ng")]
    }
  }

  private func clipRemarks(_ remark: (String, String) -> Diagnostic) -> [Diagnostic] {
    guard let folder = settings.display.clips else { return [] }
    let needed = Announcement.everyClip(
      letters: settings.letters, places: settings.windows.map(\.place), one: settings.display.one)
    let faults = ClipFolder(path: folder).faults(in: needed)
    let meanwhile = "sentences with it are synthesised"
    let missing = faults.filter { $0.fault == .missing }.map { "\($0.name).wav" }
    let others = faults.compactMap { name, fault -> Diagnostic? in
      switch fault {
      case .missing: nil
      case .unusable:
        remark(
          "\(folder)/\(name).wav is no WAV of one channel and 16 bits; \(meanwhile)",
          "record or convert it again")
      case .rate(let rate, let others):
        remark(
          "\(folder)/\(name).wav has \(rate) samples a second, the others \(others); \(meanwhile)",
          "convert it")
      }
    }
    guard !missing.isEmpty else { return others }
    return [
      remark(
        "\(missing.count) of \(needed.count) clips are missing in \(folder); sentences with them are synthesised",
        missing.prefix(12).joined(separator: ", ") + (missing.count > 12 ? " …" : ""))
    ] + others
  }

  private static func isInstalled(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
}
