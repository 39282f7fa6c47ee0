/// Titles of laws as a clerk says them.
enum LawTitle {
  /// A long title without the words that every title of its kind has: 最高人民法院关于适用《民法典》婚姻家庭编的解释（一） becomes
  /// 民法典婚姻家庭编的解释（一）, so that two interpretations can be told apart in a list. The article page has it in full.
  static func short(_ title: String) -> String {
    guard title.count > 12 else { return title }
    var short = title
    for opening in ["最高人民法院、最高人民检察院", "最高人民法院", "最高人民检察院", "关于", "审理", "办理", "适用"]
    where short.hasPrefix(opening) {
      short.removeFirst(opening.count)
    }
    for (long, brief) in [
      ("中华人民共和国", ""), ("《", ""), ("》", ""), ("纠纷案件适用法律若干问题的", "纠纷"), ("案件适用法律若干问题的", "案件"),
      ("具体应用法律若干问题的", ""), ("若干问题的", ""),
    ] {
      short = short.replacing(long, with: brief)
    }
    return short.isEmpty ? title : short
  }
}
