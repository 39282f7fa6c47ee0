internal import Glibc

/// What goes to a running program and what comes back.
struct Conversation {
  private(set) var output: [UInt8] = []
  private(set) var complaint: [UInt8] = []

  private var input: ArraySlice<UInt8>
  private let most: Int
  private let into: Descriptor
  private let from: [Descriptor]
  private var theirs: [Descriptor]
  private var isOpen = [true, true]

  init(input: [UInt8], most: Int) throws(ProgramRun.Failure) {
    let (into, output, complaint) = (
      try Descriptor.pair(), try Descriptor.pair(), try Descriptor.pair()
    )
    self.input = input[...]
    self.most = most
    self.into = into.ours
    from = [output.ours, complaint.ours]
    theirs = [into.theirs, output.theirs, complaint.theirs]
  }

  /// The program's own ends, once: this side must not hold them, or it would never see them closed.
  mutating func takeTheirEnds() -> [Descriptor] {
    defer { theirs = [] }
    return theirs
  }

  /// Hands over the input and takes what comes until the program has closed everything; what was wrong otherwise.
  mutating func run(until deadline: ContinuousClock.Instant) -> ProgramRun.Failure? {
    if input.isEmpty { endInput() }
    while isOpen.contains(true) {
      let left = ContinuousClock.now.duration(to: deadline).milliseconds
      guard left > 0 else { return .late }
      var requests = from.indices.map {
        pollfd(fd: isOpen[$0] ? from[$0].number : -1, events: Int16(POLLIN), revents: 0)
      }
      requests.append(pollfd(fd: input.isEmpty ? -1 : into.number, events: Int16(POLLOUT), revents: 0))
      guard poll(&requests, nfds_t(requests.count), Int32(clamping: left)) > 0 else { continue }
      if requests[2].revents != 0 { write() }
      for index in from.indices where requests[index].revents != 0 { read(index) }
      if output.count + complaint.count > most { return .tooMuch }
    }
    return nil
  }

  private mutating func write() {
    let sent = input.withUnsafeBytes { send(into.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    if sent > 0 { input = input.dropFirst(sent) }
    // It has read enough, or ended; its status tells which.
    if sent < 0, ![EAGAIN, EINTR].contains(errno) { input = [] }
    if input.isEmpty { endInput() }
  }

  private func endInput() { shutdown(into.number, Int32(SHUT_WR)) }

  private mutating func read(_ index: Int) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(from[index].number, &buffer, buffer.count)
    if count > 0, index == 0 { output += buffer[..<count] }
    if count > 0, index == 1 { complaint += buffer[..<count] }
    if count == 0 || count < 0 && ![EAGAIN, EINTR].contains(errno) { isOpen[index] = false }
  }
}

extension Duration {
  /// Whole milliseconds, none of them negative.
  fileprivate var milliseconds: Int64 {
    max(0, components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
  }
}
