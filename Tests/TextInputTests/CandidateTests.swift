import Foundation
import Model
import Testing
import TextInput

extension RimeTests {
  @Suite struct Candidates {
    @Test(
      "a legal word comes first for its pinyin",
      arguments: [
        ("fuyangfei", "抚养费"), ("shanyangfei", "赡养费"), ("jiabao", "家暴"), ("caili", "彩礼"),
        ("lihunxieyi", "离婚协议"), ("tuoqiangongzi", "拖欠工资"), ("falvyuanzhu", "法律援助"), ("gongshang", "工伤"),
        ("laodongzhongcai", "劳动仲裁"), ("fuxujin", "抚恤金"), ("canjizheng", "残疾证"), ("qisuzhuang", "起诉状"),
        ("weichengnianren", "未成年人"), ("xiaoyuanqiling", "校园欺凌"), ("jietiao", "借条"), ("fenju", "分居"),
        ("qubaohoushen", "取保候审"), ("renshensunhai", "人身损害"), ("zhaijidi", "宅基地"), ("gaolidai", "高利贷"),
      ])
    func legalWordFirst(pinyin: String, word: String) throws {
      #expect(try Typist().candidates(for: pinyin).first == word)
    }

    @Test("initials are enough", arguments: [("flyz", "法律援助"), ("fyf", "抚养费"), ("tqgz", "拖欠工资")])
    func initials(letters: String, word: String) throws {
      #expect(try Typist().candidates(for: letters).first == word)
    }

    @Test(
      "a sound of the neighbourhood finds the word on the first page",
      arguments: [
        ("nihun", "离婚"), ("lihun", "离婚"), ("zongcai", "仲裁"),
        ("gongsang", "工伤"), ("jinjikunnan", "经济困难"), ("lvsi", "律师"), ("falu", "法律"), ("longmingong", "农民工"),
        ("zhenju", "证据"),
      ])
    func neighbouringSounds(pinyin: String, word: String) throws {
      #expect(try Typist().candidates(for: pinyin).contains(word))
    }

    @Test(
      "candidates are simplified and none comes twice", arguments: ["hou", "wei", "shuo", "guo", "ganjing"])
    func simplified(pinyin: String) throws {
      let typist = try Typist()
      var all = typist.candidates(for: pinyin)
      while typist.last?.isLastPage == false, all.count < 500 {
        typist.send(.turn(.next))
        all += typist.candidates
      }
      #expect(all.count == Set(all).count)
      #expect(Set(all).isDisjoint(with: ["後", "為", "會", "說", "過", "國", "乾淨", "爲", "偉", "圍"]))
    }

    @Test("a whole sentence can be typed at once")
    func sentence() throws {
      #expect(try Typist().candidates(for: "woyaolihunlaogongdawo").first == "我要离婚老公打我")
    }

    @Test("the separator parts syllables")
    func separator() throws {
      let typist = try Typist()
      #expect(typist.candidates(for: "xian").first == "先")
      #expect(typist.candidates(for: "xi'an").first == "西安")
    }
  }
}
