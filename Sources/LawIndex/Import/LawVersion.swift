import Model

/// One version of one law, put together from the files of one collection.
struct LawVersion: Equatable {
  /// The law's key.
  var key: String
  /// The full official title.
  var title: String
  /// The day it was passed or last amended, as far as the file tells.
  var passed: Day?
  /// The day it came or comes into force, where the text names it.
  var commencement: Day?
  /// The first file, as a path inside the collection.
  var file: String
  /// The folder that a collection of local rules keeps for a region; empty for national law.
  var region: String
  /// Whether the collection itself marks this version as no longer valid.
  var isExpired: Bool
  var articles: [LawTextArticle]

  /// The day from which this version counts.
  ///
  /// An amendment often leaves the old 自…起施行 in the text, so a day before the passing is not this version's;
  /// then the day of passing stands in. A version without any day counts as the oldest.
  var effective: Day? {
    guard let commencement else { return passed }
    guard let passed else { return commencement }
    return max(commencement, passed)
  }

  /// Whether `effective` is a day that the text names, not the day of passing in its place.
  var effectiveIsKnown: Bool {
    guard let commencement else { return false }
    return passed.map { commencement >= $0 } ?? true
  }
}

/// A law that another law ends: 《…》同时废止.
struct LawRepeal: Hashable, Sendable {
  /// The key of the law that ends.
  var law: String
  /// The day from which it no longer binds.
  var date: Day
  /// The article that says so.
  var by: LawReference
}
