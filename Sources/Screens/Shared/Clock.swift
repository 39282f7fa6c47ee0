internal import Model

/// Time as the screens show it.
enum Clock {
  /// 11月23日 周一 10:24 or Mon 23 Nov 10:24.
  static func text(_ instant: Instant, locale: Model.Locale) -> String {
    let day = instant.day
    switch locale {
    case .zh:
      return "\(day.month)月\(day.day)日 周\(Array("日一二三四五六")[day.weekday]) \(time(instant))"
    case .en:
      let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
      return "\(weekdays[day.weekday]) \(day.day) \(months[day.month - 1]) \(time(instant))"
    }
  }

  /// 10:24.
  static func time(_ instant: Instant) -> String {
    let minute = instant.minuteOfDay
    return "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))"
  }

  /// 2021年1月1日 or 1 Jan 2021.
  static func date(_ day: Day, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "\(day.year)年\(day.month)月\(day.day)日"
    case .en: "\(day.day) \(months[day.month - 1]) \(day.year)"
    }
  }

  /// Nov; `month` from 1 to 12.
  static func month(_ month: Int) -> String { months[month - 1] }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
