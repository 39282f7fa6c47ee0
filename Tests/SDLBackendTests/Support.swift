import SDLBackend
import Typography
import UI

/// The checkout that holds this file.
let checkout: String = {
  var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  parts.removeLast(3)
  return parts.joined(separator: "/")
}()

let iconFolder = checkout + "/Assets/icons"

func makePainter(glyphMemory: Int = 48 << 20) throws -> Painter {
  Painter(fonts: try FontSet(), iconFolder: iconFolder, glyphMemory: glyphMemory)
}
