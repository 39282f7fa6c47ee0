public import Foundation
import GRDB
public import Model

/// Compiles the bundle, and the import where there is one, into one index.
public enum LawCompiler {
  /// Where a compiled index lies.
  public enum Place: Hashable, Sendable {
    /// In that file.
    case file(URL)
    /// In memory only.
    case memory
  }

  /// What came of a build.
  public struct Result: Sendable {
    /// The index, ready to search.
    public let index: LawIndex
    /// Where it lies: in memory where the file could not be written.
    public let place: Place
    /// Why it is not in the file that was asked for; `nil` where it is.
    public let fallback: String?
    /// What is wrong in the files of the bundle; the rest of them was used.
    public let diagnostics: [Diagnostic]
  }

  /// Builds an index and opens it.
  ///
  /// Blocks the calling thread; `progress` is called on it. A build that cannot write its file ends in memory instead,
  /// so that a kiosk with a full or read-only disk still searches.
  ///
  /// - Parameters:
  ///   - assets: The folder of the bundle, `Assets/law`.
  ///   - imported: The data folder with the imported laws; `nil` for the bundle alone.
  ///   - place: Where the index shall lie.
  ///   - today: Versions that ended before this day are left out; `nil` keeps all.
  /// - Throws: `LawImportError.damagedStore` where the imported laws cannot be read, `LawIndexError` else.
  public static func build(
    assets: URL, imported: URL?, into place: Place, today: Day? = nil,
    progress: (ImportProgress) -> Void = { _ in }
  ) throws -> Result {
    let (bundle, diagnostics) = try LawBundleReader.read(assets)
    let store = try imported.flatMap { try LawStore(reading: $0) }
    try store?.checkPages()
    let fingerprint = try fingerprint(assets: assets, store: store)
    func fill(_ queue: DatabaseQueue) throws {
      try IndexWriter.write(
        bundle: bundle, store: store, today: today, fingerprint: fingerprint, into: queue, progress: progress)
    }
    var fallback: String?
    if case .file(let url) = place {
      do {
        try IndexFile(replacing: url).write(fill)
        return Result(
          index: try LawIndex(opening: url), place: place, fallback: nil, diagnostics: diagnostics)
      } catch {
        let reason = (error as? DatabaseError)?.message ?? error.localizedDescription
        fallback =
          "The index could not be written to \(url.path) (\(reason)); every start compiles it in memory. "
          + "Check the free space and who may write there, then run kiosk law build."
      }
    }
    let queue = try DatabaseQueue()
    do {
      try fill(queue)
    } catch let error as DatabaseError where error.isDamage {
      // Memory cannot be damaged, so it is the file that was read.
      throw LawImportError.damagedStore(imported.map { LawStore.file(in: $0).path } ?? assets.path)
    }
    return Result(
      index: try LawIndex(database: queue), place: .memory, fallback: fallback, diagnostics: diagnostics)
  }

  /// The index of a file, where it can be opened and was built from exactly these files; `nil` where it has to be
  /// built. Costs a few milliseconds.
  ///
  /// - Throws: `LawImportError.damagedStore` where the imported laws cannot be read, `LawIndexError.unreadable` where
  ///   the bundle cannot.
  public static func openCurrent(_ file: URL, assets: URL, imported: URL?) throws -> LawIndex? {
    let store = try imported.flatMap { try LawStore(reading: $0) }
    let fingerprint = try fingerprint(assets: assets, store: store)
    do {
      let index = try LawIndex(opening: file)
      return index.fingerprint == fingerprint ? index : nil
    } catch is LawIndexError {
      // Missing, damaged or of another form: all the same mended by a build.
      return nil
    }
  }

  private static func fingerprint(assets: URL, store: LawStore?) throws -> String {
    do {
      return try Fingerprint.of(assets: assets, generation: try store?.generation() ?? "")
    } catch let error as LawIndexError {
      throw error
    } catch {
      throw LawIndexError.unreadable(assets.path)
    }
  }
}
