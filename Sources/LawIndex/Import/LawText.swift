import Model

/// One article as a file holds it.
struct LawTextArticle: Equatable {
  var number: ArticleNumber
  /// 编, 章 and 节 above it, outermost first.
  var path: [String]
  /// Its paragraphs.
  var paragraphs: [String]
  /// The line of its number, from 1.
  var line: Int
}

/// What one file of a collection says.
struct LawText: Equatable {
  /// The first heading, which is the law's title, or the name of a part of it; `nil` where the file has none.
  var title: String?
  /// The lines between the title and the first chapter or article.
  var preface: [String]
  var articles: [LawTextArticle]
  /// Whether the articles are rules numbered 一、 of a law without 第…条.
  var isItemized: Bool
  /// What in the file looks wrong or was left out.
  var findings: [Finding]

  /// Something that the reader should know, at a line from 1.
  struct Finding: Equatable {
    var severity: Diagnostic.Severity
    var line: Int
    var message: String
  }
}
