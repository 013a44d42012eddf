#include "normalize/personal_names.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/unicode.h"
#include "normalize/byline_text.h"
#include "normalize/name_words.h"

namespace offprint {
namespace {

enum class Place : std::uint8_t { none, before, after };

struct Particles {
  std::string_view languages;
  Place place;
  std::string_view words;
};

constexpr Particles particles[] = {
#define OFFPRINT_NAME_PARTICLE(languages, place, words) {languages, Place::place, words},
#include "normalize/name_particles.def"
#undef OFFPRINT_NAME_PARTICLE
};

constexpr std::string_view given_names[] = {
#define OFFPRINT_GIVEN_NAME(name) name,
#include "normalize/given_names.def"
#undef OFFPRINT_GIVEN_NAME
};

constexpr std::string_view articles[] = {"The ", "Die ", "Der ", "Das ", "La ", "Le ", "Les ", "L'",
                                         "L’",   "El ",  "Los ", "Las ", "Il ", "Lo ", "Gli ", "I ",
                                         "De ",  "Het ", "O ",   "A ",   "Os ", "As "};

bool is_in(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

// Which rows speak for a language: its own with the region, else its own, else those for all.
class Usage {
 public:
  explicit Usage(std::string_view language)
      : primary_(language.substr(0, language.find('-'))), languages_(of(language)) {
    if (languages_.empty()) languages_ = of(primary_);
  }

  Place place_of(std::string_view word) const {
    if (word.ends_with('.')) word.remove_suffix(1);
    for (const Particles& row : particles)
      if (row.languages == languages_ && is_in(row.words, word)) return row.place;
    return Place::none;
  }

  bool is(std::string_view languages) const {
    return !primary_.empty() && is_of_language(languages, primary_);
  }

 private:
  // The languages of the row that has this one; "" when none has.
  static std::string_view of(std::string_view language) {
    for (const Particles& row : particles) {
      const NameWords all = name_words(row.languages);
      if (std::find(all.begin(), all.end(), language) != all.end()) return row.languages;
    }
    return {};
  }

  std::string_view primary_, languages_;
};

bool is_family_first(std::string_view name) {
  std::size_t at = 0;
  const char32_t c = next_code_point(name, at);
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

// "KANO Jun": the family name in capitals comes first. "JK Roe" has initials.
bool has_family_in_capitals(const NameWords& words) {
  return words.size() == 2 && words[0].size() > 2 && words[0].find('.') == words[0].npos &&
         lacks_small_letters(words[0]) && !lacks_small_letters(words[1]);
}

std::string without_article(std::string_view name) {
  for (const std::string_view article : articles)
    if (name.starts_with(article) && name.size() > article.size())
      return std::string(name.substr(article.size()));
  return std::string(name);
}

std::string_view small_article(std::string_view word) {
  for (const std::string_view article :
       {"al-", "el-", "ad-", "an-", "ar-", "as-", "at-", "az-", "ash-", "Al-", "El-"})
    if (word.size() > article.size() + 2 && word.starts_with(article)) return article;
  return {};
}

// The words of one name: titles, given, particles, family, "Jr.".
class NameSorter {
 public:
  NameSorter(NameWords words, std::string_view language)
      : words_(std::move(words)), usage_(language) {}

  std::string run() {
    take_affixes();
    const std::size_t count = end_ - begin_;
    if (count == 0) return join(0, words_.size());
    const bool stays = count == 1 || usage_.is("is hu vi ja zh ko");
    if (stays) return join(begin_, end_) + suffix();
    if (has_family_in_capitals({words_.begin() + index(begin_), words_.begin() + index(end_)}))
      return join(begin_, begin_ + 1) + ", " + join(begin_ + 1, end_) + suffix();
    find_family();
    std::string family = join(family_, end_);
    std::string given = join(begin_, family_);
    if (const std::string_view article = small_article(words_[family_]); !article.empty()) {
      family.erase(0, article.size());
      given += " " + std::string(article);
    }
    return family + ", " + given + suffix();
  }

 private:
  static std::ptrdiff_t index(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  std::string join(std::size_t begin, std::size_t end) const {
    return join_words(words_.begin() + index(begin), words_.begin() + index(end));
  }

  void take_affixes() {
    end_ = words_.size();
    while (end_ > 2 && is_generation(words_[end_ - 1])) --end_;
    // The comma of "Roe, Jr.".
    if (end_ != words_.size() && words_[end_ - 1].ends_with(',')) words_[end_ - 1].remove_suffix(1);
    while (begin_ + 1 < end_ && is_name_title(words_[begin_])) ++begin_;
  }

  std::string suffix() const {
    return end_ == words_.size() ? "" : ", " + join(end_, words_.size());
  }

  // The first word of the family name; at least one stays for the given name.
  void find_family() {
    family_ = end_ - 1;
    // "Costa Filho", "Ortega y Gasset".
    if (usage_.is("pt") && is_in("Filho|Neto|Júnior|Junior|Sobrinho", words_[family_])) back(1);
    if (family_ > begin_ + 2 && is_in("y|i|e", words_[family_ - 1]) && !usage_.is("it"))
      back(2);
    else if (usage_.is("es gl") && end_ - begin_ > 2)
      take_second_family();
    while (family_ > begin_ + 1) {
      const Place place = usage_.place_of(words_[family_ - 1]);
      const bool is_servant = is_in("Abd|Abdul|Abdel|abd", words_[family_ - 1]);
      if (place != Place::before && !is_servant) break;
      --family_;
    }
  }

  void back(std::size_t words) {
    if (family_ >= begin_ + words + 1) family_ -= words;
  }

  // "García Márquez", unless what would be the first of them is a given name or a particle.
  void take_second_family() {
    const std::string_view word = words_[family_ - 1];
    if (usage_.place_of(word) != Place::none || word.find('.') != word.npos) return;
    const bool is_given =
        std::find(std::begin(given_names), std::end(given_names), word) != std::end(given_names);
    if (end_ - begin_ == 3 && is_given) return;
    --family_;
  }

  NameWords words_;
  Usage usage_;
  std::size_t begin_ = 0, end_ = 0, family_ = 0;
};

}  // namespace

std::string sort_name(std::string_view name, std::string_view language) {
  NameWords words = name_words(name);
  if (is_organization(words)) return without_article(name);
  if (words.size() < 2 || is_family_first(name)) return std::string(name);
  // A comma before anything but "Jr." makes the name one that is sorted already.
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i].ends_with(',') && !is_generation(words[i + 1])) return std::string(name);
  return NameSorter(std::move(words), language).run();
}

std::string sort_name(const Person& person, std::string_view language) {
  return person.is_organization ? without_article(person.name) : sort_name(person.name, language);
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
