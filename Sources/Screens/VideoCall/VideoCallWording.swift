internal import CallFlow
internal import Model

enum VideoCallWording {
  static let tile = Localized(zh: "视频找律师", en: "Video lawyer")
  static let tileNote = Localized(zh: "像打电话，能看见对方", en: "Like a phone with a picture")
  static let title = Localized(zh: "视频找律师", en: "Video call to a lawyer")

  // MARK: Consent

  /// The version of what a resident agrees to; another one where the words change.
  static let consentVersion = "2026-11"
  static let free = Localized(
    zh: "像打电话一样，能看见对方。不收费。", en: "Like a telephone with a picture. It is free.")
  static let seen = Localized(zh: "律师能看到您，也能听到您说话", en: "The lawyer sees and hears you")
  static let handset = Localized(
    zh: "有听筒或耳机，请先拿起来用；没有的话，旁边的人可能听见",
    en: "Use the handset or headset where there is one; else people near you may hear")
  static let anyTime = Localized(zh: "随时可以挂断，不用说理由", en: "Hang up at any time, no reason needed")
  static let notRecorded = Localized(zh: "本机不录像、不录音", en: "This machine records nothing")
  static let others = Localized(
    zh: "律师那边录不录，请先问律师；大厅自己的监控照常开着",
    en: "Ask the lawyer whether they record; the hall's own cameras are on as always")
  static let version = Localized(
    zh: "点“同意”，就是同意上面这些（\(consentVersion) 版）。不同意，也可以取号问人",
    en: "“I agree” means all of this (version \(consentVersion)). If not, you can still ask in person")
  static let agree = Localized(zh: "同意，用视频", en: "I agree, with picture")
  static let agreeVoice = Localized(zh: "同意，只用声音，不露脸", en: "I agree, voice only")
  static let agreeShort = Localized(zh: "同意，用视频", en: "Agree: video")
  static let agreeVoiceShort = Localized(zh: "同意，只用声音", en: "Agree: voice")
  static let room = Localized(zh: "先去小房间", en: "Small room")
  static let refuse = Localized(zh: "不打了", en: "No")
  static let helpers = Localized(zh: "翻译或手语", en: "Translator")
  static let helpersTitle = Localized(zh: "请谁帮您听、帮您说？", en: "Who should translate?")
  static let helpersWhy = Localized(
    zh: "先打给他们，他们再请律师一起说。", en: "They are called first and bring in the lawyer.")
  static let nobody = Localized(zh: "不用，直接打给律师", en: "Nobody, call the lawyer")

  /// 先打乡镇，没人接再打县级、市级.
  static func way(_ names: [Localized<String>]) -> Localized<String> {
    guard let first = names.first else { return Localized(zh: "", en: "") }
    let rest = names.dropFirst()
    guard !rest.isEmpty else { return Localized(zh: "打给\(first.zh)", en: "You call: \(first.en)") }
    return Localized(
      zh: "先打\(first.zh)，没人接再打\(rest.map(\.zh).joined(separator: "、"))",
      en: "First \(first.en), then \(rest.map(\.en).joined(separator: ", "))")
  }

  /// 王律师值班，到 12:00.
  static func onDuty(_ present: DutyRoster.Present) -> Localized<String> {
    let until = Clock.time(present.until)
    return Localized(
      zh: "\(present.turn.name.zh)值班，到 \(until)", en: "\(present.turn.name.en), on duty until \(until)")
  }

  // MARK: Self-test

  static let testTitle = Localized(zh: "先试一试", en: "A short test")
  static let testing = Localized(zh: "正在试……", en: "Testing …")
  static let yourself = Localized(zh: "这是您自己", en: "This is you")
  static let loudness = Localized(zh: "声音大小", en: "How loud you are")
  static let noPicture = Localized(zh: "没有画面", en: "No picture")
  static let voiceOnlyPicture = Localized(zh: "您选了只用声音，不露脸", en: "Voice only: you are not seen")
  static let nobodyDisturbed = Localized(
    zh: "试好了才打，现在还没有打给任何人。", en: "Nobody is called before this test has passed.")
  static let camera = Localized(zh: "看得见您", en: "Seen")
  static let noCamera = Localized(zh: "没有摄像头，也可以只用声音", en: "No camera: voice works too")
  static let sayHello = Localized(zh: "请说一句“你好”", en: "Please say hello")
  static let heard = Localized(zh: "听到了", en: "Heard")
  static let notHeard = Localized(zh: "没听到", en: "Not heard")
  static let works = Localized(zh: "镜头正常", en: "Camera works")
  static let start = Localized(zh: "都好了，开始呼叫", en: "All well, call now")
  static let startVoice = Localized(zh: "只用声音，开始呼叫", en: "Call by voice")
  static let whatToDo = Localized(zh: "试不通怎么办", en: "If it fails")
  static let voiceOnly = Localized(zh: "只用声音", en: "Voice only")
  static let again = Localized(zh: "再试一次", en: "Test again")
  static let back = Localized(zh: "回到试一试", en: "Back to the test")
  static let tips = [
    Localized(zh: "看不见自己：摄像头前面有没有挡着东西", en: "No picture: is something in front of the camera?"),
    Localized(zh: "听不到您：听筒拿好，离嘴近一点，再说一句", en: "Not heard: hold the handset closer and speak again"),
    Localized(zh: "没有摄像头，也可以只用声音", en: "Without a camera, voice works too"),
    Localized(zh: "还是不行，请工作人员帮忙", en: "Still no luck? Ask the staff"),
  ]
  static let cannotTitle = Localized(zh: "现在打不了视频", en: "No call now")
  static let noClient = Localized(zh: "本机的视频程序用不了", en: "The program for calls does not work here")
  static let noNetwork = Localized(zh: "网络不通", en: "There is no network")
  static let noMicrophone = Localized(
    zh: "话筒没有声音，律师会听不到您", en: "The microphone is silent: nobody would hear you")
  static let noDisturbance = Localized(
    zh: "还没有打扰任何人。不是您的问题，下面的办法都能用。",
    en: "Nobody was disturbed. It is not your fault, and the ways below still work.")
  static let otherWays = Localized(zh: "看看别的办法", en: "Other ways")

  // MARK: Calling

  static func calling(_ name: Localized<String>) -> Localized<String> {
    Localized(zh: "正在呼叫：\(name.zh)", en: "Calling \(name.en)")
  }
  static func place(_ number: Int, of count: Int) -> Localized<String> {
    Localized(zh: "（第 \(number) 级，共 \(count) 级）", en: "Level \(number) of \(count)")
  }
  static let connecting = Localized(zh: "正在连线", en: "Connecting")
  static let goingOn = Localized(zh: "没接通，换下一个", en: "No answer, next one")
  static let broken = Localized(zh: "断了，换下一个", en: "Cut off, next one")
  static let tried = Localized(zh: "没接通", en: "No answer")
  static let next = Localized(zh: "接着打", en: "Next")
  static let last = Localized(zh: "最后打", en: "Last")
  static func seconds(_ count: Int) -> Localized<String> {
    Localized(zh: "还有 \(count) 秒", en: "\(count) s left")
  }
  static func ringing(_ seconds: Int, next: Localized<String>?) -> Localized<String> {
    guard let next else {
      return Localized(
        zh: "铃响了。再等 \(seconds) 秒，您不用动。", en: "It rings. \(seconds) s more, you need do nothing.")
    }
    return Localized(
      zh: "铃响了。再过 \(seconds) 秒没人接，就自动打给\(next.zh)。您不用动。",
      en: "It rings. In \(seconds) s \(next.en) is called. You need do nothing.")
  }
  static func connecting(_ seconds: Int) -> Localized<String> {
    Localized(zh: "正在连线，最多再等 \(seconds) 秒。您不用动。", en: "Connecting, \(seconds) s at most.")
  }
  static let oneMoment = Localized(zh: "马上换下一个，您不用动。", en: "The next one is called at once.")
  static func hotlineAfter(_ number: String) -> Localized<String> {
    Localized(zh: "都没人接，就请您打 \(number)。", en: "If nobody answers: telephone \(number).")
  }
  static let callBackAfter = Localized(zh: "都没人接，可以约时间再说。", en: "If nobody answers, you can be called back.")
  static let skip = Localized(zh: "不等了，打下一级", en: "Next level")
  static func phone(_ number: String) -> Localized<String> {
    Localized(zh: "直接打 \(number)", en: "Phone \(number)")
  }
  static let callBackNow = Localized(zh: "不等了，约时间", en: "Be called back")
  static let ticketInstead = Localized(zh: "不打了，去取号", en: "Take a number instead")
  static let hangUp = Localized(zh: "挂断", en: "Hang up")
  static let ending = Localized(zh: "正在挂断……", en: "Hanging up …")
  static let endingWhy = Localized(zh: "摄像头和话筒马上就关。", en: "Camera and microphone are being closed.")

  // MARK: Talking

  static func talked(_ time: String) -> Localized<String> {
    Localized(zh: "已通话 \(time)", en: "Talking for \(time)")
  }
  static let pictureWaits = Localized(zh: "画面马上就来", en: "The picture is coming")
  static let voiceCall = Localized(zh: "只用声音，对方看不到您", en: "Voice only: you are not seen")
  static let good = Localized(zh: "线路好", en: "Good line")
  static let fair = Localized(zh: "线路一般，说慢一点", en: "Fair line, speak slowly")
  static let poor = Localized(zh: "线路不好，说慢一点", en: "Poor line, speak slowly")
  static let stalled = Localized(zh: "对方没声音了，正在等……", en: "Nothing arrives, waiting …")
  static let hide = Localized(zh: "不露脸", en: "Hide my face")
  static let show = Localized(zh: "露脸", en: "Show my face")
  static let mute = Localized(zh: "先别让对方听", en: "Mute me")
  static let unmute = Localized(zh: "让对方听", en: "Unmute me")

  // MARK: Nobody answered

  static let unansweredTitle = Localized(zh: "暂时没接通", en: "Nobody answered")
  static let closedTitle = Localized(zh: "现在没有律师值班", en: "No lawyer on duty now")
  static func notYourFault(_ levels: Int) -> Localized<String> {
    levels == 0
      ? Localized(zh: "不是您的问题，还有别的办法。", en: "It is not your fault. There are other ways.")
      : Localized(
        zh: levels == 1 ? "没有人接，不是您的问题。" : "\(levels) 级都没有人接，不是您的问题。",
        en: "Nobody could take it. It is not your fault.")
  }
  static let phoneLead = Localized(zh: "请打这个电话", en: "Please telephone")
  static let phoneAllDay = Localized(zh: "请打这个电话，全天有人接", en: "Please telephone, day and night")
  static let phoneHow = Localized(
    zh: "可以用自己的手机打，也可以请工作人员帮您打。", en: "By your own telephone, or ask the staff to dial.")
  static func phoneLevel(_ name: Localized<String>) -> Localized<String> {
    Localized(zh: "请打电话：\(name.zh)", en: "Telephone: \(name.en)")
  }
  static let phoned = Localized(zh: "打过了，没事了", en: "I telephoned, done")
  static let noPhone = Localized(zh: "没打通，还有别的办法吗", en: "Other ways")
  static let ticket = Localized(zh: "取号，当面问", en: "Take a number")
  static let search = Localized(zh: "先查查法律怎么说", en: "Search the law")
  static let print = Localized(zh: "把号码打印出来", en: "Print the number")
  static let printing = Localized(zh: "正在打印……", en: "Printing …")
  static let printed = Localized(zh: "打印了，请拿好", en: "Printed, please take it")
  static let slip = Localized(zh: "问法律，打这个电话", en: "Legal advice by telephone")
  static let callAgain = Localized(zh: "再打一次视频", en: "Call again")
  static let done = Localized(zh: "好了，回首页", en: "Done, go home")
  static let noNeed = Localized(zh: "不用了", en: "No, thank you")

  // MARK: Call-back

  static let callBackTitle = Localized(zh: "约个时间再说", en: "Talk later")
  static let appointmentWhy = Localized(
    zh: "取个号：凭号到窗口，工作人员给您约视频的时间", en: "A number: staff at the counter arrange a time with you")
  static let numberWhy = Localized(zh: "留个电话：律师有空了打给您", en: "Your number: a lawyer calls you back")
  static let appointment = Localized(zh: "取号约时间", en: "Number for a time")
  static let leaveNumber = Localized(zh: "留电话，等回电", en: "Leave my number")
  static let notKept = Localized(
    zh: "刚才没有记上，什么都没留下。可以再试，或到窗口问。",
    en: "It could not be written down; nothing was kept. Try again or ask at a counter.")
  static let numberTitle = Localized(zh: "留电话前，请您知道", en: "Before you leave a number")
  static let numberUse = Localized(zh: "只用来给您回电话", en: "It is used to call you back and for nothing else")
  static let numberWho = Localized(zh: "只有负责回电的人看得到", en: "Only the officer who calls back sees it")
  static func numberKept(_ days: Int) -> Localized<String> {
    Localized(zh: "打完就删，最多留 \(days) 天", en: "Deleted after the call, after \(days) days at the latest")
  }
  static let numberNoName = Localized(zh: "不用留姓名，也不记您说了什么", en: "No name, and nothing of what you said")
  static func numberVersion(_ version: String) -> Localized<String> {
    Localized(
      zh: "不同意，也可以取号问人（\(version) 版）", en: "If you do not agree, take a number (version \(version))")
  }
  static let agreeNumber = Localized(zh: "同意，写号码", en: "I agree")
  static let refuseNumber = Localized(zh: "不留了", en: "No")
  static let numberPage = Localized(zh: "打哪个电话找您？", en: "Which number?")
  static let numberHint = Localized(zh: "手机号，或带区号的座机号。", en: "A mobile number, or one with area code.")
  static let keep = Localized(zh: "就留这个号码", en: "Leave this number")
  static let leftTitle = Localized(zh: "号码记下了", en: "Your number is kept")
  static let leftWhy = Localized(
    zh: "有人会给您打电话。打完就删，本机屏幕上已经清掉了。", en: "Somebody will call you. It is deleted afterwards.")

  // MARK: Afterwards

  static let overTitle = Localized(zh: "通话结束了", en: "The call is over")
  static let adviceSheet = Localized(
    zh: "律师给了意见书编号的，请现在记在纸上", en: "Write down the number of the lawyer's advice sheet, if there is one")
  static let belongings = Localized(zh: "身份证、材料、手机，别忘在这里", en: "Take your ID card, papers and telephone")
  static let nextStep = Localized(
    zh: "下一步怎么办不清楚，可以取号，到窗口问", en: "Not sure what to do next? Take a number and ask")
  static let nothingKept = Localized(zh: "说了什么，本机没有留", en: "Nothing of what was said is kept here")
  static let stuckTitle = Localized(zh: "请工作人员看一下", en: "Please ask the staff")
  static let stuckWhy = Localized(
    zh: "视频程序没有关好，摄像头可能还开着。请工作人员重启本机。",
    en: "The program of the call did not end, and the camera may be on. Staff must restart the machine.")

  static let leaveTitle = Localized(zh: "要挂断吗？", en: "Hang up?")
  static let leaveWhy = Localized(zh: "离开这一页，就挂断了。", en: "Leaving this page ends the call.")
  static let leaveAndHangUp = Localized(zh: "挂断，离开", en: "Hang up and leave")
  static let stay = Localized(zh: "不挂，接着说", en: "No, go on")
}
