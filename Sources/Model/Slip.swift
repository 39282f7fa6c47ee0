/// A printed strip as a value: what stands on it, block after block, from the top.
///
/// It knows no printer and no font. `Printing` breaks its lines with the interface's typeface and draws it once
/// to a `Bitmap1`, which then goes to a roll printer, a picture or a file.
public struct Slip: Hashable, Sendable {
  /// What stands on it, from the top.
  public var blocks: [Block]

  /// A strip with those blocks.
  public init(_ blocks: [Block]) {
    self.blocks = blocks
  }

  /// How large words are. The sizes in dots are `Printing`'s. Source: the design system, §5, slip.
  public enum Role: Hashable, Sendable {
    /// The ticket's number.
    case number
    /// A section's heading, bold.
    case heading
    /// What is read.
    case body
    /// A citation, a date, a note.
    case note
  }

  /// Where words stand between the margins.
  public enum Alignment: Hashable, Sendable {
    /// At the left margin.
    case start
    /// In the middle.
    case center
  }

  /// One part of a strip; words that do not fit on a line are broken by the rules of the screen.
  public enum Block: Hashable, Sendable {
    /// A paragraph.
    case text(String, role: Role = .body, isBold: Bool = false, alignment: Alignment = .start)
    /// The one inverted panel, for the result.
    case panel(String)
    /// A line that begins with an empty box to tick; a smaller note below it, such as in which form.
    case checkbox(String, note: String? = nil)
    /// A line that begins with a number or a dot.
    case item(mark: String, String)
    /// A ruled line from margin to margin.
    case rule(isDashed: Bool = false)
    /// A QR code with words beside it, or below it where it is too wide; a bold lead, then the rest.
    case code(String, lead: String, words: [String])
    /// A label with a ruled blank after it that somebody fills in by hand.
    case blank(label: String)
    /// Empty paper, in dots of the 80 mm roll; other formats scale it with their body size.
    case space(Int)
  }
}
