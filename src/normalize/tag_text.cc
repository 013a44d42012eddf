#include "normalize/tag_text.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "base/unicode_data.h"

namespace offprint {
namespace {

constexpr std::u32string_view separators = U",;|\u060C\u061B\u3001\uFF0C\uFF1B\u2022";
constexpr char32_t middle_dot = U'\u00B7';  // Catalan has it inside words
constexpr std::u32string_view marks_before =
    U"\"\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A\u2018\u201A\u201B\u300C\u300E`\u00B4"
    U"=\\/<>,;:!?|\u2026\u00B7\u2022\u2013\u2014-^&)]}\u3001\u3002\uFF0C";
constexpr std::u32string_view marks_after =
    U"\"\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A\u2018\u201A\u201B\u300D\u300F`\u00B4"
    U"=\\/<>,;:|\u2026\u00B7\u2022\u2013\u2014-^&([{\u3001\u3002\uFF0C";
constexpr std::u32string_view paired = U"*~_";  // strayed when they are a pair, or stand apart
constexpr std::u32string_view opening = U"([{", closing = U")]}";

constexpr std::string_view hyphen_behind[] = {"anti", "co",  "e",    "ex",   "multi", "non",
                                              "post", "pre", "self", "semi", "well",  "x"};
constexpr std::string_view hyphen_before[] = {"in", "off", "on", "out", "up"};

bool is_one_of(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }
bool is_plain_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_hash(char32_t c) { return c == U'#' || c == U'\uFF03'; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }

std::u32string code_points(std::string_view text) {
  std::u32string list;
  for (std::size_t at = 0; at < text.size();) list += next_code_point(text, at);
  return list;
}

// A character and where it lies.
struct Sign {
  char32_t c;
  std::size_t begin, end;
};

std::vector<Sign> signs_of(std::string_view text) {
  std::vector<Sign> signs;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    signs.push_back({c, begin, at});
  }
  return signs;
}

bool is_word_sign(char32_t c) { return is_letter(c) || is_digit(c) || is_mark(c); }

// Where a further hashtag begins. "#C#" ends in a sign.
std::vector<std::size_t> hashes_in(std::string_view text) {
  std::vector<std::size_t> places;
  const std::vector<Sign> signs = signs_of(text);
  for (std::size_t i = 1; i + 1 < signs.size(); ++i)
    if (is_hash(signs[i].c) && !is_hash(signs[i - 1].c) && !is_space(signs[i + 1].c) &&
        !is_hash(signs[i + 1].c))
      places.push_back(signs[i].begin);
  return places;
}

// "salt#sea"
bool is_run_of_words(std::string_view text) {
  constexpr std::size_t shortest = 3;  // "F#major" is none
  const std::vector<Sign> signs = signs_of(text);
  std::size_t hashes = 0;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (!is_hash(signs[i].c)) {
      if (!is_word_sign(signs[i].c)) return false;
      continue;
    }
    ++hashes;
    if (i < shortest || i + 1 == signs.size() || !is_letter(signs[i + 1].c)) return false;
  }
  return hashes > 0;
}

void add_hashtags(std::string_view text, std::vector<std::string_view>& parts) {
  std::size_t begin = 0;
  for (const std::size_t place : hashes_in(text)) {
    parts.push_back(trim(text.substr(begin, place - begin)));
    begin = place;
  }
  parts.push_back(trim(text.substr(begin)));
}

bool is_direction_or_nothing(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }
bool may_be_joined(char32_t c) {
  const bool is_emoji = (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F || c >= 0x1F000;
  return is_emoji || (c >= 0x300 && !is_latin(c) && (is_letter(c) || is_mark(c)));
}

std::u32string without_unseen(const std::u32string& text) {
  std::u32string seen;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool joins = is_joiner(text[i]) && i > 0 && i + 1 < text.size() &&
                       may_be_joined(text[i - 1]) && may_be_joined(text[i + 1]);
    if (joins || !is_direction_or_nothing(text[i])) seen += text[i];
  }
  return seen;
}

// Takes away at both ends what does not belong to the tag.
class Trimmer {
 public:
  explicit Trimmer(std::u32string text) : text_(std::move(text)), end_(text_.size()) {}

  std::u32string run() {
    for (bool more = true; more && begin_ < end_;) {
      more = is_space(front()) || is_strayed_before();
      if (more) {
        was_quoted_ |= is_apostrophe(front()) || front() == U'\u2018';
        ++begin_;
        continue;
      }
      more = is_space(back()) || is_strayed_after();
      if (more) --end_;
      if (!more && is_enclosed()) {
        ++begin_;
        --end_;
        more = true;
      }
    }
    return text_.substr(begin_, end_ - begin_);
  }

 private:
  char32_t front(std::size_t behind = 0) const {
    return begin_ + behind < end_ ? text_[begin_ + behind] : U' ';
  }
  char32_t back(std::size_t before = 0) const {
    return end_ - begin_ > before ? text_[end_ - 1 - before] : U' ';
  }
  bool has(char32_t c) const {
    return std::u32string_view(text_).substr(begin_, end_ - begin_).find(c) !=
           std::u32string_view::npos;
  }

  bool is_strayed_before() const {
    const char32_t c = front();
    if (is_joiner(c)) return true;
    if (is_hash(c)) return !is_plain_digit(front(1));
    if (c == U'.') return !is_letter(front(1)) && !is_digit(front(1));
    if (is_apostrophe(c)) return !is_plain_digit(front(1));
    if (is_one_of(paired, c)) return is_space(front(1));
    const std::size_t bracket = opening.find(c);
    if (bracket != opening.npos) return !has(closing[bracket]);
    return is_one_of(marks_before, c);
  }

  bool is_strayed_after() const {
    const char32_t c = back();
    if (is_joiner(c)) return true;
    if (is_hash(c)) return is_space(back(1));
    if (c == U'.') return !is_initials();
    if (is_apostrophe(c)) return was_quoted_ || (back(1) != U's' && back(1) != U'S');
    if (is_one_of(paired, c)) return is_space(back(1));
    const std::size_t bracket = closing.find(c);
    if (bracket != closing.npos) return !has(opening[bracket]);
    return is_one_of(marks_after, c);
  }

  // "U.S."
  bool is_initials() const { return is_letter(back(1)) && back(2) == U'.'; }

  bool is_enclosed() const {
    if (end_ - begin_ < 3) return false;
    const std::size_t bracket = opening.find(front());
    if (bracket != opening.npos) return closes_at(closing[bracket]) == end_ - 1;
    return is_one_of(paired, front()) && front() == back();
  }

  // Where what the first character opens is closed.
  std::size_t closes_at(char32_t end) const {
    std::size_t depth = 0;
    for (std::size_t i = begin_; i < end_; ++i) {
      if (text_[i] == text_[begin_]) ++depth;
      if (text_[i] == end && --depth == 0) return i;
    }
    return end_;
  }

  std::u32string text_;
  std::size_t begin_ = 0, end_;
  bool was_quoted_ = false;  // a quotation mark or an apostrophe stood before it
};

}  // namespace

bool is_hash_list(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) return false;
  if (is_hash(next_code_point(text, at))) return !hashes_in(text).empty();
  return is_run_of_words(text);
}

std::vector<std::string_view> split_tags(std::string_view text) {
  std::vector<std::string_view> parts;
  const std::vector<Sign> signs = signs_of(text);
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view part = trim(text.substr(begin, end - begin));
    if (is_hash_list(part))
      add_hashtags(part, parts);
    else if (!part.empty())
      parts.push_back(part);
  };
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const bool apart =
        i > 0 && i + 1 < signs.size() && is_space(signs[i - 1].c) && is_space(signs[i + 1].c);
    if (!is_one_of(separators, signs[i].c) && !(signs[i].c == middle_dot && apart)) continue;
    add(signs[i].begin);
    begin = signs[i].end;
  }
  add(text.size());
  return parts;
}

bool has_blank_tags(const std::vector<RawTag>& tags) {
  return std::any_of(tags.begin(), tags.end(),
                     [](const RawTag& tag) { return tag.raw.find(' ') != std::string::npos; });
}

std::string as_words(std::string_view tag, bool list_has_blanks) {
  std::string unchanged(tag);
  std::replace(unchanged.begin(), unchanged.end(), '_', ' ');
  unchanged = collapse_space(unchanged);
  if (list_has_blanks || tag.find('-') == tag.npos || tag.find(' ') != tag.npos) return unchanged;
  for (const char32_t c : code_points(tag))
    if (is_upper(c)) return unchanged;
  const std::string_view first = tag.substr(0, tag.find('-')),
                         last = tag.substr(tag.rfind('-') + 1);
  const auto is_in = [](const auto& list, std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
  };
  const bool is_number = !last.empty() && std::all_of(last.begin(), last.end(), is_plain_digit);
  if (is_number || is_in(hyphen_behind, first) || is_in(hyphen_before, last)) return unchanged;
  std::string words = unchanged;
  std::replace(words.begin(), words.end(), '-', ' ');
  return collapse_space(words);
}

std::string clean_tag(std::string_view tag) {
  std::u32string text = code_points(tag);
  // What was joined may stand at an end now.
  for (std::size_t before = text.size() + 1; text.size() < before;) {
    before = text.size();
    text = Trimmer(without_unseen(text)).run();
  }
  std::string clean;
  for (const char32_t c : text) append_code_point(clean, is_hash(c) ? U'#' : c);
  return collapse_space(clean);
}

}  // namespace offprint
