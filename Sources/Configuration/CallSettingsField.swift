public import CallFlow
import Model

extension ConfigField where Value == CallSettings {
  /// How `video.yaml` is read. There are always settings; a level, helper or turn that is wrong is reported and left
  /// out.
  public static var callSettings: Self {
    .mapping { fields in
      var settings = CallSettings()
      settings.levels =
        fields.hallValue(
          "levels", .uniqueList(of: .callLevel, by: \.level.id, named: "id", count: 1...8),
          meanwhile: "no screen offers a video call") ?? []
      settings.helpers = fields.value(
        "helpers", .uniqueList(of: .callHelper, by: \.desk.level.id, named: "id", count: 0...12), default: [])
      settings.hotline = fields.hallValue(
        "hotline", .phoneNumber, meanwhile: "after the last level no telephone line is offered")
      let callBack = fields.group("call_back", callBack)
      settings.callBack = callBack?.offer
      settings.appointmentService = callBack?.service
      settings.hasSmallRoom = fields.value("small_room", .bool, default: false)
      settings.limits = fields.group("limits", limits) ?? settings.limits
      settings.devices = fields.optional("devices", .callDevices) ?? settings.devices
      let levels = settings.levels.map(\.level.id)
      let turns = fields.value("roster", .list(of: .dutyTurn(levels: levels), count: 0...500), default: [])
      settings.roster = DutyRoster(turns)
      check(settings, &fields)
      return settings
    }
  }

  private static func callBack(
    _ fields: inout ConfigFields
  ) -> (offer: CallPlan.CallBack?, service: String?) {
    let offersAppointment = fields.hallValue(
      "appointment", .bool, meanwhile: "no appointment is offered when nobody answers")
    let consent = fields.hallValue(
      "number_consent", .text(max: 24), meanwhile: "no telephone number is taken for a call-back")
    let service = fields.optional("service", .identifier)
    if offersAppointment == true, service == nil {
      fields.error(
        "an appointment needs a service to take its number of",
        hint: "write the id of one of services.yaml, such as service: consult")
    }
    guard offersAppointment == true || consent != nil else { return (nil, service) }
    return (
      CallPlan.CallBack(offersAppointment: offersAppointment ?? false, numberConsent: consent), service
    )
  }

  private static func limits(_ fields: inout ConfigFields) -> CallLimits {
    var limits = CallLimits()
    limits.launch = fields.value("launch_seconds", .milliseconds(0.5...60), default: limits.launch)
    limits.network = fields.value("network_seconds", .milliseconds(0.5...60), default: limits.network)
    limits.ring = fields.value("ring_seconds", .milliseconds(0.5...180), default: limits.ring)
    limits.stall = fields.value("stall_seconds", .milliseconds(5...120), default: limits.stall)
    limits.teardown = fields.value("teardown_seconds", .milliseconds(0.5...30), default: limits.teardown)
    limits.talk = fields.optional("talk_minutes", .int(1...480)).map { Int64($0) * 60_000 }
    return limits
  }

  /// What only shows when everything has been read.
  private static func check(_ settings: CallSettings, _ fields: inout ConfigFields) {
    let levels = Set(settings.levels.map(\.level.id))
    for helper in settings.helpers where levels.contains(helper.desk.level.id) {
      fields.error(
        "the helper \(helper.desk.level.id) has the id of a level", hint: "give one of them another id")
    }
  }
}

extension ConfigField where Value == Int64 {
  /// Seconds, with or without a fraction, as milliseconds.
  static func milliseconds(_ seconds: ClosedRange<Double>) -> Self {
    ConfigField { node, report in
      ConfigField<Double>.double(seconds).read(node, &report).map { Int64(($0 * 1000).rounded()) }
    }
  }
}

extension ConfigField where Value == PhoneNumber {
  /// A number that somebody dials.
  static var phoneNumber: Self {
    ConfigField(expected: "a telephone number such as 12348 or 0351-1234567") { PhoneNumber($0) }
  }
}

extension ConfigField where Value == CallDevices {
  /// Camera and sound device.
  static var callDevices: Self {
    .mapping { fields in
      let camera = fields.value("camera", .text(max: 64), default: CallDevices().camera)
      let sound = fields.value("sound", .text(max: 64), default: CallDevices().sound)
      let preview = fields.optional("preview", .mediaCommand)
      let meter = fields.optional("meter", .mediaCommand)
      guard var devices = CallDevices(camera: camera, sound: sound) else {
        fields.error(
          "expected a camera such as /dev/video0 and a sound device such as default",
          hint: "letters, digits and / _ - . for the camera, : , = as well for sound")
        return nil
      }
      devices.preview = preview
      devices.meter = meter
      return devices
    }
  }
}

extension ConfigField where Value == MediaCommand {
  /// A program with its arguments.
  static var mediaCommand: Self {
    ConfigField { node, report in
      let element = ConfigField<String>(expected: "an argument") { $0 }
      guard let arguments = ConfigField<[String]>.list(of: element, count: 1...64).read(node, &report) else {
        return nil
      }
      do throws(CallTargetError) {
        return try MediaCommand(arguments)
      } catch {
        report.expected(error.expected, at: node, isSecret: true, hint: error.advice)
        return nil
      }
    }
  }
}

extension ConfigField where Value == CallSettings.Level {
  static var callLevel: Self {
    .mapping { $0.callLevel() }
  }
}

extension ConfigField where Value == CallSettings.Helper {
  static var callHelper: Self {
    .mapping { fields in
      let kind = fields.required("kind", ConfigField<CallSettings.Helper.Kind>.name)
      guard let desk = fields.callLevel(), let kind else { return nil }
      return CallSettings.Helper(kind, desk: desk)
    }
  }
}

extension ConfigFields {
  /// What levels and helpers have in common.
  fileprivate mutating func callLevel() -> CallSettings.Level? {
    let id = required("id", .identifier)
    let name = required("name", .words(zh: 12, en: 30))
    let hours = optional("hours", .openingHours)
    let targets = required("targets", .list(of: .callTarget, count: 1...8))
    guard let id, let name, let targets, !targets.isEmpty else { return nil }
    return CallSettings.Level(CallPlan.Level(id: id, name: name, targets: targets), hours: hours)
  }
}
