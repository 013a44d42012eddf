#include "normalize/tag_uses.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/ascii.h"
#include "base/letters.h"
#include "base/unicode.h"
#include "normalize/words/written_form.h"

namespace offprint {
namespace {

constexpr std::size_t most_tags = 100;          // that are looked for
constexpr std::size_t most_attempts = 100'000;  // to follow a tag through the text
constexpr std::size_t most_words = 6;           // in a tag

constexpr bool is_one_byte(char c) { return (c & 0x80) == 0; }

bool begins_with_capital(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

std::string_view without_possessive(std::string_view word) {
  for (const std::string_view end : {"'s", "\u2019s"})
    if (word.size() > end.size() && word.ends_with(end)) word.remove_suffix(end.size());
  return word;
}

// What words may begin with that begin some tag: most words are told by their first two letters.
class Beginnings {
 public:
  void add(std::string_view key) {
    for (const char first : {ascii_lower(key[0]), ascii_upper(key[0])}) {
      if (!is_one_byte(first)) return;  // as no word is that is looked up
      Seconds& seconds = seconds_[static_cast<unsigned char>(first)];
      for (std::size_t i = 0; i < seconds.size(); ++i)
        seconds[i] |= key.size() == 1 ? ~std::uint64_t{0} : no_letters[i];
      if (key.size() == 1 || !is_ascii_letter(key[1])) continue;
      for (const char second : {ascii_lower(key[1]), ascii_upper(key[1])})
        seconds[second / 64] |= std::uint64_t{1} << second % 64;
    }
  }

  // False when it is clear at once that the word begins none of them.
  bool may_have(std::string_view word) const {
    // Marks change the letter before them.
    const char third = word[std::min<std::size_t>(2, word.size() - 1)];
    if (!is_one_byte(static_cast<char>(word[0] | word[word.size() > 1] | third))) return true;
    const Seconds& seconds = seconds_[static_cast<unsigned char>(word[0])];
    if (word.size() == 1) return seconds[0] != 0;
    return (seconds[word[1] / 64] >> word[1] % 64 & 1) != 0;
  }

 private:
  using Seconds = std::array<std::uint64_t, 2>;  // a bit for each byte of ASCII

  static constexpr Seconds no_letters = [] {
    Seconds bits{};
    for (unsigned c = 0; c < 128; ++c)
      if (!is_ascii_letter(static_cast<char>(c))) bits[c / 64] |= std::uint64_t{1} << c % 64;
    return bits;
  }();

  std::array<Seconds, 128> seconds_{};  // by the first byte
};

class Uses {
 public:
  Uses(const std::vector<RawTag>& tags, const TextWords& words)
      : words_(words), found_(tags.size()) {
    for (std::size_t i = 0; i < std::min(tags.size(), most_tags); ++i)
      if (!tags[i].key.empty()) add({tags[i].key, i});
  }

  void search() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string_view word = words_.word(i);
      if (!beginnings_.may_have(word)) continue;
      const std::string key = tag_key(word);
      for (const Wanted& wanted : tags_of(key)) {
        const bool begins = wanted.key.starts_with(key) ||
                            (key.starts_with(wanted.key) && wanted.key == own_key(word));
        if (begins && attempts_++ < most_attempts) follow(i, key, wanted);
      }
    }
  }

  TagUses uses(std::size_t tag, const std::string& key) const {
    const Found& found = found_[tag];
    Counts counts = found.sure;
    for (const auto& [form, count] : found.opening) counts[settle(form, found.sure)] += count;
    TagUses uses;
    uses.sure = list(counts, key, TagBasis::text);
    if (uses.sure.empty()) uses.unsure = list(found.unsure, key, TagBasis::list);
    return uses;
  }

 private:
  struct Wanted {
    std::string_view key;
    std::size_t tag;
  };
  using Counts = std::map<std::string, std::uint32_t>;
  struct Found {
    Counts sure, opening, unsure;
  };

  static std::vector<TagSpelling> list(const Counts& counts, const std::string& key,
                                       TagBasis basis) {
    std::vector<TagSpelling> list;
    for (const auto& [form, count] : counts) list.push_back({key, form, count, basis});
    std::stable_sort(list.begin(), list.end(),
                     [](const TagSpelling& a, const TagSpelling& b) { return a.count > b.count; });
    return list;
  }

  static std::string own_key(std::string_view word) { return tag_key(without_possessive(word)); }

  void add(const Wanted& wanted) {
    tags_of(wanted.key).push_back(wanted);
    beginnings_.add(wanted.key);
  }

  // Those whose keys begin with the byte that the key begins with.
  std::vector<Wanted>& tags_of(std::string_view key) {
    return tags_[key.empty() ? 0 : static_cast<unsigned char>(ascii_lower(key[0]))];
  }

  void follow(std::size_t first, std::string key, const Wanted& wanted) {
    std::size_t last = first;
    std::string before_last;
    while (key.size() < wanted.key.size() && last - first < most_words &&
           words_.adjoins_next(last)) {
      before_last = key;
      key += tag_key(words_.word(++last));
      if (!wanted.key.starts_with(key)) break;
    }
    // "well" of "well-being" is another word.
    if (words_.before(first).ends_with('-') || words_.before(last + 1).starts_with('-')) return;
    const std::string_view word = words_.word(last), own = without_possessive(word);
    // "Guild's" is a way to write "Guild"; "artist's" is none to write "artists".
    if (own.size() < word.size())
      key = before_last + tag_key(own);
    else if (word.find_first_of("'\xE2") != word.npos)
      return;
    if (key == wanted.key) note(first, last, found_[wanted.tag]);
  }

  void note(std::size_t first, std::size_t last, Found& found) const {
    std::string_view written = words_.words(first, last);
    const std::string_view word = words_.word(last);
    written.remove_suffix(word.size() - without_possessive(word).size());
    const std::string form = collapse_space(written);
    const bool is_lone_name = first == last && has_inner_capital(form) && !is_among_shouted(first);
    if (words_[first].unsure && !is_lone_name)
      ++found.unsure[is_shouted(form) ? to_lower(form) : form];
    else if (is_part_of_name(first, last) || is_spelled_out(first, last))
      ++found.unsure[form];
    else if (words_[first].opens)
      ++found.opening[form];
    else
      ++found.sure[form];
  }

  bool is_among_shouted(std::size_t word) const {
    const auto shouted = [&](std::size_t i) { return is_shouted(words_.word(i)); };
    return is_shouted(words_.word(word)) && (word == 0 || shouted(word - 1)) &&
           (word + 1 >= words_.size() || shouted(word + 1));
  }

  // "Open Data" in "Open Data Institute" and in "Harbor Open Data". "U.S." is no part of a name.
  bool is_part_of_name(std::size_t first, std::size_t last) const {
    const auto is_capital = [&](std::size_t i) { return begins_with_capital(words_.word(i)); };
    if (last == first || !is_capital(first) || !is_capital(last)) return false;
    const bool goes_on = words_.adjoins_next(last) && words_.before(last + 1) != "-" &&
                         is_capital(last + 1) &&
                         words_.word(last) == without_possessive(words_.word(last));
    const bool began = first > 0 && words_.adjoins_next(first - 1) && is_capital(first - 1) &&
                       !words_[first - 1].opens && !words_.word(first - 1).ends_with('.') &&
                       words_.word(first - 1) == without_possessive(words_.word(first - 1));
    return goes_on || began;
  }

  // "Application Programming Interface (API)" has capitals for the sake of the letters.
  bool is_spelled_out(std::size_t first, std::size_t last) const {
    return last > first && last + 1 < words_.size() && trim(words_.before(last + 1)) == "(" &&
           words_.before(last + 2).starts_with(')') && is_shouted(words_.word(last + 1)) &&
           words_.word(last + 1).size() > 1;
  }

  static std::string settle(const std::string& form, const Counts& sure) {
    if (sure.contains(form)) return form;
    for (const auto& [other, count] : sure)
      if (capitalize_first(other) == form) return other;
    return form;
  }

  const TextWords& words_;
  std::array<std::vector<Wanted>, 256> tags_;
  Beginnings beginnings_;
  std::vector<Found> found_;
  std::size_t attempts_ = 0;
};

}  // namespace

std::vector<TagUses> find_tag_uses(const std::vector<RawTag>& tags, const TextWords& words) {
  Uses uses(tags, words);
  uses.search();
  std::vector<TagUses> list;
  for (std::size_t i = 0; i < tags.size(); ++i) list.push_back(uses.uses(i, tags[i].key));
  return list;
}

}  // namespace offprint
