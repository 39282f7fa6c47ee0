internal import CXCB
internal import Glibc

/// The windows that a display shows, by what they call themselves.
///
/// For one thread at a time. A display that goes away makes every answer empty.
final class WindowList {
  private let connection: OpaquePointer
  private let newName: xcb_atom_t

  /// Connects to a display; `nil` where there is none, or it does not let us in.
  init?(display: String) {
    guard let connection = xcb_connect(display, nil) else { return nil }
    guard xcb_connection_has_error(connection) == 0 else {
      xcb_disconnect(connection)
      return nil
    }
    self.connection = connection
    let name = "_NET_WM_NAME"
    let cookie = xcb_intern_atom(connection, 0, UInt16(name.utf8.count), name)
    let reply = xcb_intern_atom_reply(connection, cookie, nil)
    defer { free(reply) }
    newName = reply?.pointee.atom ?? xcb_atom_t(XCB_ATOM_NONE.rawValue)
  }

  deinit { xcb_disconnect(connection) }

  /// The windows in sight whose name or class has `text` in it.
  func windows(with text: String) -> Set<UInt32> {
    var found: Set<UInt32> = []
    var level = roots
    // A window manager frames windows; deeper down there are only the parts of programs.
    for _ in 0..<3 {
      level = level.flatMap(children)
      found.formUnion(level.filter { isVisible($0) && names($0).contains { $0.contains(text) } })
    }
    return found
  }

  private var roots: [xcb_window_t] {
    var screens = xcb_setup_roots_iterator(xcb_get_setup(connection))
    var roots: [xcb_window_t] = []
    while screens.rem > 0 {
      if let screen = screens.data { roots.append(screen.pointee.root) }
      xcb_screen_next(&screens)
    }
    return roots
  }

  private func children(_ window: xcb_window_t) -> [xcb_window_t] {
    guard let reply = xcb_query_tree_reply(connection, xcb_query_tree(connection, window), nil) else {
      return []
    }
    defer { free(reply) }
    let count = Int(xcb_query_tree_children_length(reply))
    return Array(UnsafeBufferPointer(start: xcb_query_tree_children(reply), count: count))
  }

  private func isVisible(_ window: xcb_window_t) -> Bool {
    let cookie = xcb_get_window_attributes(connection, window)
    guard let reply = xcb_get_window_attributes_reply(connection, cookie, nil) else { return false }
    defer { free(reply) }
    return UInt32(reply.pointee.map_state) == XCB_MAP_STATE_VIEWABLE.rawValue
  }

  /// The name as old and new programs give it, and the class.
  private func names(_ window: xcb_window_t) -> [String] {
    [XCB_ATOM_WM_NAME.rawValue, XCB_ATOM_WM_CLASS.rawValue, newName].compactMap { property($0, of: window) }
  }

  private func property(_ name: xcb_atom_t, of window: xcb_window_t) -> String? {
    let kind = xcb_atom_t(XCB_GET_PROPERTY_TYPE_ANY.rawValue)
    let cookie = xcb_get_property(connection, 0, window, name, kind, 0, 256)
    guard let reply = xcb_get_property_reply(connection, cookie, nil) else { return nil }
    defer { free(reply) }
    let count = Int(xcb_get_property_value_length(reply))
    guard reply.pointee.format == 8, count > 0, let value = xcb_get_property_value(reply) else { return nil }
    return String(decoding: UnsafeRawBufferPointer(start: value, count: count), as: UTF8.self)
  }
}
