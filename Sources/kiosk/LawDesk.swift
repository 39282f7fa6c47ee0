internal import Configuration
internal import Foundation
internal import LawIndex
internal import Model
internal import Screens
internal import Synchronization

/// Finds, or else compiles, the index that counts on this machine, and answers questions from it.
///
/// Opening may take seconds where the index has to be compiled first: call `open` away from the main thread.
final class LawDesk: Sendable {
  private let index = Mutex<LawIndex?>(nil)
  private let locations: Locations

  init(_ locations: Locations) {
    self.locations = locations
  }

  /// Opens the current index; compiles it where there is none, beside the old one, or in memory where
  /// nothing can be written. Returns what it holds and what staff should know.
  func open(today: Day, progress: @escaping (ImportProgress) -> Void = { _ in }) throws -> (
    LawStatistics, notes: [String]
  ) {
    var notes: [String] = []
    let opened: LawIndex
    do {
      opened = try openCurrent(today: today, notes: &notes, progress: progress)
    } catch let error as LawImportError where locations.hasImport {
      // A damaged import must not take the plain words away too.
      notes.append("\(error)")
      opened = try LawCompiler.build(assets: locations.lawAssets, imported: nil, into: .memory, today: today)
        .index
    }
    let statistics = try opened.statistics()
    index.withLock { $0 = opened }
    return (statistics, notes)
  }

  private func openCurrent(today: Day, notes: inout [String], progress: (ImportProgress) -> Void) throws
    -> LawIndex
  {
    let imported = locations.hasImport ? locations.importedLaws : nil
    let place = locations.hasImport ? locations.importedIndex : locations.bundledIndex
    if LawCompiler.isCurrent(place, assets: locations.lawAssets, imported: imported) {
      do { return try LawIndex(opening: place) } catch { notes.append("\(error)") }
    }
    let result = try LawCompiler.build(
      assets: locations.lawAssets, imported: imported, into: .file(place), today: today, progress: progress)
    if let fallback = result.fallback { notes.append(fallback) }
    notes += result.diagnostics.map(\.description)
    return result.index
  }

  /// The open index. Throws where `open` has not succeeded.
  func current() throws(Failure) -> LawIndex {
    guard let index = index.withLock({ $0 }) else {
      throw Failure("查法律还没准备好，请稍等，或请工作人员帮忙。")
    }
    return index
  }

  /// Asks the index, and turns what goes wrong into a sentence for residents.
  func ask<Answer>(_ question: (LawIndex) throws -> Answer) throws(Failure) -> Answer {
    let index = try current()
    do {
      return try question(index)
    } catch {
      throw Failure("查法律出了问题，请工作人员帮忙，或到窗口问。")
    }
  }
}
