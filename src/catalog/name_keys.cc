#include "catalog/name_keys.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "base/unicode_data.h"

namespace offprint {
namespace {

constexpr std::string_view generations[] = {"jr", "sr", "ii", "iii", "iv"};

std::string loose_text(std::string_view name) {
  const std::string text = to_nfd(fold(name));
  std::string loose;
  bool after_latin = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_mark(c) && after_latin) continue;
    after_latin = is_latin(c);
    if (c == U'\'' || c == U'’' || c == U'ʼ') continue;
    if (c == U'.' || c == U',' || c == U'-' || c == U'‐' || c == U'·')
      loose += ' ';
    else
      loose += text.substr(begin, at - begin);
  }
  return to_nfc(collapse_space(loose));
}

std::string_view first_letter(std::string_view word) {
  std::size_t end = 0;
  if (!word.empty()) next_code_point(word, end);
  return word.substr(0, end);
}

}  // namespace

NameKeys name_keys(std::string_view name) {
  NameKeys keys;
  keys.loose = loose_text(name);
  for (std::string_view rest = keys.loose; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    keys.given.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  while (!keys.given.empty()) {
    const std::string last = std::move(keys.given.back());
    keys.given.pop_back();
    keys.family = keys.family.empty() ? last : last + ' ' + keys.family;
    const bool more =
        std::find(std::begin(generations), std::end(generations), last) != std::end(generations);
    if (!more) break;
  }
  return keys;
}

std::string initial_key(const NameKeys& keys) {
  if (keys.given.empty()) return {};
  return std::string(first_letter(keys.given.front())) + ' ' + keys.family;
}

bool is_initial(std::string_view word) { return first_letter(word).size() == word.size(); }

bool may_be_one(const NameKeys& a, const NameKeys& b) {
  if (a.given.empty() || b.given.empty() || a.family != b.family) return false;
  const std::string &x = a.given.front(), &y = b.given.front();
  return x == y || ((is_initial(x) || is_initial(y)) && first_letter(x) == first_letter(y));
}

}  // namespace offprint
