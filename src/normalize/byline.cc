#include "normalize/byline.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/unicode.h"
#include "base/unicode_data.h"
#include "normalize/name_words.h"

namespace offprint {
namespace {

constexpr std::size_t longest_byline = 2000;  // bytes

enum class WordKind : std::uint8_t { author, other, joiner, role, filler };

struct BylineWord {
  WordKind kind;
  std::string_view languages, words;
};

constexpr BylineWord byline_words[] = {
#define OFFPRINT_BYLINE_WORD(kind, languages, words) {WordKind::kind, languages, words},
#include "normalize/byline_words.def"
#undef OFFPRINT_BYLINE_WORD
};

bool is_of(const BylineWord& entry, std::string_view language) {
  const NameWords languages = name_words(entry.languages);
  const std::string_view primary = language.substr(0, language.find('-'));
  return languages.empty() ||
         std::find(languages.begin(), languages.end(), primary) != languages.end();
}

bool is_listed(WordKind kind, std::string_view words, std::string_view language) {
  const std::string lower = to_lower(words);
  return std::any_of(std::begin(byline_words), std::end(byline_words),
                     [&](const BylineWord& entry) {
                       return entry.kind == kind && entry.words == lower && is_of(entry, language);
                     });
}

// Separators of other scripts as ASCII, blanks around what parts names, nothing in parentheses.
std::string plain(std::string_view byline) {
  std::string text;
  int depth = 0;
  for (std::size_t at = 0; at < byline.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(byline, at);
    const bool closes = c == U')' || c == U']' || c == U'）' || c == U'】';
    if (c == U'(' || c == U'[' || c == U'（' || c == U'【') ++depth;
    if (closes) depth = std::max(0, depth - 1);
    if (depth > 0 || closes) continue;
    if (c == U'、' || c == U'，' || c == U'،')
      text += ", ";
    else if (c == U'；' || c == U'؛')
      text += "; ";
    else if (c == U'：')
      text += ": ";
    else if (c == U'|' || c == U'•' || c == U'｜')
      text += " | ";
    else
      text += byline.substr(begin, at - begin);
    const bool glued = c == U':' && at < byline.size() && byline[at] != '/' && byline[at] != ' ';
    if (glued && !is_digit(static_cast<unsigned char>(byline[at]))) text += ' ';
  }
  return collapse_space(text);
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != text.npos; }

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

bool begins_lower(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_lower(next_code_point(text, at));
}

bool begins_latin(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_latin(next_code_point(text, at));
}

bool is_shouted(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_lower(next_code_point(text, at))) return false;
  return true;
}

// "LCSW", "E-RYT": mostly capitals.
bool is_degree_word(std::string_view word) {
  if (is_name_suffix(word)) return true;
  int upper = 0, lower = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (!is_latin(c) && c != U'.' && c != U'-') return false;
    upper += is_upper(c);
    lower += is_lower(c);
  }
  return upper >= 2 && lower < upper && word.size() <= 8;
}

bool is_address(std::string_view text) {
  return text.find("://") != text.npos || text.find('@') != text.npos || text.starts_with("www.");
}

class BylineReader {
 public:
  explicit BylineReader(std::string_view language) : language_(language) {}

  std::vector<std::string> read(std::string_view byline) {
    const std::string text = plain(byline);
    shouted_ = is_shouted(text);
    words_ = name_words(text);
    for (at_ = 0; at_ < words_.size();) {
      if (take_label()) continue;
      take_word(words_[at_++]);
    }
    end_name();
    return settle();
  }

 private:
  // A label of one word must stand at a border, and something must follow.
  bool take_label() {
    const BylineWord* best = nullptr;
    std::size_t most = 0;
    for (const BylineWord& entry : byline_words) {
      if (entry.kind != WordKind::author && entry.kind != WordKind::other) continue;
      const std::size_t length =
          static_cast<std::size_t>(std::count(entry.words.begin(), entry.words.end(), ' ')) + 1;
      const bool far_reaching = length > 1 || entry.words.ends_with(':');
      if (length <= most || at_ + length >= words_.size() || (!at_border_ && !far_reaching) ||
          !is_of(entry, language_))
        continue;
      if (to_lower(join_words(words_.begin() + index(at_), words_.begin() + index(at_ + length))) !=
          entry.words)
        continue;
      best = &entry;
      most = length;
    }
    if (!best) return false;
    end_name();
    at_ += most;
    is_author_ = best->kind == WordKind::author;
    is_cut_ = false;
    at_border_ = true;
    return true;
  }

  static std::ptrdiff_t index(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  void take_word(std::string_view word) {
    if (word == "|" || word == "·" || word == "/") return end_part(false);
    if (word == "–" || word == "—" || word == "-") return end_part(true);
    if (!name_.empty() && is_listed(WordKind::joiner, word, language_) && !joins_organization()) {
      end_name();
      after_comma_ = false;
      at_border_ = true;
      return;
    }
    if (name_.empty() && is_listed(WordKind::joiner, word, language_)) return;
    const bool ends = word.ends_with(',') || word.ends_with(';');
    comma_ |= word.ends_with(',');
    semicolon_ |= word.ends_with(';');
    const bool is_comma = word.ends_with(',');
    if (ends) word.remove_suffix(1);
    if (!word.empty()) name_.push_back(word);
    at_border_ = ends;
    if (!ends) return;
    end_name();
    after_comma_ = is_comma;
  }

  void end_part(bool cuts) {
    const bool after_name = !name_.empty() || !names_.empty();
    end_name();
    after_comma_ = true;
    at_border_ = true;
    is_cut_ |= cuts && after_name;
  }

  // "Health and Human Services", when what stands before or behind says so.
  bool joins_organization() const {
    if (is_organization(name_)) return true;
    if (name_.size() != 1) return false;
    NameWords rest;
    for (std::size_t i = at_; i < words_.size() && !words_[i].ends_with(','); ++i)
      rest.push_back(words_[i]);
    return !rest.empty() && rest.front() != "the" && is_organization(rest);
  }

  void end_name() {
    if (name_.empty()) return;
    const NameWords name = without_tail(std::move(name_));
    name_.clear();
    const bool continues = after_comma_ && !names_.empty();
    if (!is_author_ || is_cut_) return;
    if (is_degree(name) && !names_.empty()) {
      names_.back() += ", " + join_words(name.begin(), name.end());
      return;
    }
    std::string text = join_words(name.begin(), name.end());
    if (is_filler_name(text) || is_address(text)) return;
    if (continues && is_no_name(name, text)) return;
    names_.push_back(std::move(text));
  }

  bool is_degree(const NameWords& name) const {
    for (std::size_t i = 0; i < name.size(); ++i) {
      const bool fits = shouted_ ? is_name_suffix(name[i]) : is_degree_word(name[i]);
      if (!fits && !(i > 0 && is_number(name[i]) && name[i].size() <= 3)) return false;
    }
    return true;
  }

  // "Horticulturist" needs no list.
  bool is_role_word(std::string_view word) const {
    return is_listed(WordKind::role, word, language_) || (word.size() > 7 && word.ends_with("ist"));
  }

  // What follows a comma or a bar, and is a role, a house, a place or a date.
  bool is_no_name(const NameWords& name, std::string_view text) const {
    return std::any_of(name.begin(), name.end(), [&](auto word) { return is_role_word(word); }) ||
           has_digit(text) || (begins_lower(text) && name.size() != 1 && !is_particle_name(name)) ||
           is_house(name);
  }

  // "van der Meer"
  static bool is_particle_name(const NameWords& name) {
    return name.size() <= 4 && !begins_lower(name.back());
  }

  static bool is_house(const NameWords& name) {
    static constexpr std::array<std::string_view, 12> words = {
        "Press",   "News",     "Agency", "Times", "Daily",   "Journal",
        "Service", "Magazine", "Media",  "Wire",  "Network", "University"};
    return is_organization(name) || std::any_of(name.begin(), name.end(), [](auto word) {
             return std::find(words.begin(), words.end(), word) != words.end();
           });
  }

  // "Jane Roe Staff Writer", "Jane Roe in Oslo", "Jane Roe 5 min read".
  NameWords without_tail(NameWords name) const {
    if (name.front() == "The" || name.front() == "the") return name;
    for (std::size_t i = 2; i < name.size(); ++i) {
      const bool last = i + 1 == name.size();
      const bool role = is_role_word(name[i]) && !(last && name[i] == "Staff");
      const bool place = !last && (name[i] == "in" || name[i] == "at") && !is_organization(name);
      const bool number = is_number(name[i]) && !is_degree_word(name[i - 1]);
      if (role || place || number) {
        name.resize(i);
        break;
      }
    }
    return name;
  }

  // "Roe, Jane" is one person: nobody has a name of one word beside a comma and another of one or
  // two.
  std::vector<std::string> settle() {
    const bool inverted = comma_ && !semicolon_ && names_.size() == 2 &&
                          names_[0].find(' ') == std::string::npos && begins_latin(names_[0]) &&
                          name_words(names_[1]).size() <= 2;
    if (inverted) return {names_[1] + " " + names_[0]};
    return std::move(names_);
  }

  std::string_view language_;
  NameWords words_, name_;
  std::size_t at_ = 0;
  std::vector<std::string> names_;
  bool shouted_ = false, comma_ = false, semicolon_ = false;
  bool is_author_ = true;     // of what the label before says
  bool is_cut_ = false;       // after a dash
  bool after_comma_ = false;  // or a bar
  bool at_border_ = true;
};

}  // namespace

bool is_filler_name(std::string_view name) { return is_listed(WordKind::filler, name, {}); }

std::vector<std::string> split_byline(std::string_view byline, std::string_view language) {
  return BylineReader(language).read(first_bytes(byline, longest_byline));
}

}  // namespace offprint
