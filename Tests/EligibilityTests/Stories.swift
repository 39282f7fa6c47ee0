import Eligibility

extension Story {
  static let all: [Story] = work + home + crime + persons + children + money + shanxi + elsewhere

  static let work: [Story] = [
    Story(
      "A villager who worked on a site in town is owed wages", "who=self matter=wage status=migrant",
      .shipped, .likely, "R13", "法律援助法 42(三)"),
    Story(
      "He is told of the workers' wage regulation too", "who=self matter=wage status=migrant", .shipped,
      .likely, "R13", "保障农民工工资支付条例 45"),
    Story(
      "A migrant hurt in a mine claims compensation", "who=self matter=work_injury status=migrant", .shipped,
      .likely, "R13", "法律援助法 31(七)"),
    Story(
      "A migrant who earns well is not asked about money", "who=self matter=wage status=migrant income=above",
      .standard, .likely, "R13", "法律援助法 42(三)"),
    Story(
      "A migrant on subsistence allowance claims wages", "who=self matter=wage status=aid,migrant", .shipped,
      .likely, "R13", "法律援助法 42(三)"),
    Story(
      "A migrant soldier's wife claims wages", "who=self matter=wage status=migrant,military", .shipped,
      .likely, "R13", "法律援助法 42(三)"),
    Story(
      "A migrant who only wants the employment recognised is asked about money",
      "who=self matter=labour_rel status=migrant", .shipped, .review, "R16", "法律援助法 31(五)"),
    Story(
      "He is within the line", "who=self matter=labour_rel status=migrant income=below", .standard, .likely,
      "R15", "法律援助法 34"),
    Story(
      "He is above the line", "who=self matter=labour_rel status=migrant income=above", .standard, .unlikely,
      "R17", "法律援助法 34"),
    Story(
      "A townsman hurt at work, within the line", "who=self matter=work_injury status=none income=below",
      .standard, .likely, "R15", "法律援助法 31(七)"),
    Story(
      "A townsman hurt at work, before anybody entered the line", "who=self matter=work_injury status=none",
      .shipped, .review, "R16", "法律援助法 31(七)"),
    Story(
      "He worked for a neighbour, who does not pay",
      "who=self matter=service_pay employer=private status=none", .shipped, .review, "R31", "山西省法律援助条例 ?"),
    Story(
      "The contractor fetched a villager to a site and does not pay",
      "who=self matter=service_pay employer=contractor status=migrant", .shipped, .likely, "R13",
      "法律援助法 31(五)"),
    Story(
      "The contractor fetched a villager, who fell from the scaffold",
      "who=self matter=service_injury employer=contractor status=migrant", .shipped, .likely, "R13",
      "法律援助法 31(七)"),
    Story(
      "Hurt while helping build a neighbour's house",
      "who=self matter=service_injury employer=private status=aid", .complete, .likely, "R18", "山西省法律援助条例 12"),
    Story(
      "Not sure who the employer was", "who=self matter=service_pay employer=unsure status=none", .shipped,
      .review, "R31", "山西省法律援助条例 ?"),
  ]

  static let home: [Story] = [
    Story(
      "A wife is beaten at home", "who=self matter=dv danger=no", .shipped, .likely, "R06", "法律援助法 32(四)"),
    Story(
      "She is rich, and it does not matter", "who=self matter=dv income=above status=none", .standard,
      .likely, "R06", "法律援助法 32(四)"),
    Story(
      "She is beaten by the man she lives with unmarried", "who=self matter=dv", .shipped, .likely, "R06",
      "反家庭暴力法 37"),
    Story(
      "An old father wants maintenance, and his son beats him",
      "who=self matter=support violence=yes status=none", .shipped, .likely, "R06", "反家庭暴力法 19"),
    Story(
      "She wants a divorce and is not let out of the house", "who=self matter=family violence=yes", .shipped,
      .likely, "R06", "法律援助法 32(四)"),
    Story(
      "A child whose guardian beats it, brought by the grandmother", "who=other rep=kin_conflict matter=dv",
      .shipped, .likely, "R06", "法律援助法 32(四)"),
    Story(
      "A neighbour comes for a beaten woman", "who=other rep=none matter=dv", .shipped, .review, "R05",
      "法律援助法 40"),
    Story(
      "A daughter comes for her beaten mother of clear mind", "who=other rep=adult_child matter=dv", .shipped,
      .review, "R27", "法律援助法 40"),
    Story("A foreign wife is beaten", "who=foreign matter=dv", .shipped, .review, "R04", "法律援助法 69"),
    Story(
      "Said to be the one who beats, and sued for it", "who=self matter=dv sued=yes", .shipped, .review,
      "R34", "法律援助法 31"),
    Story(
      "A woman is stalked by a former friend", "who=self matter=harassment", .shipped, .review, "R22",
      "妇女权益保障法 29"),
    Story(
      "An old woman on allowance wants maintenance from her sons",
      "who=self matter=support violence=no status=aid", .shipped, .likely, "R14", "法律援助法 31(四)"),
    Story(
      "A mother wants maintenance for the child, against the husband she lives with",
      "who=self matter=support violence=no status=none cohabit=yes income=below", .standard, .review, "R30",
      "程序规定 18(二)"),
    Story(
      "The same once the rule on own income is entered",
      "who=self matter=support violence=no status=none cohabit=yes income=below", .complete, .likely, "R15",
      "法律援助法 31(四)"),
    Story(
      "Above the line, and nobody has entered whose income counts",
      "who=self matter=support violence=no status=none cohabit=yes income=above", .standard, .review, "R16",
      "法律援助法 31(四)"),
    Story(
      "A son has his confused father declared incapable",
      "who=other rep=guardian matter=capacity violence=no status=noincome", .shipped, .likely, "R14",
      "法律援助法 31(六)"),
    Story(
      "A divorce without violence", "who=self matter=family violence=no status=none", .shipped, .review,
      "R31", "山西省法律援助条例 ?"),
  ]

  static let crime: [Story] = [
    Story(
      "A boy of 16 is detained", "who=other matter=crim_accused custody=criminal art25=yes", .shipped,
      .notify, "R03", "法律援助法 25"),
    Story(
      "A boy of 17 on bail asks for himself", "who=self age=minor matter=crim_accused custody=criminal",
      .shipped, .notify, "R03", "刑事诉讼法 278"),
    Story(
      "A deaf foreigner is arrested", "who=foreign matter=crim_accused custody=criminal art25=yes", .shipped,
      .notify, "R03", "刑事诉讼法 35"),
    Story(
      "A foreigner is arrested, with none of the marks",
      "who=foreign matter=crim_accused custody=criminal art25=no", .shipped, .review, "R04", "刑诉解释 485"),
    Story(
      "A brother in detention on subsistence allowance",
      "who=other rep=detained_kin matter=crim_accused custody=criminal art25=no status=aid", .shipped,
      .likely, "R10", "法律援助法 24"),
    Story(
      "A wife applies for her husband in detention, within the line",
      "who=other rep=near_kin matter=crim_accused custody=criminal art25=no status=none income=below",
      .standard, .likely, "R11", "法律援助法 34"),
    Story(
      "Above the line in a criminal case is still not a no",
      "who=self matter=crim_accused custody=criminal art25=no status=none income=above", .standard, .review,
      "R12", "法律援助法 25"),
    Story(
      "Accused, not sure about the marks, no line entered",
      "who=self matter=crim_accused custody=criminal art25=unsure status=none", .shipped, .review, "R12",
      "法律援助法 30"),
    Story(
      "A soldier is accused", "who=self matter=crim_accused custody=criminal art25=no status=military",
      .shipped, .review, "R12", "法律援助法 24"),
    Story(
      "In administrative detention for a fight", "who=other matter=crim_accused custody=administrative",
      .shipped, .review, "R26", "行政复议法 18"),
    Story(
      "Held by the supervisory commission", "who=other matter=crim_accused custody=supervision", .shipped,
      .review, "R26", "法律援助法 23"),
    Story(
      "The family has seen no paper, and he is deaf",
      "who=other matter=crim_accused custody=unsure art25=yes",
      .shipped, .review, "R36", "法律援助法 25"),
    Story(
      "The family has seen no paper, and he is a grown man of sound mind",
      "who=other matter=crim_accused custody=unsure art25=no", .shipped, .review, "R26", "法律援助法 22"),
    Story(
      "A friend asks for a detained man", "who=other rep=none matter=crim_accused custody=criminal art25=no",
      .shipped, .review, "R05", "法律援助法 40"),
    Story(
      "The accused has engaged a lawyer",
      "who=self matter=crim_accused custody=criminal art25=yes lawyer=yes", .shipped, .unlikely, "R33",
      "法律援助法 48(六)"),
    Story(
      "Compulsory treatment of a mentally ill son", "who=other matter=crim_compulsory", .shipped, .notify,
      "R02", "刑事诉讼法 304"),
    Story(
      "The victim of a crime, on allowance", "who=self matter=crim_victim status=aid", .shipped, .likely,
      "R14", "法律援助法 29"),
    Story(
      "The mother of a victim in a prosecuted case", "who=other rep=near_kin matter=crim_victim status=none",
      .shipped, .review, "R16", "法律援助法 29"),
    Story(
      "The court has ordered a retrial, within the line",
      "who=self matter=retrial_ordered status=none income=below", .standard, .likely, "R15", "法律援助法 33"),
    Story(
      "He wants a final judgment reviewed", "who=self matter=retrial_wish", .shipped, .review, "R22",
      "法律援助法 22(二)"),
  ]

  static let persons: [Story] = [
    Story(
      "A village collective about its land", "who=org matter=land", .shipped, .unlikely, "R01", "法律援助法 2"),
    Story("A company is owed money", "who=org", .shipped, .unlikely, "R01", "法律援助法 31"),
    Story(
      "A martyr's grandson defends his name", "who=self matter=martyr", .shipped, .likely, "R07", "英雄烈士保护法 25"
    ),
    Story(
      "A martyr's widow is owed a pension", "who=self matter=pension status=pref", .shipped, .likely, "R14",
      "法律援助法 42(二)"),
    Story("Hurt when stopping a thief", "who=self matter=samaritan", .shipped, .likely, "R08", "法律援助法 32(二)"),
    Story("Acquitted on retrial", "who=self matter=acquit_comp", .shipped, .likely, "R09", "法律援助法 32(三)"),
    Story(
      "State compensation without a retrial needs the income", "who=self matter=state_comp status=none",
      .shipped, .review, "R16", "法律援助法 31(一)"),
    Story(
      "A soldier's wife was hurt in traffic", "who=self matter=traffic status=military", .shipped, .review,
      "R29", "军人地位和权益保障法 61"),
    Story(
      "A soldier's father about land", "who=self matter=land status=military", .shipped, .review, "R29",
      "法律援助法 70"),
    Story(
      "A soldier is owed a loan", "who=self matter=debt status=military", .shipped, .review, "R24",
      "军人地位和权益保障法 61"),
    Story(
      "A disabled man without an income is owed a loan", "who=self matter=debt status=noincome", .shipped,
      .review, "R23", "残疾人保障法 60"),
    Story(
      "A child is beaten by schoolmates", "who=self age=minor matter=other_injury status=none", .shipped,
      .review, "R23", "未成年人保护法 104"),
    Story(
      "A child of parents above the line asks for maintenance",
      "who=self age=minor matter=support violence=no status=none income=above", .standard, .review, "R16",
      "法律援助法 31(四)"),
    Story(
      "An uncle comes about a traffic accident", "who=other rep=none matter=traffic", .shipped, .review,
      "R05", "法律援助法 40"),
    Story(
      "A wife comes about her husband's wages, he is well",
      "who=other rep=near_kin matter=wage status=migrant", .shipped, .review, "R28", "法律援助法 33"),
    Story(
      "A detained man is owed wages; his father comes",
      "who=other rep=detained_kin matter=wage status=migrant", .shipped, .likely, "R13", "法律援助法 42(三)"),
    Story(
      "Sued for a loan, though he has an allowance", "who=self matter=debt status=aid sued=yes", .shipped,
      .review, "R34", "法律援助法 22"),
    Story(
      "He has a lawyer and asks for another", "who=self matter=traffic status=aid lawyer=yes", .shipped,
      .unlikely, "R33", "法律援助法 31"),
    Story(
      "The answer on who he is to the person is left over from before",
      "who=self rep=none matter=wage status=aid", .shipped, .likely, "R14", "法律援助法 31(五)"),
    Story("Nobody said what it is about", "who=self", .shipped, .review, "R00", "法律援助法 23"),
  ]

  static let children: [Story] = [
    Story(
      "A boy of 16 was taken away today, his father has seen no paper",
      "who=other age=minor matter=crim_accused custody=unsure", .shipped, .review, "R36", "法律援助法 25"),
    Story(
      "A boy was taken away, whoever asks said only on the second page that he is a child",
      "who=other matter=crim_accused custody=unsure art25=minor", .shipped, .review, "R36", "法律援助法 36"),
    Story(
      "A mother comes for her son of 15, who is charged",
      "who=other age=minor matter=crim_accused custody=criminal", .shipped, .notify, "R03", "刑事诉讼法 278"),
    Story(
      "A father comes for his son in administrative detention",
      "who=other age=minor matter=crim_accused custody=administrative", .shipped, .review, "R26", "行政复议法 18"),
    Story(
      "A mother comes for her daughter, beaten at school",
      "who=other age=minor rep=guardian matter=other_injury status=none", .shipped, .review, "R23",
      "未成年人保护法 104"),
    Story(
      "A guardian who did not say that it is a child", "who=other rep=guardian matter=other status=none",
      .shipped, .review, "R23", "未成年人保护法 104"),
    Story(
      "A child hurt in traffic, without a living of its own",
      "who=other age=minor rep=guardian matter=traffic status=noincome", .shipped, .likely, "R14",
      "法律援助法 42(一)"),
    Story(
      "A child hurt in traffic is no richer for its parents' income",
      "who=other age=minor rep=guardian matter=traffic status=none income=above", .standard, .review, "R16",
      "法律援助法 31(七)"),
    Story(
      "A child victim of a crime, brought by the mother",
      "who=other age=minor rep=guardian matter=crim_victim status=noincome", .shipped, .likely, "R14",
      "法律援助法 29"),
  ]

  static let money: [Story] = [
    Story(
      "A pensioner hurt in traffic, within the line", "who=self matter=traffic status=none income=below",
      .standard, .likely, "R15", "法律援助法 41"),
    Story(
      "Close to the line", "who=self matter=traffic status=none income=near", .standard, .review, "R16",
      "法律援助法 34"),
    Story(
      "Does not know the income", "who=self matter=medical status=none income=unsure", .standard, .review,
      "R16", "法律援助法 31(七)"),
    Story(
      "Above the line", "who=self matter=food_drug status=none income=above", .standard, .unlikely, "R17",
      "法律援助法 31(七)"),
    Story(
      "Above the line, before anybody entered one", "who=self matter=pollution status=none income=above",
      .shipped, .review, "R16", "法律援助法 31(八)"),
    Story(
      "Judicial assistance was given before", "who=self matter=social_ins status=judicial", .shipped, .likely,
      "R14", "法律援助法 31(二)"),
    Story(
      "Refused the subsistence allowance, above the line", "who=self matter=relief status=none income=above",
      .standard, .unlikely, "R17", "法律援助法 31(二)"),
    Story(
      "The fund refuses a migrant the benefit for a work injury, above the line",
      "who=self matter=social_ins status=migrant income=above", .standard, .review, "R35", "法律援助法 42(三)"),
    Story(
      "The same within the line", "who=self matter=social_ins status=migrant income=below", .standard,
      .likely,
      "R15", "法律援助法 31(二)"),
  ]

  static let shanxi: [Story] = [
    Story(
      "A farmer's contracted land, once the article is entered, above the line",
      "who=self matter=land status=none income=above", .complete, .unlikely, "R21", "法律援助法 34"),
    Story(
      "The same as a migrant", "who=self matter=land status=migrant income=above", .complete, .review, "R32",
      "法律援助法 42(三)"),
    Story(
      "False seed, within the line", "who=self matter=product status=none income=below", .complete, .likely,
      "R19", "山西省法律援助条例 12"),
    Story(
      "False seed, close to the line", "who=self matter=product status=none income=near", .complete, .review,
      "R20", "山西省法律援助条例 12"),
    Story(
      "False seed, on allowance, before the article is entered", "who=self matter=product status=aid",
      .standard, .review, "R31", "法律援助法 31(九)"),
    Story("Land taken for a road", "who=self matter=expropriation", .shipped, .review, "R22", "法律援助法 31(九)"),
    Story(
      "A fine by the authority", "who=self matter=admin_other status=none", .shipped, .unlikely, "R25",
      "法律援助法 23"),
    Story(
      "A quarrel with the neighbour", "who=self matter=neighbour status=none", .shipped, .unlikely, "R25",
      "法律援助法 22"),
    Story(
      "Bitten by a dog", "who=self matter=other_injury status=none", .shipped, .unlikely, "R25", "法律援助法 31"),
    Story(
      "Threatened by a lender, who is no family", "who=self matter=other violence=outsider", .shipped,
      .review,
      "R22", "反家庭暴力法 37"),
    Story(
      "Something else, with threats at home", "who=self matter=other violence=yes", .shipped, .likely, "R06",
      "法律援助法 32(四)"),
  ]

  static let elsewhere: [Story] = [
    Story(
      "A migrant's wages in another province", "who=self matter=wage status=migrant place=outside", .shipped,
      .likely, "R13", "法律援助法 42(三)"),
    Story(
      "Above Shanxi's line, but another province's counts",
      "who=self matter=traffic status=none income=above place=outside", .standard, .review, "R16", "法律援助法 34"),
    Story(
      "Within Shanxi's line, but another province's counts",
      "who=self matter=traffic status=none income=below place=outside", .standard, .review, "R16", "法律援助法 34"),
    Story(
      "Shanxi's added scope does not help in another province",
      "who=self matter=land status=aid place=outside", .complete, .review, "R31", "法律援助法 31(九)"),
  ]
}
