#include "ingest/capture/line_cues.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/unicode.h"
#include "ingest/capture/capture_lines.h"
#include "ingest/capture/loose_fold.h"

namespace offprint {
namespace {

constexpr std::size_t longest_line = 300;  // bytes that are looked at

struct Entry {
  Cue cue;
  CueMatch match;
  std::string phrase;  // folded
};

// A word of a line: letters, marks and digits that belong together; each wide character alone.
struct Word {
  std::size_t begin, end;
};

bool is_word_part(char32_t c) {
  return is_letter(c) || is_digit(c) || c == '\'' || c == 0x2019 || c == '-' || c == '&' ||
         (c >= 0x300 && c <= 0x36F) || (c >= 0x900 && c <= 0xDFF) || (c >= 0xE00 && c <= 0xE7F) ||
         (c >= 0x64B && c <= 0x65F) || c == 0x200C;
}

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_wide(c) || c == 0xA9) {
      words.push_back({begin, at});
      open = false;
    } else if (is_word_part(c)) {
      if (open)
        words.back().end = at;
      else
        words.push_back({begin, at});
      open = true;
    } else {
      open = false;
    }
  }
  return words;
}

// The phrases by their first words.
using Table = std::map<std::string, std::vector<Entry>, std::less<>>;

void add(Table& table, Cue cue, CueMatch match, std::string_view phrase) {
  std::string folded = loose_fold(phrase);
  const std::vector<Word> words = split_words(folded);
  if (words.empty()) return;
  folded.erase(words.back().end);
  folded.erase(0, words.front().begin);
  std::string first = folded.substr(0, words.front().end - words.front().begin);
  table[std::move(first)].push_back({cue, match, std::move(folded)});
}

const Table& table() {
  static const Table cues = [] {
    Table all;
#define OFFPRINT_CUES(cue, match, ...) \
  for (const std::string_view phrase : {__VA_ARGS__}) add(all, Cue::cue, CueMatch::match, phrase);
#include "ingest/capture/line_cues_around.def"
#include "ingest/capture/line_cues_fields.def"
#include "ingest/capture/line_cues_site.def"
#undef OFFPRINT_CUES
    return all;
  }();
  return cues;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c) || c == 0xA9) return true;
  }
  return false;
}

// The first and the last word with a letter: figures around a cue do not count.
std::pair<std::size_t, std::size_t> core(std::string_view text, const std::vector<Word>& words) {
  const auto lettered = [&](const Word& word) {
    return has_letter(text.substr(word.begin, word.end - word.begin));
  };
  std::size_t first = 0, last = words.size();
  while (first < last && !lettered(words[first])) ++first;
  while (last > first && !lettered(words[last - 1])) --last;
  return {first, last};
}

class Finder {
 public:
  explicit Finder(std::string_view folded) : text_(folded), words_(split_words(folded)) {
    std::tie(first_, last_) = core(text_, words_);
  }

  FoundCues run() {
    for (std::size_t i = 0; i < words_.size(); ++i) look(i);
    return found_;
  }

 private:
  void look(std::size_t i) {
    const std::string_view rest = std::string_view(text_).substr(words_[i].begin);
    const auto at = table().find(rest.substr(0, words_[i].end - words_[i].begin));
    if (at == table().end()) return;
    for (const Entry& entry : at->second) {
      if (!rest.starts_with(entry.phrase)) continue;
      const std::size_t end = words_[i].begin + entry.phrase.size();
      std::size_t last = i;
      while (last < words_.size() && words_[last].end < end) ++last;
      if (last < words_.size() && words_[last].end == end && fits(entry.match, i, last + 1))
        found_.bits |= 1u << static_cast<unsigned>(entry.cue);
    }
  }

  bool fits(CueMatch match, std::size_t i, std::size_t end) const {
    switch (match) {
      case CueMatch::whole:
        return i == first_ && end == last_;
      case CueMatch::begins:
        return i == 0;
      case CueMatch::ends:
        return end == words_.size();
      case CueMatch::within:
        return true;
    }
    return false;
  }

  std::string text_;
  std::vector<Word> words_;
  std::size_t first_ = 0, last_ = 0;
  FoundCues found_;
};

// The straight apostrophe stands for the typographic one, which takes more bytes.
std::string folded(std::string_view line) {
  std::string text = loose_fold(line);
  replace_all(text, "’", "'");
  return text;
}

std::string_view head(std::string_view line) {
  std::size_t size = std::min(line.size(), longest_line);
  while (size < line.size() && size > 0 && (static_cast<unsigned char>(line[size]) & 0xC0) == 0x80)
    --size;
  return line.substr(0, size);
}

std::size_t phrase_words(std::string_view folded, Cue cue) {
  const std::vector<Word> words = split_words(folded);
  if (words.empty()) return 0;
  const std::string_view rest = folded.substr(words[0].begin);
  const auto at = table().find(rest.substr(0, words[0].end - words[0].begin));
  if (at == table().end()) return 0;
  std::size_t longest = 0;
  for (const Entry& entry : at->second) {
    if (entry.cue != cue || entry.match != CueMatch::begins || !rest.starts_with(entry.phrase))
      continue;
    const std::size_t end = words[0].begin + entry.phrase.size();
    for (std::size_t j = 0; j < words.size() && words[j].end <= end; ++j)
      if (words[j].end == end) longest = std::max(longest, j + 1);
  }
  return longest;
}

std::size_t skip_separator(std::string_view line, std::size_t at) {
  static constexpr std::u32string_view separators = U" :：-–—|•·,/";
  while (at < line.size()) {
    std::size_t next = at;
    if (separators.find(next_code_point(line, next)) == separators.npos) break;
    at = next;
  }
  return at;
}

}  // namespace

std::string_view name(Cue cue) {
  static constexpr std::string_view names[] = {
      "navigation", "consent",    "advertisement", "sharing",   "related articles", "read-more",
      "comments",   "newsletter", "author note",   "copyright", "button",           "contents",
      "credit",     "byline",     "published",     "updated",   "relative time",    "reading time",
      "tags",       "section",    "filler",        "agency"};
  return names[static_cast<std::size_t>(cue)];
}

FoundCues find_cues(std::string_view line) { return Finder(folded(head(line))).run(); }

std::size_t cue_prefix(std::string_view line, Cue cue) {
  const std::string_view text = head(line);
  const std::size_t count = phrase_words(folded(text), cue);
  const std::vector<Word> words = split_words(text);
  return count == 0 || count > words.size() ? 0 : skip_separator(line, words[count - 1].end);
}

}  // namespace offprint
