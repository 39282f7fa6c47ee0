import Queue

extension ConfigField where Value == QueueSettings {
  /// How the group `display` is read: the hall's display and its voice.
  static func display(_ fields: inout ConfigFields) -> DisplaySettings {
    var display = DisplaySettings()
    display.showsWaiting = fields.value("waiting", .bool, default: display.showsWaiting)
    display.speaks = fields.value("voice", .bool, default: display.speaks)
    display.one = fields.value("one", .name, default: display.one)
    display.repetitions = fields.value("announcements", .int(1...3), default: display.repetitions)
    display.clips = fields.optional("clips", .folder)
    display.wordsPerMinute = fields.value(
      "words_per_minute", .int(80...250), default: display.wordsPerMinute)
    display.loudspeaker = fields.optional("loudspeaker", .soundDevice)
    return display
  }
}

extension ConfigField where Value == String {
  /// The absolute path of a folder. Whether it is there shows when it is used: `kiosk check` says so.
  static var folder: Self {
    ConfigField(expected: "the path of a folder, beginning with /") { text in
      text.hasPrefix("/") && text.utf8.count <= 200 && !text.utf8.contains(0) ? text : nil
    }
  }

  /// A sound device as `aplay -L` lists them.
  static var soundDevice: Self {
    ConfigField(expected: "a sound device such as default, as aplay -L lists them") { text in
      let isName = text.utf8.allSatisfy { (33...126).contains($0) }
      return isName && !text.isEmpty && !text.hasPrefix("-") && text.utf8.count <= 100 ? text : nil
    }
  }

  /// Syllables in pinyin, each with its tone from 1 to 5.
  static var pinyin: Self {
    ConfigField(expected: "pinyin with tones such as tiao2 jie3 shi4") { text in
      let syllables = text.split(separator: " ")
      let isPinyin = syllables.allSatisfy { syllable in
        syllable.dropLast().utf8.allSatisfy { (97...122).contains($0) } && (2...7).contains(syllable.count)
          && ("1"..."5").contains(syllable.suffix(1))
      }
      return isPinyin && (1...12).contains(syllables.count) ? syllables.joined(separator: " ") : nil
    }
  }
}
