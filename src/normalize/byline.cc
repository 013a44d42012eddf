#include "normalize/byline.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

#include "base/unicode.h"
#include "base/unicode_data.h"
#include "normalize/byline_text.h"
#include "normalize/credit_roles.h"
#include "normalize/name_words.h"

namespace offprint {
namespace {

constexpr std::size_t longest_byline = 2000;  // bytes
constexpr std::string_view author_role = "aut";

enum class WordKind : std::uint8_t { joiner, role, filler };

struct BylineWord {
  WordKind kind;
  std::string_view languages, words;
};

constexpr BylineWord byline_words[] = {
#define OFFPRINT_BYLINE_WORD(kind, languages, words) {WordKind::kind, languages, words},
#include "normalize/byline_words.def"
#undef OFFPRINT_BYLINE_WORD
};

bool is_listed(WordKind kind, std::string_view words, std::string_view language) {
  const std::string lower = to_lower(words);
  return std::any_of(std::begin(byline_words), std::end(byline_words),
                     [&](const BylineWord& entry) {
                       return entry.kind == kind && entry.words == lower &&
                              is_of_language(entry.languages, language);
                     });
}

class BylineReader {
 public:
  // With `single` it is one name: words between names part nothing, and no word behind it goes.
  explicit BylineReader(std::string_view language, bool single = false)
      : language_(language), single_(single) {}

  BylineCredits read(std::string_view byline) {
    const std::string text = plain_byline(byline);
    shouted_ = lacks_small_letters(text);
    words_ = name_words(text);
    for (at_ = 0; at_ < words_.size();) {
      if (take_label() || take_aside()) continue;
      take_word(words_[at_++]);
    }
    end_name();
    settle();
    return std::move(found_);
  }

 private:
  // Somebody whom the byline names, and where.
  struct Place {
    std::size_t part = 0;   // between semicolons
    std::string_view role;  // that an occupation behind the name tells
  };

  static std::ptrdiff_t index(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  std::string lower_words(std::size_t begin, std::size_t count) const {
    return to_lower(
        join_words(words_.begin() + index(begin), words_.begin() + index(begin + count)));
  }

  // A label of one word must stand at a border, and something must follow.
  bool take_label() {
    const std::size_t left = words_.size() - at_ - 1;
    for (std::size_t count = std::min(longest_credit_label(), left); count > 0; --count) {
      if (count == 1 && !at_border_ && !words_[at_].ends_with(':')) continue;
      const std::string_view role = role_of_label(lower_words(at_, count), language_);
      if (role.empty()) continue;
      end_name();
      at_ += count;
      role_ = role;
      is_cut_ = after_comma_ = false;
      at_border_ = true;
      return true;
    }
    return false;
  }

  // "(text)", "(photos by Ann Lee)", "(Oslo)".
  bool take_aside() {
    if (words_[at_] != "(") return false;
    const auto begin = words_.begin() + index(at_ + 1);
    const auto end = std::find(begin, words_.end(), ")");
    const NameWords inside(begin, end);
    if (inside.empty() || begins_credit(inside)) {
      end_part(false);
      after_comma_ = false;
      ++at_;
      return true;
    }
    end_name();
    const std::string text = join_words(inside.begin(), inside.end());
    if (const std::string_view role = role_of_words(text); !found_.people.empty() && !role.empty())
      found_.people.back().role = role;
    else
      drop(inside);
    at_ = static_cast<std::size_t>(end - words_.begin());
    after_comma_ = at_border_ = true;
    return true;
  }

  bool begins_credit(const NameWords& words) const {
    for (std::size_t count = std::min(longest_credit_label(), words.size() - 1); count > 0; --count)
      if (!role_of_label(to_lower(join_words(words.begin(), words.begin() + index(count))),
                         language_)
               .empty())
        return true;
    return false;
  }

  void take_word(std::string_view word) {
    if (word == "|" || word == "·") return end_part(false);
    if (word == ")") {
      end_part(false);
      role_ = author_role;
      return;
    }
    if (word == "–" || word == "—" || word == "-") return end_part(true);
    if (is_joiner(word)) {
      if (name_.empty()) return;
      if (!joins_organization()) {
        end_name();
        after_comma_ = false;
        at_border_ = true;
        return;
      }
    }
    const bool is_comma = word.ends_with(',');
    const bool is_semicolon = word.ends_with(';');
    comma_ |= is_comma;
    if (is_comma || is_semicolon) word.remove_suffix(1);
    if (!word.empty()) name_.push_back(word);
    at_border_ = is_comma || is_semicolon;
    if (!at_border_) return;
    end_name();
    part_ += is_semicolon;
    after_comma_ = is_comma;
  }

  bool is_joiner(std::string_view word) const {
    if (single_) return false;
    return is_listed(WordKind::joiner, word, language_) || (word == "with" && !name_.empty());
  }

  void end_part(bool cuts) {
    const bool after_name = !name_.empty() || !found_.people.empty();
    end_name();
    after_comma_ = true;
    at_border_ = true;
    is_cut_ |= cuts && after_name;
  }

  // "Health and Human Services", when what stands before or behind says so.
  bool joins_organization() const {
    if (is_organization(name_)) return !is_agency(join_words(name_.begin(), name_.end()));
    if (name_.size() != 1) return false;
    NameWords rest;
    for (std::size_t i = at_; i < words_.size() && !words_[i].ends_with(','); ++i)
      rest.push_back(words_[i]);
    return !rest.empty() && rest.front() != "the" && is_organization(rest);
  }

  void end_name() {
    if (name_.empty()) return;
    NameWords name = without_tail(std::move(name_));
    name_.clear();
    if (is_cut_) return drop(name);
    const bool continues = after_comma_ && !found_.people.empty();
    if (continues && take_affix(name)) return;
    std::string text = join_words(name.begin(), name.end());
    if (is_filler_name(text) || is_net_address(text)) return;
    if (continues && is_no_name(name, text)) return take_occupation(text);
    Person person;
    while (name.size() > 2 && is_loose_degree(name.back())) {
      person.degrees =
          std::string(name.back()) + (person.degrees.empty() ? "" : ", ") + person.degrees;
      name.pop_back();
    }
    if (name.back().ends_with(',') || ends_sentence(name.back())) name.back().remove_suffix(1);
    person.name = join_words(name.begin(), name.end());
    person.role = role_;
    person.is_organization = is_organization(name);
    found_.people.push_back(std::move(person));
    places_.push_back({part_, {}});
  }

  // "PhD", "RN BSN", "E-RYT 200" or "Jr." as a part of its own.
  bool take_affix(const NameWords& name) {
    Person& person = found_.people.back();
    if (name.size() == 1 && is_generation(name.front())) {
      person.name += ", " + std::string(name.front());
      return true;
    }
    if (person.is_organization || is_agency(join_words(name.begin(), name.end()))) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const bool fits = shouted_ ? is_listed_degree(name[i]) : is_degree_word(name[i]);
      if (!fits && !(i > 0 && is_number(name[i]) && name[i].size() <= 3)) return false;
    }
    person.degrees += (person.degrees.empty() ? "" : ", ") + join_words(name.begin(), name.end());
    return true;
  }

  // "Roe.", but not "Jr." or "R."
  static bool ends_sentence(std::string_view word) {
    return word.ends_with('.') && count_code_points(word) > 3 && !is_generation(word) &&
           word.find('.') + 1 == word.size();
  }

  // Behind a name without a comma.
  static bool is_loose_degree(std::string_view word) {
    return is_sure_degree(word) ||
           (word.find('.') != word.npos && word.size() > 3 && is_listed_degree(word));
  }

  // "Ann Lee, photographer" beside "Jane Roe, writer".
  void take_occupation(std::string_view text) {
    const std::string_view role = role_of_words(text);
    if (is_telling_role(role)) places_.back().role = role;
  }

  // "Horticulturist" needs no list.
  bool is_role_word(std::string_view word) const {
    return is_listed(WordKind::role, word, language_) || (word.size() > 7 && word.ends_with("ist"));
  }

  // What follows a comma or a bar, and is a role, a house, a place or a date.
  bool is_no_name(const NameWords& name, std::string_view text) const {
    if (found_.people.back().is_organization && is_agency(text)) return false;
    return has_role_word(name) || has_digit(text) || is_house(name) ||
           (begins_lower(text) && name.size() != 1 && !is_particle_name(name)) ||
           !role_of_words(text).empty();
  }

  bool has_role_word(const NameWords& name) const {
    return std::any_of(name.begin(), name.end(), [&](auto word) { return is_role_word(word); });
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
    if (single_ || name.front() == "The" || name.front() == "the") return name;
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

  // Reported when it is written as names of people are.
  void drop(const NameWords& name) {
    if (name.size() < 2 || name.size() > 4 || is_house(name) || has_role_word(name)) return;
    for (const std::string_view word : name)
      if (!begins_upper(word) || has_digit(word) || is_listed_degree(word)) return;
    found_.dropped.push_back(join_words(name.begin(), name.end()));
  }

  // "Roe, Jane" is one person: nobody has a name of one word beside a comma and another of one or
  // two.
  bool is_inverted(std::size_t at) const {
    const Person& family = found_.people[at];
    const Person& given = found_.people[at + 1];
    if (family.role != given.role || family.is_organization || given.is_organization) return false;
    const NameWords first = name_words(family.name);
    const std::size_t words = name_words(given.name).size();
    if (!begins_latin(family.name) || !family.degrees.empty()) return false;
    return (first.size() == 1 && words <= 2) ||
           (first.size() <= 4 && begins_lower(family.name) && words <= 2);
  }

  void settle() {
    tell_roles();
    if (!comma_) return;
    std::vector<Person> people;
    for (std::size_t at = 0; at < found_.people.size(); ++at) {
      const auto in_part = std::count_if(places_.begin(), places_.end(), [&](const Place& place) {
        return place.part == places_[at].part;
      });
      if (in_part == 2 && at + 1 < places_.size() && places_[at + 1].part == places_[at].part &&
          is_inverted(at)) {
        found_.people[at + 1].name += " " + found_.people[at].name;
        continue;
      }
      people.push_back(std::move(found_.people[at]));
    }
    found_.people = std::move(people);
  }

  // Only where somebody is left who wrote.
  void tell_roles() {
    const auto is_left = [&](const Place& place) {
      return place.role.empty() &&
             found_.people[static_cast<std::size_t>(&place - places_.data())].role == author_role;
    };
    if (std::none_of(places_.begin(), places_.end(), is_left)) return;
    for (std::size_t i = 0; i < places_.size(); ++i)
      if (!places_[i].role.empty()) found_.people[i].role = places_[i].role;
  }

  std::string_view language_;
  bool single_;
  NameWords words_, name_;
  std::size_t at_ = 0, part_ = 0;
  BylineCredits found_;
  std::vector<Place> places_;  // one for each of the people
  bool shouted_ = false, comma_ = false;
  std::string_view role_ = author_role;  // of what the label before says
  bool is_cut_ = false;                  // after a dash
  bool after_comma_ = false;             // or a bar
  bool at_border_ = true;
};

}  // namespace

Person read_name(std::string_view text, std::string_view language) {
  BylineCredits byline = BylineReader(language, true).read(first_bytes(text, longest_byline));
  if (byline.people.size() == 1 && byline.dropped.empty()) return std::move(byline.people.front());
  Person person;
  if (!byline.people.empty()) {
    person.name = text;
    person.is_organization = is_organization(name_words(text));
  }
  return person;
}

bool is_filler_name(std::string_view name) { return is_listed(WordKind::filler, name, {}); }

BylineCredits split_byline(std::string_view byline, std::string_view language) {
  return BylineReader(language).read(first_bytes(byline, longest_byline));
}

}  // namespace offprint
