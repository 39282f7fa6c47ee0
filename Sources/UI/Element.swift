public import Model

/// How long an element is along one axis.
public enum Length: Hashable, Sendable {
  /// As long as its content.
  case fit
  /// A share of what is left, by weight.
  case grow(Int)
  /// Points.
  case fixed(Int)
  /// Hundredths of what the parent has inside its padding, without the gaps between its children.
  case percent(Int)

  /// The share of what is left; `nil` for a length that takes no part in it.
  var weight: Int? {
    guard case .grow(let weight) = self else { return nil }
    return weight
  }
}

/// Which way a box lays out its children.
public enum Axis: Hashable, Sendable {
  /// Left to right.
  case row
  /// Top to bottom.
  case column
  /// On top of one another, the last one in front.
  case stack
}

/// Where children stand along an axis.
public enum Alignment: Hashable, Sendable {
  /// Left or top.
  case start
  /// The middle.
  case center
  /// Right or bottom.
  case end
  /// Across: as long as the parent. Along: the free space lies between the children.
  case stretch
}

/// What an element is to a person: for tests, scripts and screen readers.
public enum Role: String, Hashable, Sendable {
  /// Groups others.
  case group
  /// Words to read.
  case text
  /// The page's title or a section's.
  case heading
  /// Acts when released.
  case button
  /// Acts when pressed, as on a keyboard.
  case key
  /// Where typing shows.
  case field
  /// Asks over the page.
  case dialog
  /// Decoration.
  case image
}

/// When a touch acts.
public enum TouchKind: Hashable, Sendable {
  /// When the finger leaves the button.
  case release
  /// When the finger meets the key.
  case press
  /// After the finger has rested for that many milliseconds.
  case hold(milliseconds: Int)
}

/// What a touch on an element means.
public struct TouchTarget<Action: Hashable & Sendable>: Hashable, Sendable {
  /// When it acts.
  public var kind: TouchKind
  /// What it means.
  public var action: Action

  /// A meaning for a touch.
  public init(kind: TouchKind, action: Action) {
    self.kind = kind
    self.action = action
  }
}

/// A node of the tree that a view returns: a value, without identity or reference to what draws it.
public struct Element<Action: Hashable & Sendable>: Hashable, Sendable {
  /// What an element shows.
  public indirect enum Content: Hashable, Sendable {
    /// Children along an axis.
    case box(Axis, [Element])
    /// A paragraph.
    case text([TextRun], size: Int, maxLines: Int?)
    /// An icon of `Assets/icons` in one colour.
    case icon(String, ColorRole)
    /// A QR code, black on white in every mode.
    case code(CodeMatrix)
    /// The last frame of a moving picture; nothing as long as there is none.
    case live(LivePictureID)
    /// Nothing: room only.
    case space
  }

  /// What it shows.
  public var content: Content
  /// Width.
  public var width: Length = .fit
  /// Height.
  public var height: Length = .fit
  /// The least height, in points.
  public var minHeight = 0
  /// Room between edge and content.
  public var padding = Insets()
  /// Room between children, in points.
  public var gap = 0
  /// Where children stand across the axis.
  public var align: Alignment = .start
  /// Where children stand along the axis.
  public var justify: Alignment = .start
  /// How it looks.
  public var style = BoxStyle()
  /// How it looks while a finger rests on it; `nil` for no difference.
  public var pressedStyle: BoxStyle?
  /// What a touch means; `nil` lets touches through to what lies behind.
  public var touch: TouchTarget<Action>?
  /// Whether touches end here although nothing happens: a scrim.
  public var blocksTouches = false
  /// A name that stays the same while the page changes; `nil` for one made from its place in the tree.
  public var id: String?
  /// What it is to a person.
  public var role: Role = .group
  /// What it is called; `nil` for the words inside.
  public var label: String?
  /// Whether it is chosen or switched on.
  public var isSelected = false
  /// Whether its words are a resident's own and stay out of every dump.
  public var isPrivate = false

  /// An element showing that.
  public init(_ content: Content) {
    self.content = content
  }
}

// MARK: Making elements

extension Element {
  /// Children from left to right, centred across unless told otherwise.
  public static func row(
    gap: Int = 0, align: Alignment = .center, justify: Alignment = .start, _ children: [Element]
  )
    -> Element
  {
    var element = Element(.box(.row, children))
    element.gap = gap
    element.align = align
    element.justify = justify
    return element
  }

  /// Children from top to bottom, as wide as the column.
  public static func column(
    gap: Int = 0, align: Alignment = .stretch, justify: Alignment = .start, _ children: [Element]
  ) -> Element {
    var element = Element(.box(.column, children))
    element.gap = gap
    element.align = align
    element.justify = justify
    return element
  }

  /// Children on top of one another, each as large as the stack unless it has a size of its own.
  public static func stack(align: Alignment = .stretch, justify: Alignment = .stretch, _ children: [Element])
    -> Element
  {
    var element = Element(.box(.stack, children))
    element.align = align
    element.justify = justify
    return element
  }

  /// A paragraph in one colour.
  public static func text(
    _ text: String, size: Int, color: ColorRole = .ink, isBold: Bool = false, maxLines: Int? = nil
  ) -> Element {
    runs([TextRun(text, color: color, isBold: isBold)], size: size, maxLines: maxLines)
  }

  /// A paragraph of several colours or weights.
  public static func runs(_ runs: [TextRun], size: Int, maxLines: Int? = nil) -> Element {
    var element = Element(.text(runs, size: size, maxLines: maxLines))
    element.role = .text
    return element
  }

  /// An icon of `Assets/icons`, `size` points square.
  public static func icon(_ name: String, size: Int, color: ColorRole = .ink) -> Element {
    var element = Element(.icon(name, color))
    element.width = .fixed(size)
    element.height = .fixed(size)
    element.role = .image
    return element
  }

  /// A QR code, `size` points square with its quiet zone, called `label`. Black on white in every mode, because
  /// a phone reads nothing else for certain.
  public static func code(_ matrix: CodeMatrix, size: Int, label: String) -> Element {
    var element = Element(.code(matrix))
    element.width = .fixed(size)
    element.height = .fixed(size)
    element.role = .image
    element.label = label
    return element
  }

  /// Takes the room that is left.
  public static func spacer() -> Element {
    var element = Element(.space)
    element.width = .grow(1)
    element.height = .grow(1)
    return element
  }

  /// Empty room of a fixed size, in points.
  public static func space(width: Int = 0, height: Int = 0) -> Element {
    var element = Element(.space)
    element.width = .fixed(width)
    element.height = .fixed(height)
    return element
  }
}

// MARK: Changing elements

extension Element {
  private func with(_ change: (inout Element) -> Void) -> Element {
    var copy = self
    change(&copy)
    return copy
  }

  /// The element with that size.
  public func frame(width: Length? = nil, height: Length? = nil, minHeight: Int? = nil) -> Element {
    with {
      $0.width = width ?? $0.width
      $0.height = height ?? $0.height
      $0.minHeight = minHeight ?? $0.minHeight
    }
  }

  /// The element with room inside its edge, in points.
  public func padding(_ insets: Insets) -> Element { with { $0.padding = insets } }

  /// The element with that look, and another one while it is held.
  public func style(_ style: BoxStyle, pressed: BoxStyle? = nil) -> Element {
    with {
      $0.style = style
      $0.pressedStyle = pressed
    }
  }

  /// The element acting when the finger leaves it.
  public func onTap(_ action: Action) -> Element {
    with {
      $0.touch = TouchTarget(kind: .release, action: action)
      $0.role = .button
    }
  }

  /// The element acting when the finger meets it.
  public func onPress(_ action: Action) -> Element {
    with {
      $0.touch = TouchTarget(kind: .press, action: action)
      $0.role = .key
    }
  }

  /// The element acting after the finger has rested on it.
  public func onHold(milliseconds: Int, _ action: Action) -> Element {
    with { $0.touch = TouchTarget(kind: .hold(milliseconds: milliseconds), action: action) }
  }

  /// The element letting no touch through to what lies behind.
  public func blockingTouches() -> Element { with { $0.blocksTouches = true } }

  /// The element with a name that stays the same while the page changes.
  public func id(_ id: String) -> Element { with { $0.id = id } }

  /// The element as that to a person.
  public func role(_ role: Role) -> Element { with { $0.role = role } }

  /// The element called that, instead of by the words inside.
  public func label(_ label: String) -> Element { with { $0.label = label } }

  /// The element chosen or switched on.
  public func selected(_ isSelected: Bool = true) -> Element { with { $0.isSelected = isSelected } }

  /// The element with a resident's own words inside, which stay out of every dump.
  public func privateContent() -> Element { with { $0.isPrivate = true } }
}
