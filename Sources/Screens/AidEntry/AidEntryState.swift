public import Eligibility
public import Model

/// 待录入的数据: what nobody has entered, and the form in which staff enter it.
public struct AidEntryState: Hashable, Sendable {
  /// What the page shows.
  public enum Stage: Hashable, Sendable {
    /// Every value, what matters most first.
    case list
    /// One value: what is needed, and what was entered so far.
    case value
    /// What the pack cites without its text.
    case citations
    /// The functional areas that no county is entered for.
    case areas
    /// One field of the form.
    case field(AidEntryField)
    /// Everything at a glance, for the second look.
    case secondLook
    /// The figure, a second time.
    case again
    /// It has been written.
    case saved

    /// A name for the log and the touch guard.
    public var name: String {
      switch self {
      case .list: "list"
      case .value: "value"
      case .citations: "citations"
      case .areas: "areas"
      case .field(let field): "field-\(field.rawValue)"
      case .secondLook: "second-look"
      case .again: "again"
      case .saved: "saved"
      }
    }
  }

  /// What the page shows.
  public var stage = Stage.list
  /// Which page of it, from 0.
  public var page = 0
  /// The value that is looked at, by its name in the pack.
  public var value = ""
  /// What has been entered so far.
  public var draft = AidEntryDraft(value: "")
  /// The field that is being written: of words with the keyboard, of numbers with the keys alone.
  public var entry: TextEntry
  /// What stands against going on; `nil` for nothing.
  public var notice: Localized<String>?
  /// The token of the writing under way; `nil` where none is.
  public var token: Int?

  /// The list, in an input session.
  public init(session: Int) {
    entry = TextEntry(session: session, limit: 0)
  }
}

/// A touch on the pages of what has to be entered.
public enum AidEntryAction: Hashable, Sendable {
  /// 待录入的数据, on the staff page.
  case open
  /// Another page of a list.
  case page(Int)
  /// One value, by its name in the pack.
  case value(String)
  /// What is cited without its text.
  case citations
  /// The functional areas.
  case areas
  /// 录入.
  case begin
  /// For which division.
  case region(String)
  /// A key with that digit or sign.
  case digit(String)
  /// Takes back a digit.
  case backspace
  /// Empties the field.
  case clear
  /// A key of the keyboard.
  case press(KeyTouch)
  /// 没有这样的规定: somebody looked, and there is none.
  case absent
  /// 没有写明: leaves out a field that may be empty.
  case skip
  /// 下一步.
  case next
  /// 有错，回去改.
  case fix
  /// 对，再输一遍.
  case confirmLook
  /// 写入.
  case save
  /// After it was written: back to the value.
  case done
}

/// A division by its code.
public struct AidDivision: Hashable, Sendable {
  /// The code.
  public var code: String
  /// The name.
  public var name: String

  /// A division.
  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}

/// What the edges know about the hall's place and the values entered on this machine.
public struct AidPlaces: Hashable, Sendable {
  /// The hall's county, its prefecture and its province, as far as they are configured.
  public var chain: [AidDivision] = []
  /// The functional areas that no county is entered for.
  public var areasWithoutHost: [AidDivision] = []
  /// Why the values entered on this machine cannot be used; `nil` where they can.
  public var problem: Localized<String>?

  /// Nothing known.
  public init() {}
}

/// Why an entry was not written.
public struct AidEntryFailure: Error, Hashable, Sendable {
  /// A sentence that staff can act on.
  public var sentence: Localized<String>

  /// A failure with that sentence.
  public init(_ sentence: Localized<String>) {
    self.sentence = sentence
  }
}
