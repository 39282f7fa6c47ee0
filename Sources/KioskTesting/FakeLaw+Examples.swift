internal import Model

extension FakeLaw {
  /// Two laws of ordinary length: 示例法 in two chapters, and 示例条例 in parts, chapters and sections.
  public static let ordinary: FakeLaw = {
    let digests = [
      "老板不给工钱怎么要", "没签合同也算数吗", "借的伞坏了谁来修", "伞丢了要赔多少", "谁可以先借伞", "还伞晚了怎么办", "借伞要押钱吗", "伞该放在哪里",
    ]
    let act = (1...14).map { number in
      article(
        "示例法", number: ArticleNumber(number), path: [number <= 8 ? "第一章　总的规定" : "第二章　借与还"],
        title: number <= digests.count ? digests[number - 1] : nil,
        digest: number <= digests.count
          ? "（示例）\(digests[number - 1])：先把日子和数目记下来，再找管这事的人说。老板拖欠工资，拿上记工的本子去；三天内没有回音，可以再去一次。" : nil,
        official: ["示例法第\(number)段：本段文字是为测试而写，不是任何法律的条文。", "　　（一）借伞的人应当按时归还；", "　　（二）伞有损坏的，应当说明。"],
        neighbours: (
          number > 1 ? ArticleNumber(number - 1) : nil, number < 14 ? ArticleNumber(number + 1) : nil
        ))
    }
    let rule = [ArticleNumber(286), ArticleNumber(287), ArticleNumber(287, branch: 1), ArticleNumber(288)].map
    {
      article(
        "示例条例", number: $0, path: ["第三编　伞架", "第二章　保管", "第一节　登记"], title: nil, digest: nil,
        official: ["示例条例的一段：伞架由本厅保管，取用时应当登记。本段文字是为测试而写。"], neighbours: (nil, nil))
    }
    let contents = [
      LawContents(
        law: "示例法", title: "示例法",
        sections: [
          LawContents.Section(level: 2, title: "第一章　总的规定", articles: (1...8).map { ArticleNumber($0) }),
          LawContents.Section(level: 2, title: "第二章　借与还", articles: (9...14).map { ArticleNumber($0) }),
        ]),
      LawContents(
        law: "示例条例", title: "示例条例",
        sections: [
          LawContents.Section(level: 1, title: "第三编　伞架", articles: []),
          LawContents.Section(level: 2, title: "第二章　保管", articles: []),
          LawContents.Section(level: 3, title: "第一节　登记", articles: rule.map(\.reference.article)),
          LawContents.Section(level: 3, title: "第二节　归还", articles: []),
        ]),
    ]
    return FakeLaw(articles: act + rule, contents: contents, topics: exampleTopics)
  }()

  /// As long as content may get: a title of 40 characters, digests of 140, texts of 3,000 and 9,000.
  public static let long: FakeLaw = {
    let title = "示例省关于在公共场所借用和归还雨伞及其他雨具并对损坏遗失情形进行处理的若干规定"
    let text = "借用雨具的人应当妥善使用，到期归还，不得转借他人；雨具损坏、遗失的，应当及时说明情况并按登记的数目处理。"
    let paragraphs = (0..<60).map { "　　（\(ChineseNumeral.text($0 + 1))）" + text }
    let digest = String((text + text + text).prefix(140))
    let numbers = [
      ArticleNumber(287), ArticleNumber(287, branch: 1), ArticleNumber(287, branch: 2),
      ArticleNumber(287, branch: 3), ArticleNumber(1288),
    ]
    let articles = numbers.enumerated().map { index, number in
      var page = article(
        title, number: number, path: ["第十二编　" + title, "第十二章　" + title],
        title: index < 3 ? "雨具坏了说不清楚是谁弄的该找谁" : nil, digest: index < 3 ? digest : nil,
        official: index == 2 ? paragraphs : index == 3 ? paragraphs + paragraphs + paragraphs : [text],
        neighbours: (index > 0 ? numbers[index - 1] : nil, index < 4 ? numbers[index + 1] : nil))
      page.announcedFrom = Day("2027-12-31")
      page.source = "示例省法规汇编（二〇二六年第十二期，示例省公共法律服务中心编印）"
      return page
    }
    let sections = (1...20).map {
      LawContents.Section(
        level: 2, title: "第\(ChineseNumeral.text($0))章　" + title.prefix(24),
        articles: [ArticleNumber($0 * 60)])
    }
    let all = LawContents.Section(
      level: 2, title: "第二十一章　" + title,
      articles: (1200...1320).map { ArticleNumber($0) } + numbers)
    return FakeLaw(
      articles: articles,
      contents: [LawContents(law: title, title: title, sections: sections + [all])], topics: exampleTopics)
  }()

  /// The key of the one law in `long`.
  public static var longTitle: String { long.contents.first?.law ?? "" }

  private static func article(
    _ law: String, number: ArticleNumber, path: [String], title: String?, digest: String?, official: [String],
    neighbours: (ArticleNumber?, ArticleNumber?)
  ) -> LawArticle {
    LawArticle(
      reference: LawReference(law: LawKey.make(law), article: number), lawTitle: law, path: path,
      title: title,
      digest: digest, official: official, validity: .inForce, inForceSince: Day("2021-01-01"),
      source: "示例汇编", previous: neighbours.0, next: neighbours.1)
  }

  /// Named like the bundle's topics, so that the gates hold for them.
  private static let exampleTopics: [LawTopic] = [
    topic("wages", "工钱和劳动", "欠薪、没签合同、被辞退", "Wages and work", "Unpaid wages, dismissal", "money"),
    topic("family", "婚姻和孩子", "离婚、彩礼、孩子跟谁", "Family, children", "Divorce, custody, support", "people"),
    topic("violence", "被打被欺负", "家暴、骚扰、孩子受欺负", "Violence, abuse", "Beating, threats, bullying", "shield"),
    topic("land", "土地房屋邻居", "占地、宅基地、邻居吵闹", "Land, neighbours", "Land, homestead, noise", "house"),
    topic("debt", "借钱和合同", "借钱不还、担保、高利贷", "Loans, contracts", "Unpaid loans, guarantees", "document"),
    topic("elder", "老人和继承", "养老、立遗嘱、分家产", "Elders, wills", "Support, wills, estates", "elder"),
    topic("injury", "工伤和社保", "干活受伤、养老金、医保", "Injury, pension", "Hurt at work, insurance", "medkit"),
    topic("traffic", "车祸和看病", "被车撞、看病出事", "Road, hospital", "Road crash, malpractice", "car"),
  ]

  private static func topic(
    _ id: String, _ zh: String, _ zhNote: String, _ en: String, _ enNote: String, _ icon: String
  ) -> LawTopic {
    LawTopic(
      id: id, title: Localized(zh: zh, en: en), note: Localized(zh: zhNote, en: enNote), icon: icon,
      queries: [])
  }
}
