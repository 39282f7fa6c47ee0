import Model
import Queue
import Testing

@Suite struct SimulatedDayTests {
  @Test(arguments: SimulatedDay.Shape.allCases)
  func promisedWaitingTimesAreHonest(shape: SimulatedDay.Shape) {
    var tickets: [Ticket] = []
    let seed = seed("promises, \(shape)")
    for offset in 0..<3 {
      var day = SimulatedDay(settings: hall, shape: shape, seed: seed &+ UInt64(offset))
      // The hall guessed wrong: the visits themselves have to tell.
      day.visitFactor = 0.8
      tickets += day.play(estimating: true)
    }
    let past = PastEstimates(tickets)
    print(
      "promises, \(shape): \(past.count) tickets, median error \(past.medianErrorMinutes) min, within \(past.within)"
    )
    #expect(past.count > 100)
    #expect(past.medianErrorMinutes <= 5)
    #expect(past.within >= 0.8)
  }

  @Test(arguments: [0.1, 0.3, 0.6])
  func underOverloadNobodyStarvesAndPriorityHelps(priorityShare: Double) {
    var day = SimulatedDay(settings: hall, shape: .steady, seed: seed("overload"))
    day.load = 1.3
    day.crowd = 30
    day.missShare = 0
    day.priorityShare = priorityShare
    let tickets = day.play(estimating: false)
    #expect(tickets.allSatisfy { $0.state == .done })
    let normal = tickets.filter { $0.priority == nil }.compactMap(\.waited).map(Double.init)
    let first = tickets.filter { $0.priority != nil }.compactMap(\.waited).map(Double.init)
    let mean = normal.reduce(0, +) / Double(normal.count)
    let meanFirst = first.reduce(0, +) / Double(first.count)
    let longest = normal.max() ?? 0
    print(
      "overload, \(priorityShare): normal mean \(Int(mean / 60000)) longest \(Int(longest / 60000)), priority \(Int(meanFirst / 60000)) min"
    )
    #expect(longest <= 2.2 * mean)
    #expect(meanFirst <= 0.5 * mean)
  }
}
