internal import ArgumentParser
internal import CallBacks
internal import CallFlow
internal import Foundation
internal import Model

/// The telephone numbers that residents left, for the officer who calls back.
struct CallBacksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call-backs",
    abstract: "Lists the telephone numbers to call back; deletes one after the call.",
    discussion: "A number is kept for \(CallPlan.CallBack.mostDays) days at the most.")

  @OptionGroup var places: PlaceOptions
  @Option(help: "Delete the number of that id: it has been called back, or nobody wants the call any more.")
  var delete: Int64?
  @Flag(help: "Print JSON.")
  var json = false

  private struct Line: Encodable {
    var id: Int64
    var number: String
    /// Milliseconds since 1970 in UTC.
    var leftAt: Int64
    var consent: String
  }

  func run() throws {
    let path = places.locations.callBacks
    guard FileManager.default.fileExists(atPath: path) else {
      guard delete == nil else { throw Refusal("no number has been left on this machine") }
      if json { try printJSON([Line]()) }
      return
    }
    let isThere: Bool
    do throws(CallBackError) {
      let store = try CallBackStore(path: path)
      guard let delete else { return show(try store.entries(at: .current)) }
      isThere = try store.delete(delete)
    } catch {
      throw Refusal("\(error)")
    }
    guard isThere else { throw Refusal("there is no such number; kiosk call-backs lists those there are") }
  }

  private func show(_ entries: [CallBackStore.Entry]) {
    if json {
      let lines = entries.map {
        Line(
          id: $0.id, number: $0.number.value.text, leftAt: $0.leftAt.milliseconds, consent: $0.consent)
      }
      // Numbers and texts are always JSON.
      try? printJSON(lines)
      return
    }
    for entry in entries {
      let day = entry.leftAt.day
      let minute = entry.leftAt.minuteOfDay
      let time = "\(minute / 60):\(String(minute % 60).leftPadded(to: 2))"
      print("\(entry.id)  \(day)  \(time)  \(entry.number.value.text)")
    }
  }
}
