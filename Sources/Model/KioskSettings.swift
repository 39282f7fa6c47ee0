/// What a hall sets for one machine: the content of `kiosk.yaml`.
///
/// Every value has a default with which the machine works. A value that only the hall can know is optional,
/// starts unset, and nothing that depends on it is promised on a screen until it is entered.
public struct KioskSettings: Hashable, Sendable {
  /// The language that the machine starts in and returns to at every reset.
  public var language = Locale.zh
  /// Where the machine stands.
  public var hall = Hall()
  /// The screen, from which every size is derived.
  public var panel = Panel()
  /// The font files.
  public var fonts = Fonts()
  /// When an unattended session ends.
  public var idle = Idle()
  /// The numbers a resident can call from here or from home.
  public var phones = Phones()
  /// How the staff panel is protected.
  public var staff = Staff()
  /// What the machine lets be heard.
  public var sound = Sound()
  /// The slip printer.
  public var printer = Printer()
  /// The legal-aid self-check.
  public var aid = Aid()

  /// The settings of a machine that nobody has configured yet.
  public init() {}
}

extension KioskSettings {
  /// Where the machine stands.
  public struct Hall: Hashable, Sendable {
    /// The hall's name in the status strip.
    public var name = Localized(zh: "公共法律服务大厅", en: "Public legal service hall")
    /// The machine's number within the hall, from 1: the “3” of 3 号机请帮忙.
    public var machineNumber = 1
    /// The six-digit division code (GB/T 2260) of the county, city or province that the hall serves; it
    /// decides which legal-aid institution is named. Unset: none is.
    public var regionCode: String?

    /// A hall that is not configured.
    public init() {}
  }

  /// The screen. The sizes of the design are for 21.5 inches, 1080 × 1920 pixels, read from 600 mm
  /// (EN 301 549 clause 5.1.4: capital letters of at least 0.7°, there 40 px).
  public struct Panel: Hashable, Sendable {
    /// The width in pixels, as the resident sees it.
    public var width = 1080
    /// The height in pixels, as the resident sees it.
    public var height = 1920
    /// The visible diagonal in inches.
    public var diagonalInches = 21.5
    /// From the eye to the glass, in millimetres.
    public var viewingDistanceMillimetres = 600
    /// Whether the window covers the whole screen. A hall's machine always does; a desk may not.
    public var isFullScreen = true

    /// The panel of the design.
    public init() {}
  }

  /// The font files, by path, so that what is drawn does not depend on the host's font matching.
  public struct Fonts: Hashable, Sendable {
    /// The regular weight.
    public var regular = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
    /// The bold weight.
    public var bold = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
    /// The face within both collections, from 0. In Debian's fonts-noto-cjk: 0 JP, 1 KR, 2 SC, 3 TC, 4 HK.
    public var face = 2

    /// Noto Sans CJK SC as Debian's fonts-noto-cjk installs it.
    public init() {}
  }

  /// When an unattended session ends: a limit without a touch, then a countdown, then a clean reset.
  ///
  /// The limit is `baseSeconds` plus `millisecondsPerCharacter` for each character on the page, times
  /// `largeFactor` in large mode. WCAG 2.2 SC 2.2.1 asks for at least 20 s to extend it by one action.
  public struct Idle: Hashable, Sendable {
    /// Seconds that every page grants.
    public var baseSeconds = 60
    /// Milliseconds more for each character on the page.
    public var millisecondsPerCharacter = 500
    /// Seconds of the countdown with its one large button.
    public var countdownSeconds = 30
    /// By what the limit is multiplied in large mode.
    public var largeFactor = 2.0
    /// Seconds without a touch after which the staff panel closes.
    public var staffSeconds = 180

    /// The limits of the design.
    public init() {}
  }

  /// The numbers a resident can call.
  public struct Phones: Hashable, Sendable {
    /// The police, for an emergency: the same everywhere in China, so it is not configured.
    public static let police = "110"

    /// The public legal-service line.
    public var legalLine = "12348"
    /// Whether the legal line is answered day and night here. 全天 is shown only for `true`.
    public var isLegalLineAllDay: Bool?
    /// Who answers for the hall when no staff are there. Unset: an unstaffed station can only name the
    /// legal line.
    public var duty: String?

    /// The national numbers alone.
    public init() {}
  }

  /// How the staff panel is protected.
  public struct Staff: Hashable, Sendable {
    /// The hash of the staff PIN in crypt(3) format. Unset: nobody can open the panel by PIN.
    public var pinHash: String?
    /// Wrong PINs that are accepted before the pause.
    public var tries = 5
    /// Minutes of the pause.
    public var lockMinutes = 10
    /// Seconds that the corner must be held before the PIN is asked for.
    public var cornerHoldSeconds = 5

    /// The protection of the design, without a PIN yet.
    public init() {}
  }

  /// The legal-aid self-check.
  public struct Aid: Hashable, Sendable {
    /// The public key that answers are sealed to, for the code that a resident takes along. Unset: no code is
    /// shown or printed.
    public var institutionKey: InstitutionKey?

    /// A self-check without a code to take along.
    public init() {}
  }

  /// What the machine lets be heard.
  public struct Sound: Hashable, Sendable {
    /// Whether a call for help sounds a chime.
    public var chime = true
    /// The loudness, 0 (silent) to 10; every session starts with it (EN 301 549 clause 5.1.3.13).
    public var volume = 6

    /// A chime at medium loudness.
    public init() {}
  }

  /// The slip printer: an 80 mm roll, 203 dpi, ESC/POS with raster pictures.
  public struct Printer: Hashable, Sendable {
    /// Where slips go. Unset: the machine has no printer and no screen speaks of one.
    public var device: PrinterAddress?
    /// What a queue of CUPS is given.
    public var format = Format.escpos
    /// Whether it answers status requests (`DLE EOT`). One that does is asked before and after each slip; of one that
    /// does not, nobody is told that a slip came out.
    public var answersStatus = true
    /// Whether it cuts the paper; otherwise the slip is torn off by hand.
    public var hasCutter = true
    /// How many slips a resident prints before staff are asked for more.
    public var slipsPerSession = 3
    /// How far paper is fed beyond the cutter before the cut, in the printer's vertical units, 0 to 255.
    public var cutFeed = 0

    /// No printer.
    public init() {}

    /// What a queue of CUPS is given; every other way takes the printer's bytes.
    public enum Format: String, Hashable, Sendable, CaseIterable {
      /// The bytes of a receipt printer, which CUPS hands on as they are.
      case escpos
      /// A picture, which the queue's driver turns into what its printer understands.
      case png
    }
  }
}
