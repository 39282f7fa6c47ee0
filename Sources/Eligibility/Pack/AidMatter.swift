public import Model

/// What it is about.
public struct AidMatter: Hashable, Sendable {
  /// The value of the key `matter`, such as `wage`.
  public var id: String
  /// The group whose page it stands on.
  public var group: String
  /// The kind of provision it falls under, such as `law31`; rules test it.
  public var scope: String
  /// What the button says.
  public var label: Localized<String>
  /// What explains it in smaller print; `nil` where the label says all.
  public var note: Localized<String>?
  /// Whether the pages about it are quiet: neutral titles, no sound, no slip unless asked for.
  public var isPrivate: Bool
  var citations: [AidCitationSource]
}

/// A page of matters.
public struct AidGroup: Hashable, Sendable {
  /// The value of the key `group`, such as `C`.
  public var id: String
  /// What the tile says.
  public var label: Localized<String>
}
