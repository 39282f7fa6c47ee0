public import Eligibility
public import Model
public import Screens
public import UI

/// The outside world as the effects need it. `kiosk` fills it with the real edges, `KioskTesting` with fakes.
///
/// Every closure runs on a background queue, one at a time for those that say so, and must not wait for the
/// main thread.
public struct Services: Sendable {
  /// Searches the law for words; at most so many hits, as of a day.
  public var search: @Sendable (_ query: String, _ limit: Int, _ today: Day) throws(Failure) -> SearchAnswer
  /// The digests of a topic.
  public var topicHits: @Sendable (_ topic: String, _ today: Day) throws(Failure) -> SearchAnswer
  /// One article; `nil` where there is none of that number.
  public var article: @Sendable (_ reference: LawReference, _ today: Day) throws(Failure) -> LawArticle?
  /// A table of contents; `nil` where there is no such law.
  public var contents: @Sendable (_ law: String, _ today: Day) throws(Failure) -> LawContents?
  /// Hands something to the input method, which answers on a thread of its own. Called in the order of the keys.
  public var input:
    @Sendable (_ command: InputCommand, _ answer: @escaping @Sendable (EffectResult) -> Void) -> Void
  /// Sounds the chime and returns at once; answers later, on a thread of its own, whether it could be heard.
  public var chime: @Sendable (_ answer: @escaping @Sendable (Bool) -> Void) -> Void
  /// Tells the counter of a call for help and returns at once; answers on a thread of its own whenever something
  /// becomes known of it. `now` is the moment of the touch.
  public var help:
    @Sendable (_ command: HelpCommand, _ now: Instant, _ answer: @escaping @Sendable (HelpNews) -> Void) ->
      Void
  /// Whether the PIN is right; `nil` where none is set. Takes tens of milliseconds on purpose.
  public var checkPIN: @Sendable (_ pin: String) -> Bool?
  /// Prints a slip. Runs on a queue of its own, because a printer may take its time. `isWanted` says whether whoever
  /// asked for it is still there: until the first byte has been sent it can be given up.
  public var print:
    @Sendable (_ blocks: [Slip.Block], _ isWanted: @Sendable () -> Bool) throws(Failure) -> PrintConfirmation
  /// Looks at everything the machine needs.
  public var health: @Sendable () -> [HealthItem]
  /// Seals the words of a self-check at a moment; `nil` where this machine cannot. Some milliseconds.
  public var sealAid: @Sendable (_ words: [String], _ now: Instant) -> String?
  /// Does something at the hall's queue, at that moment. Blocks for the disk or the server; one at a time.
  public var queue: @Sendable (_ command: QueueCommand, _ now: Instant) -> QueueAnswer
  /// Does something about a video call and returns at once; answers on a thread of its own whenever the call has
  /// become something else.
  public var call:
    @Sendable (_ command: VideoCallCommand, _ now: Instant, _ answer: @escaping @Sendable (CallNews) -> Void)
      ->
      Void
  /// Says where the picture of a call belongs, in points of the canvas; `nil` where the kiosk's own window has the
  /// whole screen. Returns at once; from the main thread.
  public var placeCall: @Sendable (_ frame: Rect?) -> Void
  /// Does something about the hall for staff, at that moment. Blocks for the disk, the server or the printer.
  public var hall: @Sendable (_ command: HallCommand, _ now: Instant) -> HallAnswer
  /// Makes the QR code of a text for the screen; `nil` where none is so large. Some milliseconds.
  public var makeCode: @Sendable (_ text: String) -> CodeMatrix?
  /// Writes a value that staff have entered and looked at twice, at that moment; returns the pack with
  /// everything that has been entered.
  public var saveAidEntry: @Sendable (_ entry: AidEntry, _ now: Instant) throws(AidEntryFailure) -> AidPack

  /// The outside world.
  public init(
    search: @escaping @Sendable (String, Int, Day) throws(Failure) -> SearchAnswer,
    topicHits: @escaping @Sendable (String, Day) throws(Failure) -> SearchAnswer,
    article: @escaping @Sendable (LawReference, Day) throws(Failure) -> LawArticle?,
    contents: @escaping @Sendable (String, Day) throws(Failure) -> LawContents?,
    input: @escaping @Sendable (InputCommand, @escaping @Sendable (EffectResult) -> Void) -> Void,
    chime: @escaping @Sendable (@escaping @Sendable (Bool) -> Void) -> Void,
    help: @escaping @Sendable (HelpCommand, Instant, @escaping @Sendable (HelpNews) -> Void) -> Void,
    checkPIN: @escaping @Sendable (String) -> Bool?,
    print: @escaping @Sendable ([Slip.Block], @Sendable () -> Bool) throws(Failure) -> PrintConfirmation,
    health: @escaping @Sendable () -> [HealthItem],
    sealAid: @escaping @Sendable ([String], Instant) -> String?,
    queue: @escaping @Sendable (QueueCommand, Instant) -> QueueAnswer,
    call: @escaping @Sendable (VideoCallCommand, Instant, @escaping @Sendable (CallNews) -> Void) -> Void,
    placeCall: @escaping @Sendable (Rect?) -> Void,
    hall: @escaping @Sendable (HallCommand, Instant) -> HallAnswer,
    makeCode: @escaping @Sendable (String) -> CodeMatrix?,
    saveAidEntry: @escaping @Sendable (AidEntry, Instant) throws(AidEntryFailure) -> AidPack
  ) {
    self.search = search
    self.topicHits = topicHits
    self.article = article
    self.contents = contents
    self.input = input
    self.chime = chime
    self.help = help
    self.checkPIN = checkPIN
    self.print = print
    self.health = health
    self.sealAid = sealAid
    self.queue = queue
    self.call = call
    self.placeCall = placeCall
    self.hall = hall
    self.makeCode = makeCode
    self.saveAidEntry = saveAidEntry
  }
}
