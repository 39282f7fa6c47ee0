import Foundation
import Model

/// Reading whole files without waiting on a pipe or filling the memory with a film.
enum FileBytes {
  /// The bytes of the regular file at `path`, or why they cannot be had.
  static func read(_ path: String) -> Result<Data, FileProblem> {
    let place = ConfigNode.Mark(file: path, line: 1, column: 1)
    var status = stat()
    guard stat(path, &status) == 0 else {
      return .failure(place.problem("this file cannot be read: \(reason(errno))"))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      return .failure(place.problem("this is not a file"))
    }
    guard status.st_size <= YAMLReader.maximumBytes else {
      return .failure(
        place.problem(
          "this file has \(status.st_size) bytes, more than the \(YAMLReader.maximumBytes) that are read"))
    }
    do {
      return .success(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      return .failure(place.problem("this file cannot be read", hint: "let the user of the kiosk read it"))
    }
  }

  /// Whether `path` leads to a regular file.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The system's words for an error number.
  static func reason(_ number: Int32) -> String {
    String(cString: strerror(number))
  }
}
