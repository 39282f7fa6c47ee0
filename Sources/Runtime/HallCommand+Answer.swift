public import Model
public import Queue
public import Screens

extension HallCommand {
  /// Carries the command out at a desk, for staff. Blocks as the desk's store does; `printer` is only asked by
  /// `look`, and may take seconds.
  public func answer(at desk: TicketDesk, now: Instant, printer: () -> HealthItem?) -> HallAnswer {
    switch self {
    case .look:
      return .looked(
        result { () throws(TicketDesk.Problem) in try desk.report(at: now) }, printer: printer())
    case .post(let subject, let value):
      return .posted(
        result { () throws(TicketDesk.Problem) in try desk.post(subject, value, at: now, by: .staff) })
    case .find(let number):
      return .found(
        result { () throws(TicketDesk.Problem) in
          try desk.reprintable(TicketID(day: now.day, number: number))
        })
    case .reprinted(let id):
      return .noted(
        result { () throws(TicketDesk.Problem) in try desk.noteReprint(id, at: now, by: .staff) })
    }
  }

  /// The answer where there is no desk: the store could not be opened.
  public func answer(without problem: TicketDesk.Problem) -> HallAnswer {
    switch self {
    case .look: .looked(.failure(problem), printer: nil)
    case .post: .posted(.failure(problem))
    case .find: .found(.failure(problem))
    case .reprinted: .noted(.failure(problem))
    }
  }
}

private func result<Value>(_ work: () throws(TicketDesk.Problem) -> Value)
  -> Result<Value, TicketDesk.Problem>
{
  do throws(TicketDesk.Problem) { return .success(try work()) } catch { return .failure(error) }
}
