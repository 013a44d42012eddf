#include "base/date_tokens.h"

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<DateToken> run() {
    while (at_ < text_.size()) step();
    tokens_.resize(tokens_.size() + 2);
    return std::move(tokens_);
  }

 private:
  void step() {
    std::size_t next = at_;
    const char32_t c = next_code_point(text_, next);
    if (is_space(c)) {
      blank_ = true;
      at_ = next;
    } else if (c == '(') {
      const std::size_t close = text_.find(')', at_);
      at_ = close == text_.npos ? text_.size() : close + 1;
      blank_ = true;
    } else if (c < 0x80 && is_ascii_digit(text_[at_])) {
      number();
    } else if (c < 0x80 && is_ascii_letter(text_[at_])) {
      word();
    } else {
      // U+2212 is the minus sign that ISO 8601 prefers.
      push({.kind = DateToken::Kind::mark,
            .mark = c == 0x2212 ? '-'
                    : c < 0x80  ? static_cast<char>(c)
                                : '?'});
      at_ = next;
    }
  }

  void number() {
    DateToken token{.kind = DateToken::Kind::number};
    for (; at_ < text_.size() && is_ascii_digit(text_[at_]); ++at_, ++token.digits)
      if (token.digits < 9) token.value = token.value * 10 + (text_[at_] - '0');
    if (token.digits > 9) token = {.kind = DateToken::Kind::mark, .mark = '?'};
    push(std::move(token));
  }

  void word() {
    DateToken token{.kind = DateToken::Kind::word};
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      const bool inner_dot = c == '.' && at_ + 1 < text_.size() && is_ascii_letter(text_[at_ + 1]);
      if (!is_ascii_letter(c) && !inner_dot) break;
      if (c != '.') token.word += c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    push(std::move(token));
  }

  void push(DateToken token) {
    token.after_blank = blank_;
    blank_ = false;
    tokens_.push_back(std::move(token));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool blank_ = false;
  std::vector<DateToken> tokens_;
};

}  // namespace

std::vector<DateToken> tokenize_date(std::string_view text) { return Tokenizer(text).run(); }

}  // namespace offprint
