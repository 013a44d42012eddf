#include "ingest/html/credit_names.h"

#include <algorithm>
#include <cstdint>

#include "base/unicode.h"

namespace offprint {
namespace {

enum class WordKind : std::uint8_t { label, other, credit, end, label_end, no_name, job };

struct CreditWord {
  WordKind kind;
  std::string_view language, text;
};

constexpr CreditWord credit_words[] = {
#define OFFPRINT_CREDIT_WORD(kind, language, text) {WordKind::kind, language, text},
#include "ingest/html/credit_words.def"
#undef OFFPRINT_CREDIT_WORD
};

constexpr std::size_t longest_name = 200;  // bytes

bool is_ascii_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The bytes of `text` that are `label`, whatever the case; 0 when it does not begin with it.
std::size_t match(std::string_view text, std::string_view label) {
  const std::string_view head = text.substr(0, std::min(text.size(), label.size()));
  if (to_lower(head) != label) return 0;
  return label.size();
}

bool ends_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  std::size_t next = at;
  const char32_t c = next_code_point(text, next);
  return !is_letter(c) && !is_digit(c) && c != '\'' && c != 0x2019 && c != '-';
}

std::string_view without_label_marks(std::string_view text) {
  for (;;) {
    text = trim(text);
    if (text.starts_with(':') || text.starts_with('-'))
      text.remove_prefix(1);
    else if (text.starts_with("：") || text.starts_with("–") || text.starts_with("—"))
      text.remove_prefix(3);
    else
      return text;
  }
}

bool speaks(std::string_view language, std::string_view label_language) {
  return label_language.empty() || language.substr(0, language.find('-')) == label_language;
}

std::size_t label_at(std::string_view text, std::string_view language) {
  for (const CreditWord& label : credit_words) {
    if (label.kind != WordKind::label || !speaks(language, label.language)) continue;
    const std::size_t size = match(text, label.text);
    // Names follow Han and kana without a blank.
    const bool wide = static_cast<unsigned char>(label.text.front()) >= 0xE3;
    if (size != 0 && (wide || ends_word(text, size))) return size;
  }
  return 0;
}

bool is_other_label(const CreditWord& word, std::string_view language) {
  return word.kind == WordKind::other ||
         (word.kind == WordKind::credit && speaks(language, word.language));
}

// " in", "on" and their like end a name only where a label began the line: names of offices have
// them, too.
std::string_view before_end(std::string_view text, bool has_label) {
  const std::string lower = to_lower(text);
  // Bytes correspond unless a letter changes its length, which names next to these words do not.
  if (lower.size() != text.size()) return text.substr(0, text.find_first_of("|"));
  std::size_t cut = text.size();
  for (const CreditWord& end : credit_words)
    if (end.kind == WordKind::end || (has_label && end.kind == WordKind::label_end))
      cut = std::min(cut, lower.find(end.text));
  return text.substr(0, cut);
}

// "Ann Roe on", where the date stood after it.
std::string_view without_last_word(std::string_view text) {
  for (const std::string_view word : {" on", " in", " at", " for", " to"})
    if (text.ends_with(word)) return trim(text.substr(0, text.size() - word.size()));
  return text;
}

bool is_no_name(std::string_view folded) {
  return std::any_of(std::begin(credit_words), std::end(credit_words), [&](const CreditWord& word) {
    return word.kind == WordKind::no_name && word.text == folded;
  });
}

bool has_word(std::string_view folded, std::string_view word) {
  for (std::size_t at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1)) {
    const bool begins = at == 0 || !is_ascii_alpha(folded[at - 1]);
    if (begins && ends_word(folded, at + word.size())) return true;
  }
  return false;
}

bool is_address(std::string_view text) {
  if (text.find("://") != text.npos || text.starts_with("www.") || text.find('@') != text.npos)
    return true;
  return text.find('/') != text.npos && text.find(' ') == text.npos;
}

std::string_view without_edges(std::string_view text) {
  for (;;) {
    text = trim(text);
    if (text.empty()) return text;
    if (std::string_view(",;:|-–—/(").find(text.back()) != std::string_view::npos &&
        static_cast<unsigned char>(text.back()) < 0x80)
      text.remove_suffix(1);
    else if (std::string_view(",;:|-/").find(text.front()) != std::string_view::npos)
      text.remove_prefix(1);
    else
      return text;
  }
}

constexpr std::string_view particles[] = {"de",  "la",  "del", "van", "von", "der", "den", "di",
                                          "da",  "do",  "dos", "du",  "le",  "bin", "al",  "el",
                                          "ter", "ten", "zu",  "y",   "e",   "and", "&",   "ibn"};

}  // namespace

CreditLine read_credit_line(std::string_view line, std::string_view language) {
  CreditLine credit;
  line = without_label_marks(line);
  // "Medically reviewed by", "Last edited by".
  const std::string begin = to_lower(line.substr(0, 40));
  for (const CreditWord& other : credit_words)
    if (is_other_label(other, language) && begin.find(other.text) < 14) credit.is_other = true;
  if (credit.is_other) return credit;
  // "This post was written by Ann Roe".
  const std::size_t written = begin.find(" written by ");
  if (written < 24) line.remove_prefix(written + 1);
  if (const std::size_t size = label_at(line, language); size != 0) {
    credit.has_label = true;
    line = without_label_marks(line.substr(size));
    // "Author: By Ann Roe".
    if (const std::size_t again = label_at(line, language); again != 0)
      line = without_label_marks(line.substr(again));
  }
  credit.names = without_last_word(trim(before_end(line, credit.has_label)));
  return credit;
}

std::string_view find_credit(std::string_view line, std::string_view language) {
  const std::string lower = to_lower(line);
  if (lower.size() != line.size()) return {};
  std::size_t first = line.npos, names = 0;
  for (const CreditWord& word : credit_words) {
    if (word.kind != WordKind::credit || !speaks(language, word.language)) continue;
    for (std::size_t at = lower.find(word.text); at < first; at = lower.find(word.text, at + 1)) {
      const bool begins = at == 0 || lower[at - 1] == ' ' || lower[at - 1] == '|';
      if (!begins || !ends_word(lower, at + word.text.size())) continue;
      first = at;
      names = at + word.text.size();
    }
  }
  if (first == line.npos) return {};
  // "Medically reviewed by".
  for (const std::string_view before : {"medically ", "clinically ", "expert "})
    if (std::string_view(lower).substr(0, first).ends_with(before)) first -= before.size();
  const std::string_view name = without_label_marks(line.substr(names));
  const std::string_view one = name.substr(0, name.find_first_of(",|;&"));
  const std::size_t joined = one.find(" and ");
  return looks_like_person(trim(one.substr(0, joined))) ? trim(line.substr(first))
                                                        : std::string_view();
}

std::string clean_name(std::string_view text, std::string_view language) {
  if (text.size() > 4 * longest_name) return "";
  const std::string line = collapse_space(text);
  const CreditLine credit = read_credit_line(line, language);
  if (credit.is_other) return "";
  std::string_view name = without_edges(credit.names);
  const std::string folded = fold(name);
  if (name.empty() || name.size() > longest_name || is_address(folded) || is_no_name(folded) ||
      has_word(folded, "admin"))
    return "";
  if (count_words(name) > 16) return "";
  const bool no_letter = std::none_of(name.begin(), name.end(), [](char c) {
    return is_ascii_alpha(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  return no_letter ? "" : std::string(name);
}

std::string without_jobs(std::string_view names) {
  std::string kept;
  for (std::size_t at = 0; at <= names.size();) {
    const std::size_t end = std::min(names.find(',', at), names.size());
    const std::string_view part = names.substr(at, end - at);
    const std::string folded = fold(part);
    const bool job =
        at > 0 &&
        std::any_of(std::begin(credit_words), std::end(credit_words), [&](const CreditWord& word) {
          return word.kind == WordKind::job && has_word(folded, word.text);
        });
    if (!job) kept += (at > 0 ? "," : "") + std::string(part);
    at = end + 1;
  }
  return kept;
}

bool looks_like_person(std::string_view name) {
  const std::string_view plain = name.substr(0, name.find(','));
  int capital = 0;
  int words = 0;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    const std::string_view word = plain.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    ++words;
    std::size_t next = 0;
    const char32_t first = next_code_point(word, next);
    if (is_letter(first) && !is_lower(first))
      ++capital;
    else if (std::find(std::begin(particles), std::end(particles), word) == std::end(particles))
      return false;
    for (std::size_t i = 0; i < word.size();)
      if (is_digit(next_code_point(word, i))) return false;
  }
  return capital >= 2 && words <= 6;
}

}  // namespace offprint
