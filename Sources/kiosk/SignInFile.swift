internal import Configuration
internal import Foundation
internal import HallServer

/// Keeps wrong PINs of the windows' page in the data folder, so that starting the server anew ends no pause.
final class SignInFile: SignInMemory {
  private let path: String

  init(path: String) {
    self.path = path
  }

  func load() -> SignInRecord {
    do {
      return try JSONDecoder().decode(SignInRecord.self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      // No file yet, or one that somebody damaged: the pauses begin anew.
      return SignInRecord()
    }
  }

  func save(_ record: SignInRecord) {
    do {
      try JSONEncoder().encode(record).write(to: URL(filePath: path), options: .atomic)
    } catch {
      standardError("\(path) cannot be written, so the pause after wrong PINs ends with a restart")
    }
  }
}
