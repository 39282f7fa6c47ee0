internal import UI

/// Soft shadows as masks in their colour, made once per blur, radius and colour for any size of box: the
/// straight parts of a long side are one strip, repeated.
struct ShadowPatches {
  private struct Key: Hashable {
    var layer: ShadowLayer
    var radius: Int
    var color: Color
    var width: Int
    var height: Int
  }

  private var masks: [Key: Surface] = [:]

  /// The length of the part that is repeated, in pixels.
  private static let strip = 64

  /// Paints what of the shadow shows outside `box`, a shape with round corners that covers the rest.
  mutating func draw(_ layer: ShadowLayer, box: Rect, radius: Int, color: Color, on target: Surface) {
    let shadow = Rect(x: box.x, y: box.y + layer.offset, width: box.width, height: box.height)
    let whole = shadow.outset(layer.reach)
    let bend = 2 * (radius + layer.reach) + Self.strip
    let key = Key(
      layer: layer, radius: radius, color: color, width: min(box.width, bend), height: min(box.height, bend))
    guard let mask = mask(key) else { return }
    for region in Self.visibleRegions(whole: whole, box: box, radius: radius) {
      let rows = Self.spans(region.y - whole.y, region.maxY - whole.y, total: whole.height, mask: mask.height)
      let columns = Self.spans(
        region.x - whole.x, region.maxX - whole.x, total: whole.width, mask: mask.width)
      for row in rows {
        for column in columns {
          target.blit(
            mask, part: Rect(x: column.source, y: row.source, width: column.length, height: row.length),
            x: whole.x + column.target, y: whole.y + row.target)
        }
      }
    }
  }

  private mutating func mask(_ key: Key) -> Surface? {
    if let known = masks[key] { return known }
    let reach = key.layer.reach
    let width = key.width + 2 * reach
    let height = key.height + 2 * reach
    let corner = CornerMasks.Key(cell: key.radius, radius: key.radius, width: nil)
    var alpha = [UInt8](repeating: 0, count: width * height)
    for y in 0..<key.height {
      let cornerY = min(y, key.height - 1 - y)
      for x in 0..<key.width {
        let coverage = CornerMasks.coverage(x: min(x, key.width - 1 - x), y: cornerY, corner)
        alpha[(y + reach) * width + x + reach] = UInt8((coverage * 255).rounded())
      }
    }
    let soft = ShadowBlur(blur: key.layer.blur).apply(alpha, width: width, height: height)
    let faint = soft.map { UInt8((Int($0) * Int(key.layer.alpha) + 127) / 255) }
    let mask = Surface.mask(width: width, height: height, color: key.color, alpha: faint)
    masks[key] = mask
    return mask
  }

  /// The frame around the box: four corners that reach under its round corners, and four sides.
  private static func visibleRegions(whole: Rect, box: Rect, radius: Int) -> [Rect] {
    let left = box.x + radius
    let right = box.maxX - radius
    let top = box.y + radius
    let bottom = box.maxY - radius
    func region(_ x: Int, _ y: Int, _ maxX: Int, _ maxY: Int) -> Rect {
      Rect(x: x, y: y, width: maxX - x, height: maxY - y)
    }
    return [
      region(whole.x, whole.y, left, top), region(left, whole.y, right, box.y),
      region(right, whole.y, whole.maxX, top), region(whole.x, top, box.x, bottom),
      region(box.maxX, top, whole.maxX, bottom), region(whole.x, bottom, left, whole.maxY),
      region(left, box.maxY, right, whole.maxY), region(right, bottom, whole.maxX, whole.maxY),
    ].filter { $0.width > 0 && $0.height > 0 }
  }

  /// A stretch of the target and the part of the mask that goes there.
  struct Span: Equatable {
    var target: Int
    var source: Int
    var length: Int
  }

  /// Which parts of a mask cover the stretch from `start` to `end` of a side `total` long: the two ends as they
  /// are, the strip in the middle of the mask as often as needed between them.
  static func spans(_ start: Int, _ end: Int, total: Int, mask: Int) -> [Span] {
    guard total > mask else { return [Span(target: start, source: start, length: end - start)] }
    let head = (mask - strip) / 2
    let tail = total - (mask - strip - head)
    var spans: [Span] = []
    var at = start
    while at < end {
      if at < head {
        spans.append(Span(target: at, source: at, length: min(end, head) - at))
      } else if at < tail {
        let phase = (at - head) % strip
        spans.append(Span(target: at, source: head + phase, length: min(end, tail, at + strip - phase) - at))
      } else {
        spans.append(Span(target: at, source: at - total + mask, length: end - at))
      }
      at += spans[spans.count - 1].length
    }
    return spans
  }
}
