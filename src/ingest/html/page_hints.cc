#include "ingest/html/page_hints.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t longest_names = 400;   // bytes of a class or id that are looked at
constexpr std::size_t most_words = 3;        // that make one hint
constexpr std::size_t longest_phrase = 160;  // bytes of a heading

// Words after which a name speaks of what an element has, not of what it is.
constexpr std::string_view negations[] = {"has",     "no",    "with",   "without",
                                          "not",     "hide",  "show",   "enable",
                                          "enabled", "after", "before", "hover"};

struct Hint {
  std::string_view words;
  PageHint hint;
};

constexpr Hint hints[] = {
#define OFFPRINT_PAGE_HINT(words, kind, strength) \
  {words, {ChromeKind::kind, HintStrength::strength}},
#include "ingest/html/page_hints.def"
#undef OFFPRINT_PAGE_HINT
};

struct Phrase {
  std::string_view words;
  ChromeKind kind;
};

constexpr Phrase phrases[] = {
#define OFFPRINT_PAGE_PHRASE(words, kind) {words, ChromeKind::kind},
#include "ingest/html/page_phrases.def"
#undef OFFPRINT_PAGE_PHRASE
};

constexpr Phrase notices[] = {
#define OFFPRINT_PAGE_NOTICE(words, kind) {words, ChromeKind::kind},
#include "ingest/html/page_notices.def"
#undef OFFPRINT_PAGE_NOTICE
};

const PageHint* find_hint(const std::string& words) {
  static const auto table = [] {
    std::unordered_map<std::string_view, PageHint> map;
    for (const Hint& one : hints) map.emplace(one.words, one.hint);
    return map;
  }();
  const auto found = table.find(words);
  return found == table.end() ? nullptr : &found->second;
}

ChromeKind find_phrase(std::string_view words) {
  static const auto table = [] {
    std::unordered_map<std::string_view, ChromeKind> map;
    for (const Phrase& one : phrases) map.emplace(one.words, one.kind);
    return map;
  }();
  const auto found = table.find(words);
  return found == table.end() ? ChromeKind::none : found->second;
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_number(char c) { return c >= '0' && c <= '9'; }

// "relatedPosts_list" → related, posts, list. What touches digits is a number or a checksum, and
// becomes a word that is in no table.
void split_name(std::string_view name, std::vector<std::string>& words) {
  words.clear();
  bool open = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_small(c) && !is_capital(c) && !is_number(c)) {
      open = false;
      continue;
    }
    const bool begins = is_capital(c) && i > 0 && is_small(name[i - 1]);
    if (!open || begins) words.emplace_back();
    open = true;
    words.back() += is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
}

template <typename Visit>
void for_each_name(std::string_view names, Visit visit) {
  names = names.substr(0, longest_names);
  while (!names.empty()) {
    names.remove_prefix(std::min(names.find_first_not_of(" \t\r\n\f"), names.size()));
    const std::string_view name = names.substr(0, names.find_first_of(" \t\r\n\f"));
    names.remove_prefix(name.size());
    if (!name.empty()) visit(name);
  }
}

bool is_negation(std::string_view word) {
  return std::find(std::begin(negations), std::end(negations), word) != std::end(negations);
}

// Calls visit(hint) for each hint that the element's class and id give.
template <typename Visit>
void for_each_hint(const HtmlPage& page, PageNode element, Visit visit) {
  std::vector<std::string> words;
  std::string joined;
  const auto look_at = [&](std::string_view name) {
    split_name(name, words);
    for (std::size_t i = 0; i < words.size() && !is_negation(words[i]); ++i) {
      joined.clear();
      for (std::size_t j = i; j < words.size() && j < i + most_words; ++j) {
        joined += words[j];
        if (const PageHint* hint = find_hint(joined)) visit(*hint);
      }
    }
  };
  for_each_name(page.attribute(element, "class"), look_at);
  for_each_name(page.attribute(element, "id"), [&](std::string_view id) {
    split_name(id, words);
    if (words.size() <= most_words) look_at(id);  // a longer one repeats a heading
  });
}

}  // namespace

std::string words_of(std::string_view text) {
  const std::string lower = to_lower(text);
  std::string phrase;
  bool space = false;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(lower, at);
    if (!is_letter(c)) {
      space = true;
      continue;
    }
    if (space && !phrase.empty()) phrase += ' ';
    space = false;
    phrase.append(lower, begin, at - begin);
  }
  return phrase;
}

std::string_view reason(ChromeKind kind) {
  constexpr std::string_view reasons[] = {
#define OFFPRINT_CHROME(name, reason) reason,
#include "ingest/html/chrome_kinds.def"
#undef OFFPRINT_CHROME
  };
  return reasons[static_cast<std::size_t>(kind)];
}

PageHint hint_of(const HtmlPage& page, PageNode element) {
  PageHint best;
  for_each_hint(page, element, [&](const PageHint& hint) {
    if (hint.strength != HintStrength::content && hint.strength > best.strength) best = hint;
  });
  return best;
}

bool names_content(const HtmlPage& page, PageNode element) {
  bool found = false;
  for_each_hint(page, element,
                [&](const PageHint& hint) { found |= hint.strength == HintStrength::content; });
  return found;
}

ChromeKind chrome_after_heading(std::string_view text) {
  if (text.size() > longest_phrase) return ChromeKind::none;
  std::string phrase = words_of(text);
  if (const ChromeKind kind = find_phrase(phrase); kind != ChromeKind::none) return kind;
  for (std::size_t end = phrase.size(); end != phrase.npos && end > 0;
       end = phrase.rfind(' ', end - 1)) {
    const ChromeKind kind = find_phrase(phrase.substr(0, end) + '*');
    if (kind != ChromeKind::none) return kind;
  }
  return ChromeKind::none;
}

ChromeKind chrome_of_notice(std::string_view text) {
  const std::string phrase = words_of(text.substr(0, longest_phrase));
  for (const Phrase& notice : notices)
    if (phrase.starts_with(notice.words)) return notice.kind;
  return ChromeKind::none;
}

}  // namespace offprint
