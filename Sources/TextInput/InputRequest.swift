/// What a resident does to the composition.
public enum InputRequest: Hashable, Codable, Sendable {
  /// Which page of candidates to show.
  public enum PageTurn: String, Codable, Sendable {
    /// The page before this one; the first page stays.
    case previous
    /// The page after this one; the last page stays.
    case next
  }

  /// Presses a key.
  case press(InputKey)
  /// Takes a candidate of the page shown, counted from 0.
  case select(Int)
  /// Turns the page of candidates.
  case turn(PageTurn)
  /// Drops the composition.
  case clear
}
