#include "normalize/name_words.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <unordered_map>

#include "base/unicode.h"

namespace offprint {
namespace {

enum class Affix : std::uint8_t { generation = 1, degree = 2, either = 4, title = 8, stopped = 16 };
enum class Organization : std::uint8_t { agency = 1, word = 2, last = 4, third = 8 };

// Words by the kinds that they are of.
class WordKinds {
 public:
  struct Row {
    unsigned kind;
    std::string_view words;
  };

  template <std::size_t size>
  explicit WordKinds(const Row (&rows)[size]) {
    for (const Row& row : rows)
      for (std::string_view rest = row.words; !rest.empty();) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        kinds_[std::string(rest.substr(0, end))] |= row.kind;
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
  }

  unsigned of(const std::string& word) const {
    const auto at = kinds_.find(word);
    return at != kinds_.end() ? at->second : 0;
  }

  template <typename Visit>
  void for_each(Visit visit) const {
    for (const auto& [word, kind] : kinds_) visit(word, kind);
  }

 private:
  std::unordered_map<std::string, unsigned> kinds_;
};

constexpr WordKinds::Row affix_rows[] = {
#define OFFPRINT_NAME_AFFIX(kind, words) {static_cast<unsigned>(Affix::kind), words},
#include "normalize/name_affixes.def"
#undef OFFPRINT_NAME_AFFIX
};

constexpr WordKinds::Row organization_rows[] = {
#define OFFPRINT_ORGANIZATION(kind, words) {static_cast<unsigned>(Organization::kind), words},
#include "normalize/organizations.def"
#undef OFFPRINT_ORGANIZATION
};

constexpr std::string_view organization_phrases[] = {
    "the ",         "editorial board", "editorial team", "editorial desk", "die redaktion",
    "la rédaction", "la redacción",    "la redazione",   "de redactie",    "equipo de "};

const WordKinds& organizations() {
  static const WordKinds kinds(organization_rows);
  return kinds;
}

std::string without_stops(std::string_view word) {
  std::string plain(word);
  std::erase(plain, '.');
  return plain;
}

// "PHD" is "PhD".
class Affixes {
 public:
  Affixes() : kinds_(affix_rows) {
    kinds_.for_each([&](const std::string& word, unsigned kind) {
      shouted_[to_upper(word)] |= kind & static_cast<unsigned>(Affix::degree);
    });
  }

  bool is(std::string_view word, Affix kind) const {
    const std::string plain = without_stops(word);
    unsigned found = kinds_.of(plain);
    if (const auto at = shouted_.find(plain); plain.size() > 2 && at != shouted_.end())
      found |= at->second;
    return (found & static_cast<unsigned>(kind)) != 0;
  }

 private:
  WordKinds kinds_;
  std::unordered_map<std::string, unsigned> shouted_;
};

bool is_affix(std::string_view word, Affix kind) {
  static const Affixes affixes;
  return affixes.is(word, kind);
}

// `before`: how many words stand before the last one; 0 for all others.
bool is_organization_word(std::string_view word, std::size_t before) {
  if (word.ends_with(',') || word.ends_with('.')) word.remove_suffix(1);
  unsigned wanted = static_cast<unsigned>(Organization::word);
  if (before > 0) wanted |= static_cast<unsigned>(Organization::last);
  if (before > 1) wanted |= static_cast<unsigned>(Organization::third);
  return (organizations().of(std::string(word)) & wanted) != 0;
}

}  // namespace

NameWords name_words(std::string_view text) {
  NameWords words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end != 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string join_words(NameWords::const_iterator begin, NameWords::const_iterator end) {
  std::string text;
  for (auto word = begin; word != end; ++word) {
    if (word != begin) text += ' ';
    text += *word;
  }
  return text;
}

bool is_of_language(std::string_view languages, std::string_view language) {
  if (languages.empty()) return true;
  const NameWords all = name_words(languages);
  const std::string_view primary = language.substr(0, language.find('-'));
  return std::find(all.begin(), all.end(), primary) != all.end();
}

bool is_generation(std::string_view word) { return is_affix(word, Affix::generation); }

bool is_listed_degree(std::string_view word) { return is_affix(word, Affix::degree); }

bool is_sure_degree(std::string_view word) {
  return is_listed_degree(word) && !is_affix(word, Affix::either);
}

bool is_name_title(std::string_view word) {
  return is_affix(word, Affix::title) || (word.ends_with('.') && is_affix(word, Affix::stopped));
}

bool is_agency(std::string_view name) {
  return (organizations().of(to_lower(name)) & static_cast<unsigned>(Organization::agency)) != 0;
}

bool is_organization(const NameWords& words) {
  if (words.empty()) return false;
  const std::string lower = to_lower(join_words(words.begin(), words.end()));
  if (is_agency(lower)) return true;
  for (const std::string_view phrase : organization_phrases)
    if (lower.starts_with(phrase)) return true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (i > 0 && (word == "of" || word == "for" || word == "the")) return true;
    if (is_organization_word(word, i + 1 == words.size() ? i : 0)) return true;
  }
  return false;
}

}  // namespace offprint
