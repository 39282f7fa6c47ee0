public import Model

/// Why a store did not do what was asked. Nothing was changed, except after `unreachable`, where the answer
/// may have been lost on the way: ask again with the same key.
public enum TicketStoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The server cannot be reached, or has not answered in time.
  case unreachable(String)
  /// Others kept the store busy for so many seconds.
  case busy(seconds: Int)
  /// The disk is full.
  case full(place: String)
  /// The file or table is damaged.
  case damaged(place: String)
  /// The file or folder cannot be opened or written.
  case denied(place: String)
  /// The file or the tables were made by a newer version of this program.
  case newer(place: String)
  /// What was asked cannot follow the ticket's state.
  case refused(TicketRefusal)
  /// What was asked cannot follow the state of the call for help.
  case help(HelpRefusal)
  /// There is no such ticket.
  case unknown(TicketNumber)
  /// All tickets of the service are taken today.
  case limitReached(Int)
  /// The server cannot be reached and no reserved number is left.
  case noOfflineNumber(letter: String)
  /// The store answered something that this program does not expect; a code, never a value.
  case failed(String)

  /// A sentence that a person can act on.
  public var description: String { sentence.en }

  /// The sentence in both languages.
  public var sentence: Localized<String> {
    switch self {
    case .unreachable(let why):
      Localized(
        zh: "连不上排队服务器（\(why)）。请看网络和服务器是否开着。",
        en: "The queue server cannot be reached (\(why)); see whether it runs and the network is up.")
    case .busy(let seconds):
      Localized(
        zh: "排队数据 \(seconds) 秒内一直被占用。请再试一次。",
        en: "The ticket store was busy for \(seconds) s; try again.")
    case .full(let place):
      Localized(zh: "硬盘满了（\(place)），不能取号。请清理硬盘。", en: "The disk of \(place) is full; make room.")
    case .damaged(let place):
      Localized(
        zh: "排队数据 \(place) 已损坏。请管理员从备份恢复。",
        en: "The ticket data of \(place) are damaged; restore them from a backup.")
    case .denied(let place):
      Localized(
        zh: "\(place) 打不开或不能写。请管理员看看权限。",
        en: "\(place) cannot be opened or written; see its permissions.")
    case .newer(let place):
      Localized(
        zh: "排队数据 \(place) 是新版程序的。请管理员把这台机器也更新到新版。",
        en: "The ticket data of \(place) belong to a newer version of this program; update this machine too.")
    case .refused(let refusal): refusal.sentence
    case .help(let refusal): refusal.sentence
    case .unknown(let number):
      Localized(zh: "今天没有 \(number) 号。请核对号码。", en: "There is no ticket \(number) today; compare the number.")
    case .limitReached(let limit):
      Localized(
        zh: "今天的 \(limit) 个号已取完。请明天再来，或找工作人员。",
        en: "All \(limit) tickets of today are taken; come tomorrow or ask the staff.")
    case .noOfflineNumber(let letter):
      Localized(
        zh: "连不上排队服务器，\(letter) 的预留号也用完了。请找工作人员。",
        en: "The queue server cannot be reached and no reserved number of \(letter) is left; ask the staff.")
    case .failed(let code):
      Localized(
        zh: "排队数据出错（\(code)）。请告诉管理员。",
        en: "The ticket store failed (\(code)); tell the administrator.")
    }
  }
}
