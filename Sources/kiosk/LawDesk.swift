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
  /// What staff should know about the index that answers.
  enum Note: Hashable, Sendable, CustomStringConvertible {
    /// The imported laws cannot be read; the index compiled last answers, or else the plain words alone.
    case cannotReadImport(LawImportError, usesLastIndex: Bool)
    /// The files of the bundle cannot be read; the index compiled last answers.
    case cannotReadBundle(LawIndexError)
    /// The index could not be written, so that every start compiles it anew.
    case notWritten(String)
    /// Something is wrong in a file of the bundle; the rest of it was used.
    case finding(Diagnostic)

    /// A sentence for the administrator.
    var description: String {
      switch self {
      case .cannotReadImport(let error, usesLastIndex: true): "\(error) The index compiled last is used."
      case .cannotReadImport(let error, usesLastIndex: false): "\(error) Only the plain words are used."
      case .cannotReadBundle(let error): "\(error) The index compiled last is used."
      case .notWritten(let reason): reason
      case .finding(let diagnostic): diagnostic.description
      }
    }
  }

  private struct Opened {
    var index: LawIndex
    var notes: [Note]
  }

  private let opened = Mutex<Opened?>(nil)
  private let locations: Locations

  init(_ locations: Locations) {
    self.locations = locations
  }

  /// Opens the current index; compiles it where there is none, beside the old one, or in memory where
  /// nothing can be written. Returns what it holds and what staff should know.
  func open(today: Day, progress: @escaping (ImportProgress) -> Void = { _ in }) throws -> (
    LawStatistics, notes: [Note]
  ) {
    let opened = try openBest(today: today, progress: progress)
    let statistics = try opened.index.statistics()
    self.opened.withLock { $0 = opened }
    return (statistics, opened.notes)
  }

  private func openBest(today: Day, progress: (ImportProgress) -> Void) throws -> Opened {
    do {
      return try openCurrent(today: today, progress: progress)
    } catch let error as LawImportError where locations.hasImport {
      // Damaged imported laws must take away neither the index made of them before nor the plain words.
      if let last = lastIndex() {
        return Opened(index: last, notes: [.cannotReadImport(error, usesLastIndex: true)])
      }
      let bundle = try LawCompiler.build(
        assets: locations.lawAssets, imported: nil, into: .memory, today: today)
      return Opened(index: bundle.index, notes: [.cannotReadImport(error, usesLastIndex: false)])
    } catch let error as LawIndexError {
      guard let last = lastIndex() else { throw error }
      return Opened(index: last, notes: [.cannotReadBundle(error)])
    }
  }

  private func openCurrent(today: Day, progress: (ImportProgress) -> Void) throws -> Opened {
    let imported = locations.hasImport ? locations.importedLaws : nil
    if let index = try LawCompiler.openCurrent(
      locations.currentIndex, assets: locations.lawAssets, imported: imported)
    {
      return Opened(index: index, notes: [])
    }
    let result = try LawCompiler.build(
      assets: locations.lawAssets, imported: imported, into: .file(locations.currentIndex), today: today,
      progress: progress)
    let notWritten = result.fallback.map { [Note.notWritten($0)] } ?? []
    return Opened(index: result.index, notes: notWritten + result.diagnostics.map(Note.finding))
  }

  /// The index that was compiled before, where it is whole.
  private func lastIndex() -> LawIndex? {
    // Why it cannot be opened does not matter: what made us look for it is the reason that staff need.
    try? LawIndex(opening: locations.currentIndex)
  }

  /// What staff should know; empty before `open` has succeeded.
  var notes: [Note] { opened.withLock { $0?.notes ?? [] } }

  /// The open index. Throws where `open` has not succeeded.
  func current() throws(Failure) -> LawIndex {
    guard let index = opened.withLock({ $0?.index }) else {
      throw Failure(
        zh: "查法律还没准备好，请稍等，或请工作人员帮忙。",
        en: "The law is not ready yet: wait a moment, or ask staff for help.")
    }
    return index
  }

  /// Asks the index, and turns what goes wrong into a sentence for residents.
  func ask<Answer>(_ question: (LawIndex) throws -> Answer) throws(Failure) -> Answer {
    let index = try current()
    do {
      return try question(index)
    } catch {
      throw Failure(
        zh: "查法律出了问题，请工作人员帮忙，或到窗口问。",
        en: "The law cannot be searched now: ask staff for help, or go to a window.")
    }
  }
}

extension Locations {
  /// The index that counts on this machine.
  var currentIndex: URL { hasImport ? importedIndex : bundledIndex }
}
