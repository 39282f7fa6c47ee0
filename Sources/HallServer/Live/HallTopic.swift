internal import Foundation

/// One kind of live page: what it shows of a picture of the hall. All pages with one topic get the same bytes,
/// which are made once.
struct HallTopic: Sendable {
  /// Tells topics apart, such as `window/3`.
  let name: String
  /// What the page shows.
  let render: @Sendable (HallPicture) throws -> Data

  /// A topic whose pages show what `view` makes of a picture.
  init<View: Encodable & SendableMetatype>(_ name: String, _ view: @escaping @Sendable (HallPicture) -> View)
  {
    self.name = name
    render = { try HallJSON.data(view($0)) }
  }
}
