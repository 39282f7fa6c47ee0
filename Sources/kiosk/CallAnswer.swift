internal import CallFlow
internal import Foundation
internal import Synchronization
internal import VideoCall

/// `kiosk call --answer`: a lawyer's desk on the command line.
struct CallAnswer {
  /// What happens at the desk, as it is printed.
  private struct Line: Encodable {
    var state: String
    var address: String?
  }

  private let desk: CallDesk
  private let place: AnsweringDesk.Place
  private let address: SIPAddress
  private let seconds: Double?
  private let json: Bool
  private let visits = Visits()

  /// A desk at `listen`, such as `lawyer@127.0.0.1:5060`. Refuses what is no address of that form, and to take calls
  /// of other machines without a certificate.
  init(_ desk: CallDesk, listen: String?, certificate: String?, seconds: Double?, json: Bool) throws {
    self.desk = desk
    self.seconds = seconds
    self.json = json
    let parts = (listen ?? "127.0.0.1").split(separator: "@", omittingEmptySubsequences: false)
    let host = (parts.last ?? "").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let port = host.count > 1 ? Int(host[1]) : 5060
    do throws(CallTargetError) {
      guard parts.count <= 2, host.count <= 2, let port else {
        throw CallTargetError(expected: "an address", advice: "write [NAME@]IPV4[:PORT]")
      }
      place = try AnsweringDesk.Place(
        user: parts.count == 2 ? String(parts[0]) : "lawyer", host: host[0], port: port,
        certificate: certificate)
      address = try place.address
    } catch {
      throw Refusal(
        "--listen takes an address of this machine such as 127.0.0.1:5060; calls of other machines need "
          + "--certificate as well", status: 2)
    }
  }

  /// Answers until it is interrupted. Refuses where nothing can be answered.
  func run() throws {
    let isOver = DispatchSemaphore(value: 0)
    let hasListened = Atomic<Bool>(false)
    let answering = AnsweringDesk(place, media: CallMedia(desk.source), host: desk.host)
    do throws(CallClientError) {
      try answering.start { event in
        hear(event, answering)
        if event == .ready { hasListened.store(true, ordering: .relaxed) }
        if event == .gone { isOver.signal() }
      }
    } catch {
      throw Refusal("\(error)")
    }
    let interrupts = Interrupts { answering.stop() }
    isOver.wait()
    interrupts.stop()
    guard hasListened.load(ordering: .relaxed) else {
      throw Refusal(
        "no calls can be answered at \(address.text): see whether the address is this machine's and the port free"
      )
    }
  }

  private func hear(_ event: ClientEvent, _ answering: AnsweringDesk) {
    switch event {
    case .ready: show(Line(state: "listening", address: address.text))
    case .connected:
      show(Line(state: "connected"))
      hangUp(answering, visit: visits.next())
    case .closed:
      _ = visits.next()
      show(Line(state: "listening"))
    case .gone: show(Line(state: "ended"))
    case .ringing, .alive, .able: break
    }
  }

  /// Ends a conversation after its time, unless it has ended before.
  private func hangUp(_ answering: AnsweringDesk, visit: Int) {
    guard let seconds else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
      if visits.isPresent(visit) { answering.hangUp() }
    }
  }

  /// Numbers the beginnings and ends of conversations.
  private final class Visits: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock { count in
        count += 1
        return count
      }
    }

    func isPresent(_ visit: Int) -> Bool { count.withLock { $0 == visit } }
  }

  private func show(_ line: Line) {
    CommandLines.print(line, json: json) {
      [line.state, line.address].compactMap { $0 }.joined(separator: "  ")
    }
  }
}
