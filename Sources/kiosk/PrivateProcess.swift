internal import CProcess
internal import Foundation

/// What keeps residents' words inside this process, and no longer in it than their session.
enum PrivateProcess {
  /// glibc overwrites what is freed, and keeps no small pieces aside that it would not overwrite. It reads this
  /// before the first line of a program runs.
  private static let tunables = ["glibc.malloc.perturb=85", "glibc.malloc.tcache_count=0"]
  private static let variable = "GLIBC_TUNABLES"
  /// Says that the process was begun anew already: a libc that drops the settings must not keep it beginning.
  private static let marker = "KIOSK_BEGUN_ANEW"

  /// Makes this process private. Executes `executable` anew with the same arguments the first time, so call it
  /// before anything is opened. Throws where that fails.
  static func begin(executable: String) throws {
    let environment = ProcessInfo.processInfo.environment
    let present = environment[variable] ?? ""
    let missing = tunables.filter { !present.split(separator: ":").contains(Substring($0)) }
    guard missing.isEmpty else {
      guard environment[marker] == nil else {
        throw Refusal(
          "\(variable) does not last: start the kiosk with \(tunables.joined(separator: ":")) in it")
      }
      setenv(marker, "1", 1)
      // The last of two values counts.
      setenv(variable, ([present] + missing).filter { !$0.isEmpty }.joined(separator: ":"), 1)
      try become(executable, arguments: CommandLine.arguments)
    }
    // A crash must not write residents' words to the disk, and no other program of the kiosk's user may read them.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    guard setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0, CProcess_hideMemory() == 0 else {
      throw Refusal("cannot keep this process's memory private: \(reason)")
    }
  }

  /// Becomes a program in the same process slot, so that whoever started this one keeps its child. Returns
  /// never; throws where it fails, so that whoever started this one sees a failure and starts it again.
  static func become(_ executable: String, arguments: [String]) throws -> Never {
    // What libraries left open, such as fonts and the connection to the display.
    guard CProcess_closeFilesOnExec() == 0 else { throw Refusal("cannot close files: \(reason)") }
    var strings: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    execv(executable, &strings)
    throw Refusal("cannot start \(executable): \(reason); check that the program still lies there")
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
