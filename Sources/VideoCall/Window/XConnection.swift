internal import CXCB
internal import Glibc

/// A connection of its own to the X server. XCB tells errors to whoever asked; Xlib would end the program over a
/// window that has just gone. One thread uses it.
final class XConnection {
  /// A top-level window that is shown.
  struct Window: Hashable {
    var id: xcb_window_t
    /// The process that made it, as the server knows it: not what the window says of itself.
    var process: pid_t
    var area: CallWindow
  }

  private let connection: OpaquePointer
  private let root: xcb_window_t
  private var atoms: [String: xcb_atom_t] = [:]
  private var processes: [xcb_window_t: pid_t] = [:]

  /// Connects to a display; `nil` where there is none.
  init?(display: String) {
    var screen: Int32 = 0
    guard let connection = xcb_connect(display, &screen) else { return nil }
    self.connection = connection
    let screens = xcb_setup_roots_iterator(xcb_get_setup(connection))
    guard xcb_connection_has_error(connection) == 0, let first = screens.data else {
      xcb_disconnect(connection)
      return nil
    }
    root = first.pointee.root
    // To hear of windows that come, move and go.
    var mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY.rawValue
    xcb_change_window_attributes(connection, root, XCB_CW_EVENT_MASK.rawValue, &mask)
    xcb_flush(connection)
  }

  deinit { xcb_disconnect(connection) }

  /// Whether the server is still there.
  var isAlive: Bool { xcb_connection_has_error(connection) == 0 }

  /// Waits until a window comes, moves or goes, at most so many milliseconds.
  func wait(milliseconds: Int32) {
    var file = pollfd(fd: xcb_get_file_descriptor(connection), events: Int16(POLLIN), revents: 0)
    poll(&file, 1, milliseconds)
    while let event = xcb_poll_for_event(connection) { free(event) }
  }

  func flush() { xcb_flush(connection) }

  // MARK: Looking

  /// Whether a window manager runs: it then decides where windows stand.
  var hasManager: Bool { !property(root, "_NET_SUPPORTING_WM_CHECK").isEmpty }

  /// Every top-level window that is shown, from back to front.
  var windows: [Window] {
    let ids = hasManager ? property(root, "_NET_CLIENT_LIST_STACKING") : children(of: root)
    processes = processes.filter { ids.contains($0.key) }
    return ids.compactMap { id in
      guard isShown(id), let area = area(of: id), let process = process(of: id) else { return nil }
      return Window(id: id, process: process, area: area)
    }
  }

  /// What a window calls itself: its name as old and as new programs give it, and its class.
  func names(of window: xcb_window_t) -> [String] {
    ["WM_NAME", "_NET_WM_NAME", "WM_CLASS"].compactMap { name in
      let cookie = xcb_get_property(
        connection, 0, window, atom(name), XCB_GET_PROPERTY_TYPE_ANY.rawValue, 0, 256)
      guard let reply = xcb_get_property_reply(connection, cookie, nil) else { return nil }
      defer { free(reply) }
      guard reply.pointee.format == 8, let start = xcb_get_property_value(reply) else { return nil }
      let count = Int(xcb_get_property_value_length(reply))
      return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }
  }

  /// The window that has the keyboard.
  var focus: xcb_window_t? {
    guard let reply = xcb_get_input_focus_reply(connection, xcb_get_input_focus(connection), nil) else {
      return nil
    }
    defer { free(reply) }
    return reply.pointee.focus
  }

  private func children(of window: xcb_window_t) -> [xcb_window_t] {
    guard let reply = xcb_query_tree_reply(connection, xcb_query_tree(connection, window), nil) else {
      return []
    }
    defer { free(reply) }
    return Array(
      UnsafeBufferPointer(
        start: xcb_query_tree_children(reply), count: Int(xcb_query_tree_children_length(reply))))
  }

  /// Whether it is on the screen and a window in its own right: menus and the like stand where they want to.
  private func isShown(_ window: xcb_window_t) -> Bool {
    let cookie = xcb_get_window_attributes(connection, window)
    guard let reply = xcb_get_window_attributes_reply(connection, cookie, nil) else { return false }
    defer { free(reply) }
    return UInt32(reply.pointee.map_state) == XCB_MAP_STATE_VIEWABLE.rawValue
      && reply.pointee.override_redirect == 0
      && UInt32(reply.pointee._class) == XCB_WINDOW_CLASS_INPUT_OUTPUT.rawValue
  }

  private func area(of window: xcb_window_t) -> CallWindow? {
    guard let size = xcb_get_geometry_reply(connection, xcb_get_geometry(connection, window), nil) else {
      return nil
    }
    defer { free(size) }
    let cookie = xcb_translate_coordinates(connection, window, root, 0, 0)
    guard let place = xcb_translate_coordinates_reply(connection, cookie, nil) else { return nil }
    defer { free(place) }
    return CallWindow(
      x: Int(place.pointee.dst_x), y: Int(place.pointee.dst_y), width: Int(size.pointee.width),
      height: Int(size.pointee.height))
  }

  /// A window's own words about its process come from inside the client's sandbox, whose numbers mean nothing here;
  /// the server knows who is at the other end of the connection.
  private func process(of window: xcb_window_t) -> pid_t? {
    if let known = processes[window] { return known }
    var spec = xcb_res_client_id_spec_t(
      client: window, mask: XCB_RES_CLIENT_ID_MASK_LOCAL_CLIENT_PID.rawValue)
    let cookie = xcb_res_query_client_ids(connection, 1, &spec)
    guard let reply = xcb_res_query_client_ids_reply(connection, cookie, nil) else { return nil }
    defer { free(reply) }
    let ids = xcb_res_query_client_ids_ids_iterator(reply)
    guard ids.rem > 0, let first = ids.data, xcb_res_client_id_value_value_length(first) > 0 else {
      return nil
    }
    let process = pid_t(bitPattern: xcb_res_client_id_value_value(first).pointee)
    processes[window] = process
    return process
  }

  private func property(_ window: xcb_window_t, _ name: String) -> [UInt32] {
    let cookie = xcb_get_property(
      connection, 0, window, atom(name), XCB_GET_PROPERTY_TYPE_ANY.rawValue, 0, 1024)
    guard let reply = xcb_get_property_reply(connection, cookie, nil) else { return [] }
    defer { free(reply) }
    guard reply.pointee.format == 32, let start = xcb_get_property_value(reply) else { return [] }
    let count = Int(reply.pointee.value_len)
    return Array(
      UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt32.self), count: count))
  }

  private func atom(_ name: String) -> xcb_atom_t {
    if let known = atoms[name] { return known }
    let cookie = xcb_intern_atom(connection, 0, UInt16(name.utf8.count), name)
    guard let reply = xcb_intern_atom_reply(connection, cookie, nil) else { return 0 }
    defer { free(reply) }
    atoms[name] = reply.pointee.atom
    return reply.pointee.atom
  }

  // MARK: Changing

  /// Puts a window somewhere, in that size.
  func move(_ window: xcb_window_t, to area: CallWindow) {
    let mask =
      XCB_CONFIG_WINDOW_X.rawValue | XCB_CONFIG_WINDOW_Y.rawValue | XCB_CONFIG_WINDOW_WIDTH.rawValue
      | XCB_CONFIG_WINDOW_HEIGHT.rawValue | XCB_CONFIG_WINDOW_BORDER_WIDTH.rawValue
    var values = [area.x, area.y, area.width, area.height, 0].map { UInt32(bitPattern: Int32($0)) }
    xcb_configure_window(connection, window, UInt16(mask), &values)
  }

  /// Puts a window in front of all others, where no manager does.
  func raise(_ window: xcb_window_t) {
    var above = XCB_STACK_MODE_ABOVE.rawValue
    xcb_configure_window(
      connection, window, UInt16(XCB_CONFIG_WINDOW_STACK_MODE.rawValue), &above)
  }

  /// Takes a window off the screen, as its owner would (ICCCM 4.1.4).
  func withdraw(_ window: xcb_window_t) {
    xcb_unmap_window(connection, window)
    var event = xcb_unmap_notify_event_t()
    event.response_type = UInt8(XCB_UNMAP_NOTIFY)
    event.event = root
    event.window = window
    send(&event)
  }

  /// Gives a window the keyboard, where no manager does.
  func giveKeyboard(to window: xcb_window_t) {
    xcb_set_input_focus(
      connection, UInt8(XCB_INPUT_FOCUS_POINTER_ROOT.rawValue), window, UInt32(XCB_CURRENT_TIME))
  }

  /// Asks the manager to give a window the keyboard, as a pager would.
  func activate(_ window: xcb_window_t) {
    tellManager(window, "_NET_ACTIVE_WINDOW", [2, UInt32(XCB_CURRENT_TIME)])
  }

  /// Makes a window one that has no frame, is not full screen, never takes the keyboard, and stands in front of
  /// `parent` as long as both are shown: a window manager keeps a dialog above what it belongs to, even where that
  /// is full screen and was touched last.
  func subordinate(_ window: xcb_window_t, to parent: xcb_window_t) {
    set(window, "WM_TRANSIENT_FOR", type: "WINDOW", [parent])
    // flags: decorations; decorations: none.
    set(window, "_MOTIF_WM_HINTS", type: "_MOTIF_WM_HINTS", [2, 0, 0, 0, 0])
    // flags: input; input: no.
    set(window, "WM_HINTS", type: "WM_HINTS", [1, 0, 0, 0, 0, 0, 0, 0, 0])
    let states = ["_NET_WM_STATE_FULLSCREEN", "_NET_WM_STATE_MAXIMIZED_VERT"].map(atom)
    tellManager(window, "_NET_WM_STATE", [0, states[0], states[1], 2])
    tellManager(window, "_NET_WM_STATE", [0, atom("_NET_WM_STATE_MAXIMIZED_HORZ"), 0, 2])
  }

  /// Whether a window is subordinate to `parent` already.
  func isSubordinate(_ window: xcb_window_t, to parent: xcb_window_t) -> Bool {
    property(window, "WM_TRANSIENT_FOR") == [parent]
      && !property(window, "_NET_WM_STATE").contains(atom("_NET_WM_STATE_FULLSCREEN"))
  }

  private func set(_ window: xcb_window_t, _ name: String, type: String, _ values: [UInt32]) {
    xcb_change_property(
      connection, UInt8(XCB_PROP_MODE_REPLACE.rawValue), window, atom(name), atom(type), 32,
      UInt32(values.count), values)
  }

  private func tellManager(_ window: xcb_window_t, _ name: String, _ values: [UInt32]) {
    var event = xcb_client_message_event_t()
    event.response_type = UInt8(XCB_CLIENT_MESSAGE)
    event.format = 32
    event.window = window
    event.type = atom(name)
    withUnsafeMutableBytes(of: &event.data) { data in
      for (index, value) in values.prefix(5).enumerated() {
        data.storeBytes(of: value, toByteOffset: index * 4, as: UInt32.self)
      }
    }
    send(&event)
  }

  /// Events are always 32 bytes on the wire.
  private func send<Event>(_ event: inout Event) {
    let mask =
      XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT.rawValue | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY.rawValue
    var bytes = [CChar](repeating: 0, count: 32)
    withUnsafeBytes(of: &event) { event in
      bytes.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: event.prefix(32))) }
    }
    xcb_send_event(connection, 0, root, mask, bytes)
  }
}
