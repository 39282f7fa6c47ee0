internal import CallFlow
internal import Model

/// The number to telephone, on paper: nothing of whoever takes it along, nor of why.
struct CallSlip {
  private let number: PhoneNumber
  private let hall: Localized<String>
  private let phones: KioskSettings.Phones
  private let moment: Instant
  private let locale: Model.Locale

  init(
    _ number: PhoneNumber, hall: Localized<String>, phones: KioskSettings.Phones, at moment: Instant,
    locale: Model.Locale
  ) {
    self.number = number
    self.hall = hall
    self.phones = phones
    self.moment = moment
    self.locale = locale
  }

  var slip: Slip {
    Slip([
      SlipWording.hall(hall, locale), SlipWording.moment(moment, locale), .rule(),
      .text(VideoCallWording.slip[locale], role: .heading, alignment: .center),
      .panel(number.text), .rule(), SlipWording.phone(SlipWording.notSure, phones, locale),
    ])
  }
}
