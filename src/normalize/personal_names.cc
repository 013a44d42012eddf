#include "normalize/personal_names.h"

#include <algorithm>
#include <initializer_list>

#include "base/unicode.h"

namespace offprint {
namespace {

using Words = std::vector<std::string_view>;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_particle(std::string_view word) {
  return is_one_of(word, {"van", "von", "der", "den", "de",  "da",  "di",  "du",  "del", "della",
                          "la",  "le",  "zu",  "zur", "dos", "das", "des", "ter", "ten", "af",
                          "av",  "bin", "ibn", "al",  "el",  "st.", "Van", "Von", "De",  "Della"});
}

bool is_suffix(std::string_view word) {
  return is_one_of(word, {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "Ph.D.", "PhD", "M.D.", "MD",
                          "Esq.", "Esq", "MBA", "MPH", "RN", "J.D.", "JD"});
}

Words words_of(std::string_view text) {
  Words words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end != 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string join(Words::const_iterator begin, Words::const_iterator end) {
  std::string text;
  for (auto word = begin; word != end; ++word) {
    if (word != begin) text += ' ';
    text += *word;
  }
  return text;
}

bool is_organization(const Words& words) {
  if (is_one_of(words.front(), {"The", "the"})) return true;
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return is_one_of(word, {"of", "for", "the", "Team", "Staff", "Editors", "Department", "Office",
                            "Group", "Project", "Committee"});
  });
}

bool is_family_first(std::string_view name) {
  std::size_t at = 0;
  const char32_t c = next_code_point(name, at);
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

std::string_view primary(std::string_view language) {
  return language.substr(0, language.find('-'));
}

bool joins_names(std::string_view word, std::string_view language) {
  if (is_one_of(word, {"and", "&", "et", "und"})) return true;
  const std::string_view tongue = primary(language);
  return (word == "y" && tongue == "es") || (word == "e" && (tongue == "it" || tongue == "pt")) ||
         (word == "en" && tongue == "nl") || (word == "och" && tongue == "sv") ||
         (word == "og" && (tongue == "da" || tongue == "nb" || tongue == "no"));
}

bool opens_byline(std::string_view word, std::string_view language) {
  if (is_one_of(word, {"By", "by", "BY", "By:", "by:"})) return true;
  const std::string_view tongue = primary(language);
  return (is_one_of(word, {"Par", "par"}) && tongue == "fr") ||
         (is_one_of(word, {"Por", "por"}) && (tongue == "es" || tongue == "pt")) ||
         (is_one_of(word, {"Von", "von"}) && tongue == "de") ||
         (is_one_of(word, {"Di", "di"}) && tongue == "it") ||
         (is_one_of(word, {"Door", "door"}) && tongue == "nl");
}

// Collects the names of a byline, word by word.
class Byline {
 public:
  explicit Byline(std::string_view language) : language_(language) {}

  std::vector<std::string> read(Words words) {
    if (words.size() > 1 && opens_byline(words.front(), language_)) words.erase(words.begin());
    const bool organization = !words.empty() && is_organization(words);
    for (std::string_view word : words) {
      if (joins_names(word, language_) && !organization)
        end_name();
      else
        add(word);
    }
    end_name();
    return settle();
  }

 private:
  void add(std::string_view word) {
    const bool ends = word.ends_with(',') || word.ends_with(';');
    comma_ |= word.ends_with(',');
    semicolon_ |= word.ends_with(';');
    if (ends) word.remove_suffix(1);
    if (!word.empty()) name_.push_back(word);
    if (ends) end_name();
  }

  void end_name() {
    if (name_.empty()) return;
    if (!names_.empty() && name_.size() == 1 && is_suffix(name_.front()))
      names_.back() += ", " + std::string(name_.front());
    else
      names_.push_back(join(name_.begin(), name_.end()));
    name_.clear();
  }

  // "Roe, Jane" is one person: nobody has a name of one word beside a comma and another of one or
  // two.
  std::vector<std::string> settle() {
    const bool inverted = comma_ && !semicolon_ && names_.size() == 2 &&
                          names_[0].find(' ') == std::string::npos &&
                          words_of(names_[1]).size() <= 2;
    if (inverted) return {names_[1] + " " + names_[0]};
    return std::move(names_);
  }

  std::string_view language_;
  Words name_;
  std::vector<std::string> names_;
  bool comma_ = false, semicolon_ = false;
};

}  // namespace

std::string sort_name(std::string_view name) {
  Words words = words_of(name);
  if (words.size() < 2 || is_family_first(name) || is_organization(words)) return std::string(name);
  auto end = words.end();
  while (end - words.begin() > 2 && is_suffix(*(end - 1))) --end;
  // The comma of "Roe, Jr."; any other makes the name one that is sorted already.
  if (end != words.end() && (end - 1)->ends_with(',')) (end - 1)->remove_suffix(1);
  if (join(words.begin(), end).find(',') != std::string::npos) return std::string(name);
  auto family = end - 1;
  while (family - words.begin() > 1 && is_particle(*(family - 1))) --family;
  std::string sorted = join(family, end) + ", " + join(words.begin(), family);
  if (end != words.end()) sorted += ", " + join(end, words.end());
  return sorted;
}

std::vector<std::string> split_byline(std::string_view byline, std::string_view language) {
  return Byline(language).read(words_of(byline));
}

bool is_author_id(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

std::string name_from_author_id(std::string_view id) {
  if (id.find_first_of("-_") == id.npos) return std::string(id);
  std::string name;
  bool begins = true;
  for (const char c : id) {
    const bool separator = c == '-' || c == '_';
    name += separator ? ' ' : begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = separator;
  }
  return collapse_space(name);
}

}  // namespace offprint
