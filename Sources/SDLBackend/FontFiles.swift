public import Typography

/// One face inside a font file.
public struct FontFile: Hashable, Sendable {
  /// The file.
  public var path: String
  /// The face inside a collection, from 0.
  public var face: Int

  /// A face of a font file.
  public init(path: String, face: Int) {
    self.path = path
    self.face = face
  }
}

/// Where the interface's typeface lies, one file a weight.
public struct FontFiles: Hashable, Sendable {
  /// Reading text.
  public var regular: FontFile
  /// Titles and labels.
  public var bold: FontFile

  /// A typeface in two weights.
  public init(regular: FontFile, bold: FontFile) {
    self.regular = regular
    self.bold = bold
  }

  /// The file of a weight.
  public subscript(weight: FontWeight) -> FontFile {
    switch weight {
    case .regular: regular
    case .bold: bold
    }
  }

  /// Noto Sans CJK SC where Debian's package fonts-noto-cjk puts it.
  ///
  /// The collections hold JP, KR, SC, TC and HK in that order (`fc-scan -f '%{index} %{family}\n' FILE` lists
  /// them), then the same for Mono: simplified Chinese is face 2.
  public static let notoSansSC = FontFiles(
    regular: FontFile(path: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", face: 2),
    bold: FontFile(path: "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", face: 2))
}

/// Why no text can be drawn.
public enum FontError: Error, Hashable, CustomStringConvertible {
  /// The font library did not start.
  case library(reason: String)
  /// The file is missing, is not a font or has no such face.
  case unreadable(FontFile, reason: String)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .library(let reason):
      "the font library did not start (\(reason)); install the Debian package libsdl2-ttf-2.0-0"
    case .unreadable(let file, let reason):
      "cannot read face \(file.face) of the font \(file.path) (\(reason)); "
        + "install the Debian package fonts-noto-cjk or correct the font's path in the configuration"
    }
  }
}
