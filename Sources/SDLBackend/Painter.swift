internal import CSDL2
internal import Model
internal import Typography
internal import UI

/// Paints display lists. Holds what has been drawn once: characters, corners, shadows, icons.
///
/// Everything is filled rectangles and copied masks, without a GPU, so a page looks the same to the pixel on
/// every machine, on the screen and in a file. One thread uses a painter; several canvases may share it.
public final class Painter {
  /// The opened typeface.
  public let fonts: FontSet
  /// The moving pictures of its pages.
  public let livePictures = LivePictures()
  private var glyphs: GlyphCache
  private var corners = CornerMasks()
  private var shadows = ShadowPatches()
  private var icons: IconCache
  private var liveCopies = LiveCopies()
  /// One colour to lay over others where the colour is not opaque.
  private let swatch: Surface?

  /// A painter for a typeface and a folder of `<name>.svg` icons. `glyphMemory` limits the characters kept, in
  /// bytes.
  public init(fonts: FontSet, iconFolder: String, glyphMemory: Int = 48 << 20) {
    self.fonts = fonts
    glyphs = GlyphCache(limit: glyphMemory)
    icons = IconCache(folder: iconFolder)
    swatch = Surface(width: 256, height: 64, isMask: false)
    if let swatch { SDL_SetSurfaceBlendMode(swatch.pointer, SDL_BLENDMODE_BLEND) }
  }

  /// Names of icons that a display list asked for and the folder does not hold. They draw nothing.
  public var missingIcons: Set<String> { icons.missing }

  /// A list with the frames of its moving pictures: what a canvas shows after it was painted.
  struct Page {
    var commands: [DrawCommand]
    var frames: LivePictures.Versions

    /// Whether a moving picture of the page has another frame now.
    func hasOldFrames(_ now: LivePictures.Versions) -> Bool {
      commands.contains { command in
        if case .live(let id, _, _) = command { frames[id] != now[id] } else { false }
      }
    }
  }

  /// Paints a list and returns what may have changed, in pixels. With the page that `target` shows now, only
  /// the difference is painted; the pixels are the same as without. `previous` becomes the new page.
  func paint(_ commands: [DrawCommand], previous: inout Page?, on target: Surface, scale: PixelScale)
    -> [Rect]
  {
    let page = Page(commands: commands, frames: livePictures.versions)
    defer { previous = page }
    liveCopies.forgetOld(page.frames)
    let bounds = commands.map { self.bounds(of: $0, scale: scale) }
    let whole = target.bounds
    var areas = [whole]
    if let previous {
      let before = previous.commands.map { self.bounds(of: $0, scale: scale) }
      var damage = Damage.between(
        Damage.Page(commands: previous.commands, bounds: before),
        Damage.Page(commands: commands, bounds: bounds))
      for (command, box) in zip(commands, bounds) {
        if case .live(let id, _, _) = command, previous.frames[id] != page.frames[id] {
          damage.rects.append(box)
        }
      }
      areas = damage.areas(within: whole)
    }
    for area in areas {
      target.clip(to: area)
      target.fill(area, Color(0x000000))
      for (command, box) in zip(commands, bounds) {
        if let visible = box.intersection(area) { draw(command, within: visible, on: target, scale: scale) }
      }
      target.clip(to: nil)
    }
    return areas
  }

  // MARK: Commands

  private func draw(_ command: DrawCommand, within visible: Rect, on target: Surface, scale: PixelScale) {
    switch command {
    case .fill(let rect, let color, let radius, let topOnly):
      fill(scale.rect(rect), color, radius: scale.length(radius), topOnly: topOnly, on: target)
    case .gradient(let rect, let top, let bottom):
      gradient(scale.rect(rect), from: top, to: bottom, rows: visible.y..<visible.maxY, on: target)
    case .edge(let rect, let color, let width, let radius):
      edge(
        scale.rect(rect), color, width: scale.length(width), radius: scale.length(radius), on: target)
    case .shadow(let rect, let shadow, let color, let radius):
      self.shadow(shadow, box: scale.rect(rect), color, radius: scale.length(radius), on: target, scale)
    case .text(let text, let x, let baseline, _, let style, let color):
      let origin = Point(x: scale.position(x), y: scale.position(baseline))
      draw(text, at: origin, pixels: scale.length(style.size), weight: style.weight, color, on: target)
    case .icon(let name, let rect, let color):
      icon(name, in: scale.rect(rect), color, on: target)
    case .code(let matrix, let rect): code(matrix, in: scale.rect(rect), on: target)
    case .live(let id, let rect, let radius):
      live(id, in: scale.rect(rect), radius: scale.length(radius), on: target)
    }
  }

  private func draw(
    _ text: String, at origin: Point, pixels: Int, weight: FontWeight, _ color: Color, on target: Surface
  ) {
    var x = origin.x
    for scalar in text.unicodeScalars {
      let key = GlyphKey(scalar, pixels: pixels, weight: weight)
      if let glyph = glyphs.glyph(key, render: fonts.render) {
        glyph.mask.tint(color)
        target.blit(glyph.mask, x: x + glyph.left, y: origin.y + glyph.top)
      }
      x += fonts.advance(of: key)
    }
  }

  private func icon(_ name: String, in rect: Rect, _ color: Color, on target: Surface) {
    let side = min(rect.width, rect.height)
    guard let mask = icons.mask(name, pixels: side) else { return }
    mask.tint(color)
    target.blit(mask, x: rect.x + (rect.width - side) / 2, y: rect.y + (rect.height - side) / 2)
  }

  private func live(_ id: LivePictureID, in rect: Rect, radius: Int, on target: Surface) {
    let picture = liveCopies.surface(
      id, width: rect.width, height: rect.height, radius: Self.fitted(radius, in: rect), of: livePictures)
    if let picture { target.blit(picture, x: rect.x, y: rect.y) }
  }

  /// White with its black modules: a module that is not a whole number of pixels would blur at its edges.
  private func code(_ matrix: CodeMatrix, in rect: Rect, on target: Surface) {
    target.fill(rect, Color(0xFFFFFF))
    let module = min(rect.width, rect.height) / (matrix.side + 2 * CodeMatrix.quietZone)
    guard module > 0 else { return }
    let left = rect.x + (rect.width - matrix.side * module) / 2
    let top = rect.y + (rect.height - matrix.side * module) / 2
    for row in 0..<matrix.side {
      for run in matrix.runs(ofRow: row) {
        let area = Rect(
          x: left + run.lowerBound * module, y: top + row * module, width: run.count * module, height: module)
        target.fill(area, Color(0x000000))
      }
    }
  }

  /// Two colours row by row: a stretched picture would be sampled differently under another clip.
  private func gradient(_ rect: Rect, from top: Color, to bottom: Color, rows: Range<Int>, on target: Surface)
  {
    func mix(_ first: UInt8, _ last: UInt8, _ row: Int) -> UInt8 {
      let steps = max(1, rect.height - 1)
      return UInt8((Int(first) * (steps - row) + Int(last) * row + steps / 2) / steps)
    }
    for y in rows {
      let row = y - rect.y
      var color = top
      color.red = mix(top.red, bottom.red, row)
      color.green = mix(top.green, bottom.green, row)
      color.blue = mix(top.blue, bottom.blue, row)
      target.fill(Rect(x: rect.x, y: y, width: rect.width, height: 1), color)
    }
  }

  // MARK: Shapes

  private func fill(_ rect: Rect, _ color: Color, radius: Int, topOnly: Bool, on target: Surface) {
    let radius = Self.fitted(radius, in: rect)
    let upper = Rect(x: rect.x + radius, y: rect.y, width: rect.width - 2 * radius, height: radius)
    cover(upper, color, on: target)
    if topOnly {
      cover(
        Rect(x: rect.x, y: rect.y + radius, width: rect.width, height: rect.height - radius), color,
        on: target)
    } else {
      cover(
        Rect(x: rect.x, y: rect.y + radius, width: rect.width, height: rect.height - 2 * radius), color,
        on: target)
      cover(
        Rect(x: upper.x, y: rect.maxY - radius, width: upper.width, height: radius), color, on: target)
    }
    let key = CornerMasks.Key(cell: radius, radius: radius, width: nil)
    corners(of: rect, key, color, upper: true, lower: !topOnly, on: target)
  }

  private func edge(_ rect: Rect, _ color: Color, width: Int, radius: Int, on target: Surface) {
    guard rect.width > 2 * width, rect.height > 2 * width else {
      fill(rect, color, radius: radius, topOnly: false, on: target)
      return
    }
    let radius = Self.fitted(radius, in: rect)
    let cell = max(radius, width)
    let across = rect.width - 2 * cell
    let along = rect.height - 2 * cell
    cover(Rect(x: rect.x + cell, y: rect.y, width: across, height: width), color, on: target)
    cover(Rect(x: rect.x + cell, y: rect.maxY - width, width: across, height: width), color, on: target)
    cover(Rect(x: rect.x, y: rect.y + cell, width: width, height: along), color, on: target)
    cover(Rect(x: rect.maxX - width, y: rect.y + cell, width: width, height: along), color, on: target)
    let key = CornerMasks.Key(cell: cell, radius: radius, width: width)
    corners(of: rect, key, color, upper: true, lower: true, on: target)
  }

  private func corners(
    of rect: Rect, _ key: CornerMasks.Key, _ color: Color, upper: Bool, lower: Bool, on target: Surface
  ) {
    let cell = key.cell
    guard cell > 0, let mask = corners.mask(key) else { return }
    mask.tint(color)
    for (isShown, sourceY, y) in [(upper, 0, rect.y), (lower, cell, rect.maxY - cell)] where isShown {
      target.blit(mask, part: Rect(x: 0, y: sourceY, width: cell, height: cell), x: rect.x, y: y)
      target.blit(
        mask, part: Rect(x: cell, y: sourceY, width: cell, height: cell), x: rect.maxX - cell, y: y)
    }
  }

  private func shadow(
    _ shadow: Shadow, box: Rect, _ color: Color, radius: Int, on target: Surface, _ scale: PixelScale
  ) {
    guard color.alpha > 0, box.width > 0, box.height > 0 else { return }
    let radius = Self.fitted(radius, in: box)
    for layer in ShadowLayer.layers(of: shadow, scale: scale) {
      var ink = color
      ink.alpha = layer.alpha
      if layer.blur > 0 {
        shadows.draw(layer, box: box, radius: radius, color: ink, on: target)
      } else {
        firmShadow(layer, box: box, ink, radius: radius, on: target)
      }
    }
  }

  /// The lower end of the box, moved down: all that shows of a shadow without blur.
  private func firmShadow(_ layer: ShadowLayer, box: Rect, _ ink: Color, radius: Int, on target: Surface) {
    let moved = Rect(x: box.x, y: box.y + layer.offset, width: box.width, height: box.height)
    let cell = radius
    cover(
      Rect(x: box.x + cell, y: box.maxY, width: box.width - 2 * cell, height: layer.offset), ink, on: target)
    let key = CornerMasks.Key(cell: cell, radius: radius, width: nil)
    corners(of: moved, key, ink, upper: false, lower: true, on: target)
  }

  private func cover(_ rect: Rect, _ color: Color, on target: Surface) {
    guard rect.width > 0, rect.height > 0 else { return }
    if color.alpha == 255 {
      target.fill(rect, color)
    } else if color.alpha > 0, let swatch {
      swatch.fill(swatch.bounds, color)
      SDL_SetSurfaceAlphaMod(swatch.pointer, color.alpha)
      for y in stride(from: rect.y, to: rect.maxY, by: swatch.height) {
        for x in stride(from: rect.x, to: rect.maxX, by: swatch.width) {
          let part = Rect(
            x: 0, y: 0, width: min(swatch.width, rect.maxX - x), height: min(swatch.height, rect.maxY - y))
          target.blit(swatch, part: part, x: x, y: y)
        }
      }
    }
  }

  private static func fitted(_ radius: Int, in rect: Rect) -> Int {
    max(0, min(radius, rect.width / 2, rect.height / 2))
  }

  // MARK: Bounds

  /// A rectangle in pixels that holds all that a command paints.
  private func bounds(of command: DrawCommand, scale: PixelScale) -> Rect {
    switch command {
    case .fill(let rect, _, _, _), .gradient(let rect, _, _), .edge(let rect, _, _, _), .icon(_, let rect, _),
      .code(_, let rect), .live(_, let rect, _):
      return scale.rect(rect)
    case .shadow(let rect, let shadow, _, _):
      let box = scale.rect(rect)
      return ShadowLayer.layers(of: shadow, scale: scale).reduce(box) { bounds, layer in
        bounds.union(
          Rect(x: box.x, y: box.y + layer.offset, width: box.width, height: box.height).outset(layer.reach))
      }
    case .text(let text, let x, let baseline, _, let style, _):
      let pixels = scale.length(style.size)
      let width = text.unicodeScalars.reduce(0) {
        $0 + fonts.advance(of: GlyphKey($1, pixels: pixels, weight: style.weight))
      }
      // Ink may leave its character's cell, so there is half an em to spare on every side.
      return Rect(
        x: scale.position(x) - pixels / 2, y: scale.position(baseline) - pixels * 3 / 2,
        width: width + pixels, height: pixels * 9 / 4)
    }
  }
}
