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

  /// Answers until it is interrupted.
  func run() throws {
    let isOver = DispatchSemaphore(value: 0)
    let answering = AnsweringDesk(place, media: CallMedia(desk.source), host: desk.host)
    do throws(CallClientError) {
      try answering.start { event in
        hear(event, answering)
        if event == .gone { isOver.signal() }
      }
    } catch {
      throw Refusal("\(error)")
    }
    let interrupts = Interrupts { answering.stop() }
    isOver.wait()
    interrupts.stop()
  }

  private func hear(_ event: ClientEvent, _ answering: AnsweringDesk) {
    switch event {
    case .ready: show(Line(state: "listening", address: address.text))
    case .ringing: show(Line(state: "ringing"))
    case .connected:
      show(Line(state: "connected"))
      guard let seconds else { return }
      DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { answering.hangUp() }
    case .closed: show(Line(state: "listening"))
    case .gone: show(Line(state: "ended"))
    case .alive: break
    }
  }

  private func show(_ line: Line) {
    CommandLines.print(line, json: json) {
      [line.state, line.address].compactMap { $0 }.joined(separator: "  ")
    }
  }
}
