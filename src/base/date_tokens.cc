#include "base/date_tokens.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

bool is_mark_of_letter(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}
bool is_word_part(char32_t c) { return is_letter(c) || is_mark_of_letter(c); }
bool is_unseen(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool has_script(char32_t c, UScriptCode script) {
  return c >= 0x1100 && uscript_hasScript(static_cast<UChar32>(c), script);
}

char mark_of(char32_t c) {
  switch (c) {
    case 0x2212:  // the minus sign that ISO 8601 prefers
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return '-';
    case 0x00B7:
    case 0x2022:
    case 0x30FB:
      return '|';
    case 0x060C:
    case 0x3001:
    case 0xFF0C:
      return ',';
    case 0xFF0F:
      return '/';
    case 0xFF1A:
      return ':';
    default:
      return c < 0x80 ? static_cast<char>(c) : '?';
  }
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, DateText kind) : text_(text), kind_(kind) {}

  std::vector<DateToken> run() {
    while (at_ < text_.size()) step();
    tokens_.resize(tokens_.size() + 2, DateToken{.begin = text_.size(), .end = text_.size()});
    return std::move(tokens_);
  }

 private:
  char32_t peek(std::size_t at) const { return at < text_.size() ? next_code_point(text_, at) : 0; }

  void step() {
    const std::size_t begin = at_;
    std::size_t next = at_;
    const char32_t c = next_code_point(text_, next);
    if (is_space(c)) {
      blank_ = true;
      at_ = next;
    } else if (c == '(' && kind_ == DateText::alone) {
      const std::size_t close = text_.find(')', at_);
      at_ = close == text_.npos ? text_.size() : close + 1;
      blank_ = true;
    } else if (u_charDigitValue(static_cast<UChar32>(c)) >= 0) {
      number();
    } else if (is_word_part(c)) {
      word(c);
    } else {
      at_ = next;
      if (!is_unseen(c)) push({.kind = DateToken::Kind::mark, .mark = mark_of(c)}, begin);
    }
  }

  void number() {
    const std::size_t begin = at_;
    DateToken token{.kind = DateToken::Kind::number};
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const int digit = u_charDigitValue(static_cast<UChar32>(next_code_point(text_, next)));
      if (digit < 0) break;
      if (token.digits++ < 9) token.value = token.value * 10 + digit;
      at_ = next;
    }
    if (token.digits > 9) token = {.kind = DateToken::Kind::mark, .mark = '?'};
    push(std::move(token), begin);
  }

  void word(char32_t first) {
    const std::size_t begin = at_;
    const bool after_digit = !blank_ && !tokens_.empty() && tokens_.back().is_number();
    const bool single =
        has_script(first, USCRIPT_HAN) || (after_digit && has_script(first, USCRIPT_HANGUL));
    std::string letters;
    std::size_t since_dot = 0;  // letters
    char32_t previous = 0;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = next_code_point(text_, next);
      const bool inner_dot = c == '.' && since_dot == 1 && is_letter(peek(next));
      const bool capital = kind_ == DateText::running && is_upper(c) && is_lower(previous);
      if (!inner_dot && !is_unseen(c) && !is_word_part(c)) break;
      if (!letters.empty() && (single || capital || has_script(c, USCRIPT_HAN))) break;
      if (!inner_dot) letters.append(text_.substr(at_, next - at_));
      since_dot = inner_dot ? 0 : since_dot + (is_letter(c) ? 1 : 0);
      previous = c;
      at_ = next;
    }
    push({.kind = DateToken::Kind::word, .word = date_key(letters)}, begin);
  }

  void push(DateToken token, std::size_t begin) {
    token.after_blank = blank_;
    token.begin = begin;
    token.end = at_;
    blank_ = false;
    tokens_.push_back(std::move(token));
  }

  std::string_view text_;
  DateText kind_;
  std::size_t at_ = 0;
  bool blank_ = false;
  std::vector<DateToken> tokens_;
};

std::string without_marks(const std::string& folded) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return folded;
  std::string apart;
  nfd->normalize(icu::UnicodeString::fromUTF8(folded), status).toUTF8String(apart);
  std::string out;
  for (std::size_t at = 0; at < apart.size();) {
    const char32_t c = next_code_point(apart, at);
    if (c == '.' || (c >= 0x300 && c < 0x370)) continue;
    append_code_point(out, c == 0x131 ? 'i' : c);
  }
  return out;
}

}  // namespace

std::vector<DateToken> tokenize_date(std::string_view text, DateText kind) {
  return Tokenizer(text, kind).run();
}

std::string date_key(std::string_view word) {
  const bool plain = std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  if (!plain) return without_marks(fold(word));
  std::string key(word);
  for (char& c : key)
    if (c <= 'Z') c = static_cast<char>(c + 32);
  return key;
}

}  // namespace offprint
