#include "export/epub/css_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";

struct Token {
  enum class Kind : std::uint8_t { word, at_word, function, mark, text, broken, end };
  Kind kind = Kind::end;
  std::string text;  // of words: unescaped, in lower case; of marks: the character
  std::size_t at = 0;
};

// As much of CSS Syntax 3, section 4, as tells names from texts, comments and marks.
class CssScanner {
 public:
  explicit CssScanner(std::string_view sheet) : sheet_(sheet) {}

  Token next() {
    for (;;) {
      at_ = std::min(sheet_.find_first_not_of(blanks, at_), sheet_.size());
      if (!rest().starts_with("/*")) break;
      const std::size_t end = sheet_.find("*/", at_ + 2);
      if (end == sheet_.npos) return broken();
      at_ = end + 2;
    }
    if (at_ == sheet_.size()) return {Token::Kind::end, "", at_};
    const std::size_t begin = at_;
    const char c = sheet_[at_];
    if (c == '"' || c == '\'') return text(c);
    const bool is_at = c == '@';
    if (is_at) ++at_;
    const std::string word = name();
    if (word.empty()) {
      if (!is_at) ++at_;
      return {Token::Kind::mark, std::string(1, c), begin};
    }
    if (is_at) return {Token::Kind::at_word, word, begin};
    if (!rest().starts_with("(")) return {Token::Kind::word, word, begin};
    ++at_;
    return {Token::Kind::function, word, begin};
  }

 private:
  std::string_view rest() const { return sheet_.substr(at_); }
  Token broken() {
    const std::size_t at = at_;
    at_ = sheet_.size();
    return {Token::Kind::broken, "", at};
  }

  Token text(char quote) {
    const std::size_t begin = at_++;
    std::string value;
    while (at_ < sheet_.size() && sheet_[at_] != quote) {
      if (sheet_[at_] == '\n') break;
      if (sheet_[at_] == '\\' && at_ + 1 < sheet_.size()) ++at_;
      value += sheet_[at_++];
    }
    if (at_ == sheet_.size() || sheet_[at_] != quote) {
      at_ = begin;
      return broken();
    }
    ++at_;
    return {Token::Kind::text, value, begin};
  }

  std::string name() {
    std::string name;
    while (at_ < sheet_.size()) {
      const char c = sheet_[at_];
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '%' ||
                         static_cast<unsigned char>(c) >= 0x80;
      if (plain) {
        name += c;
        ++at_;
      } else if (c != '\\' || !escape(name)) {
        break;
      }
    }
    return ascii_lower(name);
  }

  // "\64 " and "\d": false when nothing is escaped.
  bool escape(std::string& out) {
    std::size_t at = at_ + 1;
    char32_t value = 0;
    std::size_t digits = 0;
    for (; at < sheet_.size() && digits < 6; ++at, ++digits) {
      const char c = sheet_[at];
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) break;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    if (digits == 0) {
      if (at >= sheet_.size() || sheet_[at] == '\n') return false;
      out += sheet_[at++];
    } else {
      append_code_point(out, value == 0 || value > 0x10FFFF ? U'\uFFFD' : value);
      if (at < sheet_.size() && blanks.find(sheet_[at]) != blanks.npos) ++at;
    }
    at_ = at;
    return true;
  }

  std::string_view sheet_;
  std::size_t at_ = 0;
};

Position place(std::string_view sheet, std::size_t at) {
  const std::string_view before = sheet.substr(0, at);
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 = 0
  return {static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1),
          static_cast<std::uint32_t>(count_code_points(before.substr(line_begin)) + 1)};
}

class Checker {
 public:
  Checker(std::string_view sheet, SheetKind kind) : scanner_(sheet), kind_(kind) {}

  // The message; `at` is then its place.
  std::string problem(std::size_t& at) {
    for (;;) {
      const Token token = scanner_.next();
      at = token.at;
      if (token.kind == Token::Kind::end)
        return open_.empty() ? "" : fmt::format("`{}` is never closed", open_.back());
      if (token.kind == Token::Kind::broken) return "a comment or a text is never closed";
      if (std::string found = problem_of(token); !found.empty()) return found;
      if (token.kind != Token::Kind::mark || token.text != ":") before_ = token;
    }
  }

 private:
  std::string problem_of(const Token& token) {
    switch (token.kind) {
      case Token::Kind::at_word:
        return at_rule_problem(token.text);
      case Token::Kind::function:
        open_ += '(';
        return function_problem(token.text);
      case Token::Kind::word:
        return word_problem(token.text);
      case Token::Kind::mark:
        return mark_problem(token.text[0]);
      default:
        return "";
    }
  }

  std::string at_rule_problem(const std::string& name) const {
    if (name == "import" || name == "charset" || name == "namespace" || name == "font-face")
      return fmt::format("`@{}` is not for themes{}", name,
                         name == "font-face" ? ": fonts go into the folder `fonts`" : "");
    if (kind_ == SheetKind::base && name != "page")
      return fmt::format("`@{}` belongs in extras.css: old readers throw away a base sheet with it",
                         name);
    return "";
  }

  static std::string function_problem(const std::string& name) {
    for (const std::string_view bad : {"url", "src", "image", "image-set", "-webkit-image-set",
                                       "cross-fade", "element", "expression", "url-prefix"})
      if (name == bad)
        return fmt::format("`{}()` is not for themes: a book holds nothing that they could name",
                           name);
    return "";
  }

  std::string word_problem(const std::string& word) const {
    const bool is_name = !open_.empty() && open_.back() == '{' && begins_declaration();
    if (is_name && (word == "direction" || word == "unicode-bidi"))
      return fmt::format("`{}` is not for books: texts say their direction themselves", word);
    if (is_name && (word == "behavior" || word == "-moz-binding"))
      return fmt::format("`{}` is not for books", word);
    if (word == "fixed" && before_.text == "position")
      return "`position: fixed` covers text in books";
    return "";
  }

  bool begins_declaration() const {
    return before_.kind == Token::Kind::mark &&
           (before_.text == "{" || before_.text == ";" || before_.text == "}");
  }

  std::string mark_problem(char mark) {
    if (mark == '{' || mark == '(' || mark == '[') open_ += mark;
    if (mark != '}' && mark != ')' && mark != ']') return "";
    const char opening = mark == '}' ? '{' : mark == ')' ? '(' : '[';
    if (open_.empty() || open_.back() != opening) return fmt::format("`{}` closes nothing", mark);
    open_.pop_back();
    return "";
  }

  CssScanner scanner_;
  SheetKind kind_;
  std::string open_;
  Token before_{Token::Kind::mark, "}", 0};
};

}  // namespace

CssProblem css_problem(std::string_view sheet, SheetKind kind) {
  if (find_invalid_utf8(sheet) != sheet.npos) return {{}, "it is not UTF-8"};
  if (sheet.find('\0') != sheet.npos) return {{}, "it holds a character that is none"};
  std::size_t at = 0;
  const std::string message = Checker(sheet, kind).problem(at);
  if (message.empty()) return {};
  return {place(sheet, at), message};
}

bool css_hides(std::string_view sheet) {
  CssScanner scanner(sheet);
  std::string before;
  for (;;) {
    const Token token = scanner.next();
    if (token.kind == Token::Kind::end || token.kind == Token::Kind::broken) return false;
    if (token.kind == Token::Kind::mark && token.text == ":") continue;
    if (before == "display" && token.text == "none") return true;
    if (before == "visibility" && token.text == "hidden") return true;
    before = token.text;
  }
}

}  // namespace offprint
