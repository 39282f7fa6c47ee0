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
  private let address: SIPAddress
  private let seconds: Double?
  private let json: Bool

  /// A desk at `listen`; refuses an address that is not of the form, or lies outside this machine: without TLS
  /// nothing is taken there.
  init(_ desk: CallDesk, listen: String?, seconds: Double?, json: Bool) throws {
    self.desk = desk
    self.seconds = seconds
    self.json = json
    let place = listen ?? "127.0.0.1"
    do throws(CallTargetError) {
      address = try SIPAddress("sip:" + (place.contains("@") ? place : "lawyer@" + place))
    } catch {
      throw Refusal(
        "--listen takes an address of this machine such as 127.0.0.1:5060; calls in the clear stay inside it",
        status: 2)
    }
  }

  /// Answers until it is interrupted.
  func run() throws {
    let isOver = DispatchSemaphore(value: 0)
    let answering = AnsweringDesk(address, media: CallMedia(desk.source), host: desk.host)
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
