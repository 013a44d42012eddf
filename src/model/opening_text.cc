#include "model/opening_text.h"

#include <algorithm>

#include "base/letters.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view openings[] = {
#define OFFPRINT_OPENING(words) words,
#include "model/opening_notes.def"
#undef OFFPRINT_OPENING
};

constexpr std::size_t longest_dateline = 60;  // bytes
constexpr std::size_t longest_byline = 12;    // words
constexpr std::size_t longest_label = 8;      // words

bool ends_with_stop(std::string_view text) {
  constexpr std::u32string_view closing = U"\"'”’»)]）」』“\u202F\u00A0 ";
  constexpr std::u32string_view stops = U".!?…。！？．｡؟۔।॥։።၊။";
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
    end = begin;
    const char32_t last = next_code_point(text, begin);
    if (closing.find(last) == closing.npos) return stops.find(last) != stops.npos;
  }
  return false;
}

// How much of a paragraph's text stands in links, in bytes.
std::size_t linked_text(const Body& body, NodeIndex paragraph) {
  std::size_t length = 0;
  for (NodeIndex node = paragraph; node != no_node; node = body.next_in_order(node, paragraph))
    if (body[node].element == Element::link) length += inline_text(body, node).size();
  return length;
}

bool is_note(std::string_view text) {
  std::string key = fold(first_bytes(text, 60));
  const std::size_t begin = key.find_first_not_of("([*_ ");
  key.erase(0, std::min(begin, key.size()));
  return std::any_of(std::begin(openings), std::end(openings),
                     [&](std::string_view words) { return key.starts_with(words); });
}

bool is_byline(std::string_view text) {
  const std::string key = fold(first_bytes(text, 8));
  const bool begins = key.starts_with("by ") || key.starts_with("von ") ||
                      key.starts_with("par ") || key.starts_with("por ") ||
                      key.starts_with("di ") || key.starts_with("door ");
  return begins && count_words(text) <= longest_byline && !ends_with_stop(text);
}

bool is_loud(std::string_view text) {
  bool has_upper = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool upper = is_upper(c);
    if (!upper && (is_lower(c) || is_letter(c))) return false;
    has_upper |= upper;
  }
  return has_upper;
}

enum class Kind { text, label, none };

Kind kind_of(const Body& body, NodeIndex paragraph, std::string_view text) {
  if (text.empty() || is_note(text) || is_byline(text) || is_loud(text)) return Kind::none;
  if (linked_text(body, paragraph) * 10 > text.size() * 9) return Kind::none;
  if (ends_with_stop(text)) return Kind::text;
  const NodeIndex next = body[paragraph].next;
  const bool leads_list = next != no_node && (body[next].element == Element::bullet_list ||
                                              body[next].element == Element::ordered_list);
  return leads_list || count_words(text) <= longest_label ? Kind::label : Kind::text;
}

}  // namespace

// A place in capitals, perhaps an agency and a date, and a dash with blanks: "LONDON (AP) — ".
std::string_view without_dateline(std::string_view paragraph) {
  std::size_t end = paragraph.npos, after = 0;
  for (const std::string_view dash : {" — ", " – ", " -- ", " - ", "— "})
    if (const std::size_t at = paragraph.find(dash); at < end) {
      end = at;
      after = at + dash.size();
    }
  if (end == paragraph.npos || end > longest_dateline || end == 0) return paragraph;
  const std::string_view line = paragraph.substr(0, end);
  const std::string_view place = line.substr(0, line.find_first_of(",("));
  const LetterCounts letters = count_letters(place);
  const bool has_stop = line.find_first_of("!?:;\"") != line.npos;
  if (letters.upper < 3 || letters.lower > 0 || has_stop || count_words(line) > 8) return paragraph;
  const std::string_view rest = trim(paragraph.substr(after));
  std::size_t at = 0;
  return rest.empty() || is_lower(next_code_point(rest, at)) ? paragraph : rest;
}

std::string opening_text(const Body& body, std::size_t enough) {
  std::string text, labels;
  for (NodeIndex node = body[Body::root()].first_child; node != no_node; node = body[node].next) {
    if (body[node].element != Element::paragraph) continue;
    const std::string written = inline_text(body, node);
    const Kind kind = kind_of(body, node, written);
    if (kind == Kind::none) continue;
    std::string& into = kind == Kind::text ? text : labels;
    if (!into.empty()) into += ' ';
    into += into.empty() ? without_dateline(written) : std::string_view(written);
    if (text.size() > enough) break;
  }
  return text.empty() ? labels : text;
}

}  // namespace offprint
