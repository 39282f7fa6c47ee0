internal import Eligibility
internal import Model

/// The words of the officer's papers. What they say of the law rests on the articles that they name.
enum OfficerWording {
  static let noticeTitle = "一次性告知书"
  static let receiptTitle = "收件回执"
  static let subject = "法律援助申请材料"
  static let institution = "法律援助机构："
  static let applicant = "申请人："
  static let address = "地址："
  static let phone = "电话："
  static let officer = "经办人："
  static let seal = "机构盖章："
  static let signature = "申请人签名："
  static let date = "日期："
  static let until = "补交到哪天："

  static let noticeOpening = "您的申请还缺下面的材料，现在一次全部告诉您（\(article(43))）；没有的，可以作出说明："
  static let waiverHeading = "有这些证件，就不核查经济状况"
  static let waiver =
    "没有的，不影响申请：机构可以查信息，或者由您书面说明、承诺（\(article(41))、\(article(42))）。"
  static let optionalHeading = "有就带，没有也能申请"
  static let optional = "下面这些不是必须的，没有也不影响申请，不能因为缺这些就不收："
  static let handInHeading = "交到哪里"
  static let notSupplied = "没有按要求补充材料，也没有作出说明的，视为撤回申请（\(article(43))）。没有材料的，可以说明原因，请早些告诉工作人员。"
  static let urgent = "事情急的（例如不到七天就过期限），可以先提供法律援助，手续以后再补，由机构决定（\(article(44))）。"

  static let lackingHeading = "还没有收到"
  static let seeNotice = "怎么补，看一次性告知书。"
  static let decision =
    "法律援助机构自收到申请之日起七日内决定；补材料的时间怎么算，以机构告知的为准。不予援助的，书面告诉您并说明理由（\(article(43))）。"
  static let objection =
    "对不予援助或者终止援助的决定不服，可以向设立该机构的司法行政部门提出异议，五日内有答复；还不服的，可以申请行政复议或者提起行政诉讼（\(article(49))）。"
  static let unchecked = "本单按自助机上的回答列出，回答没有核实。"

  static func objectionTime(_ days: Int) -> String { "异议应当在收到决定后\(days)日内提出。" }

  static func receiptOpening(_ day: Day) -> String { "\(Clock.date(day, locale: .zh))收到您交来的下列材料：" }

  static func paper(_ material: AidResult.Material) -> String {
    let note = material.formNote.map { "；\($0.zh)" } ?? ""
    return "\(material.item.zh)（\(AidWording.form(material.form).zh)\(note)）"
  }

  private static func article(_ number: Int) -> String {
    AidCitation(law: "法律援助法", article: "\(number)").chinese
  }
}
