#include "normalize/byline_text.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/unicode_data.h"
#include "normalize/name_words.h"

namespace offprint {
namespace {

bool opens(char32_t c) { return c == U'(' || c == U'[' || c == U'（' || c == U'【'; }
bool closes(char32_t c) { return c == U')' || c == U']' || c == U'）' || c == U'】'; }

// What stands for `c`; "" for itself.
std::string_view ascii_mark(char32_t c) {
  switch (c) {
    case U'、':
    case U'，':
    case U'،':
      return ", ";
    case U'；':
    case U'؛':
      return "; ";
    case U'：':
    case U'／':
      return ": ";
    case U'|':
    case U'•':
    case U'｜':
      return " | ";
    default:
      return {};
  }
}

// "AFP/dpa", "Roe/John": not "she/her", "c/o".
void append_parts(std::string& text, std::string_view word) {
  std::size_t slash = word.find('/');
  if (slash == word.npos || is_net_address(word) || word.size() < 3) {
    text += word;
    return;
  }
  for (std::string_view rest = word; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('/'));
    std::string_view bare = part;
    if (bare.ends_with(',')) bare.remove_suffix(1);
    if (bare.empty() || is_listed_degree(word) || (!begins_upper(bare) && !is_agency(bare))) {
      text += word;
      return;
    }
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  }
  for (char c : word)
    if (c == '/')
      text += " | ";
    else
      text += c;
}

}  // namespace

std::string plain_byline(std::string_view byline) {
  std::string text;
  int depth = 0;
  for (std::size_t at = 0; at < byline.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(byline, at);
    if (opens(c)) {
      if (++depth == 1) text += " ( ";
      continue;
    }
    if (closes(c)) {
      if (depth == 1) text += " ) ";
      depth = std::max(0, depth - 1);
      continue;
    }
    if (depth > 1) continue;
    const std::string_view mark = ascii_mark(c);
    text += mark.empty() ? byline.substr(begin, at - begin) : mark;
    const bool glued = c == U':' && at < byline.size() && byline[at] != '/' && byline[at] != ' ';
    if (glued && !is_digit(static_cast<unsigned char>(byline[at]))) text += ' ';
  }
  std::string parted;
  text = collapse_space(text);
  for (const std::string_view word : name_words(text)) {
    if (!parted.empty()) parted += ' ';
    if (word == "/")
      parted += '|';
    else
      append_parts(parted, word);
  }
  return parted;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != text.npos; }

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

bool begins_lower(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_lower(next_code_point(text, at));
}

bool begins_upper(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_upper(next_code_point(text, at));
}

bool begins_latin(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_latin(next_code_point(text, at));
}

bool lacks_small_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_lower(next_code_point(text, at))) return false;
  return true;
}

bool is_degree_word(std::string_view word) {
  if (is_listed_degree(word)) return true;
  int upper = 0, lower = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (!is_latin(c) && c != U'.' && c != U'-') return false;
    upper += is_upper(c);
    lower += is_lower(c);
  }
  return upper >= 2 && lower < upper && word.size() <= 8;
}

bool is_net_address(std::string_view text) {
  return text.find("://") != text.npos || text.find('@') != text.npos || text.starts_with("www.");
}

}  // namespace offprint
