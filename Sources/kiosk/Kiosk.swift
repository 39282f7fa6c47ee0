internal import Configuration
internal import Foundation
internal import Harness
internal import LawIndex
internal import Model
internal import Printing
internal import Queue
internal import Runtime
internal import SDLBackend
internal import Screens
internal import UI
internal import VideoCall

/// The edges of one kiosk process, opened and wired. `run`, `tour`, `shoot`, `script` and `bench` share it.
struct Kiosk {
  let locations: Locations
  let configuration: LoadedConfiguration
  let outcome: ConfigurationOutcome
  let law: LawDesk
  let input: InputDesk
  let printer: PrintDesk
  let aid: AidDesk
  let queue: QueueDesk
  let calls: CallScreenDesk

  var settings: KioskSettings { configuration.settings }

  /// Calls that only pretend, for pictures; `nil` where real ones are made.
  let rehearsed: RehearsedCalls?

  /// Reads the configuration; falls back to the last good one. With `slips`, a folder takes the printer's place;
  /// with `media`, computed pictures and tones that of the devices.
  init(_ locations: Locations, slips: URL? = nil, media: CallMedia.Source? = nil) {
    self.locations = locations
    (configuration, outcome) = ConfigurationStore().load(
      locations.configuration, lastGood: locations.lastGood)
    law = LawDesk(locations)
    input = InputDesk(locations)
    printer = PrintDesk(configuration.settings, folder: slips, lock: locations.data + "/printer.lock")
    aid = AidDesk(configuration, locations)
    // Tours and pictures call nobody in the hall and take no number there.
    queue = QueueDesk(configuration, locations, isForPictures: slips != nil)
    calls = CallScreenDesk(configuration, locations, media: media)
    rehearsed = slips == nil ? nil : RehearsedCalls(.example)
  }

  /// A painter with the configured fonts.
  func makePainter() throws -> Painter {
    Painter(fonts: try FontSet(files: FontFiles(settings.fonts)), iconFolder: locations.iconFolder)
  }

  /// The first state, with what staff should know about the configuration.
  func firstApp(settings: KioskSettings, now: Instant) -> App {
    var services = ServiceStatus()
    services.aid = aid.pack
    services.aidPlaces = aid.places(home: settings.hall.regionCode)
    services.hasPrinter = printer.isThere
    services.hasHelpDesk = queue.isThere
    services.calls = rehearsed == nil ? configuration.calls : .example
    services.queue = queue.settingsForScreens
    services.regions = configuration.regions
    return App(settings: settings, services: services, now: now)
  }

  /// The outside world for the effects.
  func services(
    settings: KioskSettings, chime: @escaping @Sendable (@escaping @Sendable (Bool) -> Void) -> Void
  ) -> Services {
    let law = law
    let input = input
    let printer = printer
    let queue = queue
    let run = UUID().uuidString
    let aid = aid
    let calls = calls
    let rehearsed = rehearsed
    let doctor = Doctor(self)
    let post = HelpPost { [queue] () throws(TicketStoreError) in try queue.store() }
    let hash = settings.staff.pinHash
    let seal = SealDesk(configuration, aid)
    return Services(
      search: { (query, limit, today) throws(Failure) in
        let result = try law.ask { try $0.search(query, limit: limit, today: today) }
        return SearchAnswer(
          hits: result.hits, total: result.total,
          ended: result.ended.map { EndedLawNote(title: $0.title, date: $0.date, by: $0.by) })
      },
      topicHits: { (topic, today) throws(Failure) in
        let hits = try law.ask { try $0.hits(topic: topic, today: today) }
        return SearchAnswer(hits: hits, total: hits.count)
      },
      article: { (reference, today) throws(Failure) in try law.ask { try $0.article(reference, today: today) }
      },
      contents: { (key, today) throws(Failure) in try law.ask { try $0.contents(law: key, today: today) } },
      input: { command, answer in input.send(command, answer) },
      chime: chime,
      help: { command, now, answer in post.send(command, at: now, answer) },
      checkPIN: { pin in hash.map { PINHash.verify(Private(pin), against: $0) } },
      print: { (blocks, isWanted) throws(Failure) in try printer.print(blocks, isWanted: isWanted) },
      health: { doctor.look() },
      sealAid: { words, now in seal.code(words, at: now) },
      queue: { command, now in queue.answer(command, now: now, run: run) },
      call: { command, now, answer in
        if let rehearsed { return rehearsed.send(command, at: now, answer) }
        calls.send(command, at: now, answer)
      },
      placeCall: { calls.place($0) },
      hall: { command, now in queue.answer(command, now: now) { printer.health } },
      makeCode: { text in
        // Without a code the page shows what it would hold in words.
        try? QRCode.matrix(of: text)
      },
      saveAidEntry: { (entry, now) throws(AidEntryFailure) in try aid.save(entry, now: now) })
  }

  /// Opens index and input method and tells the kiosk how it went. Blocks; call it away from the main thread.
  func openServices(_ post: @Sendable (Event) -> Void) {
    do {
      let (statistics, _) = try law.open(today: Instant.current.day)
      let topics = try law.ask { try $0.topics() }
      post(.result(.lawReady(statistics, topics: topics)))
    } catch {
      // What is wrong stands on the staff page, which looks for itself.
      post(.result(.lawFailed))
    }
    do {
      try input.prepare()
      post(.result(.inputReady))
    } catch {
      post(.result(.inputFailed))
    }
  }
}
