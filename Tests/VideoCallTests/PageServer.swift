import CallFlow
import Foundation
import Glibc
import Synchronization
import Testing

@testable import VideoCall

/// A hall's page for calls, served at 127.0.0.1: with a camera and microphone that it asks for, and a connection of
/// WebRTC from the page to itself.
final class PageServer: Sendable {
  let port: Int
  private let listener: Descriptor
  private let seen = Mutex<[String]>([])

  /// Serves at a free port.
  init() throws {
    let port = try #require(Loopback.freePorts(1))
    self.port = port
    let listener = Descriptor(socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
    self.listener = listener
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = in_port_t(port).bigEndian
    inet_pton(AF_INET, "127.0.0.1", &place.sin_addr)
    let bound = withUnsafePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener.number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(bound == 0 && listen(listener.number, 16) == 0)
    Thread.detachNewThread { [weak self] in
      while true {
        let number = accept(listener.number, nil, nil)
        guard number >= 0 else { return }
        let visitor = Descriptor(number)
        Thread.detachNewThread { [weak self] in self?.answer(visitor) }
      }
    }
  }

  deinit { shutdown(listener.number, Int32(SHUT_RDWR)) }

  /// The address of the page that does `manner` after it is connected.
  func target(_ manner: String = "", path: String = "call") throws -> CallTarget {
    .web(try WebAddress("http://127.0.0.1:\(port)/\(path)?\(manner)"))
  }

  /// The paths that were asked for.
  var requests: [String] { seen.withLock { $0 } }

  private func answer(_ visitor: Descriptor) {
    var bytes = [UInt8](repeating: 0, count: 16_384)
    let count = recv(visitor.number, &bytes, bytes.count, 0)
    guard count > 0 else { return }
    let words = String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ")
    let path = words.count > 1 ? String(words[1]) : ""
    seen.withLock { $0.append(path) }
    let isPage = path.hasPrefix("/call")
    let body = isPage ? Self.page : "nothing here"
    let text = """
      HTTP/1.1 \(isPage ? "200 OK" : "404 Not Found")\r
      Content-Type: text/html; charset=utf-8\r
      Content-Length: \(body.utf8.count)\r
      Connection: close\r
      \r
      \(body)
      """
    let answer = Array(text.utf8)
    _ = send(visitor.number, answer, answer.count, Int32(MSG_NOSIGNAL))
  }

  private static let page = """
    <!doctype html><meta charset="utf-8"><title>CALL</title>
    <style>body { margin: 0 } video { width: 100vw; height: 100vh }</style>
    <video id="there" autoplay muted playsinline></video>
    <script>
    const manner = decodeURIComponent(location.search.slice(1)), say = word => document.title = "CALL " + word
    const manners = {
      end: () => say("ended"), close: () => window.close(), hang: () => { while (true) {} },
      alert: () => { alert("?"); say("ended") },
      open: () => { window.open("/call-popup"); say("ended") },
    }
    const act = () => manner.startsWith("leave=") ? location.port = manner.slice(6) : manners[manner]?.()
    async function call() {
      if (manner == "busy") return say("busy")
      if (manner == "silent") return
      const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
      const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()]
      a.onicecandidate = e => e.candidate && b.addIceCandidate(e.candidate)
      b.onicecandidate = e => e.candidate && a.addIceCandidate(e.candidate)
      media.getTracks().forEach(track => a.addTrack(track, media))
      b.ontrack = e => there.srcObject = e.streams[0]
      there.onplaying = () => { say("connected"); setTimeout(act, 700) }
      await a.setLocalDescription(await a.createOffer())
      await b.setRemoteDescription(a.localDescription)
      await b.setLocalDescription(await b.createAnswer())
      await a.setRemoteDescription(b.localDescription)
    }
    addEventListener("callhangup", () => navigator.sendBeacon("/farewell"))
    call().catch(error => say("crashed"))
    </script>
    """
}
