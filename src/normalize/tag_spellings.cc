#include "normalize/tag_spellings.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/words/segmenter.h"
#include "normalize/words/text_words.h"
#include "normalize/words/written_form.h"

namespace offprint {
namespace {

constexpr std::size_t most_tags = 100;          // that are looked into
constexpr std::size_t most_attempts = 100'000;  // to follow a tag through the text
constexpr std::size_t most_parted = 20;         // that are taken apart
constexpr std::size_t longest_tag = 120;        // bytes, of those that are
constexpr std::size_t most_words = 6;           // in a tag
constexpr double sure_enough = 0.7;
constexpr double sure_enough_among_words = 0.97;  // in a list that has blanks where they belong

bool has_break(std::string_view tag) { return tag.find_first_of(" -_/&.'") != tag.npos; }

bool is_shouted(std::string_view tag) {
  bool upper = false;
  for (std::size_t at = 0; at < tag.size();) {
    const char32_t c = next_code_point(tag, at);
    if (is_lower(c)) return false;
    upper |= is_upper(c);
  }
  return upper;
}

// Where the text writes what the tags say, word after word.
class Uses {
 public:
  explicit Uses(const std::vector<RawTag>& tags) : found_(tags.size()) {
    for (std::size_t i = 0; i < std::min(tags.size(), most_tags); ++i)
      if (!tags[i].key.empty()) wanted_by(tags[i].key).push_back({tags[i].key, i});
  }

  void search(const TextWords& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string_view word = words.word(i);
      if (!may_begin(word, wanted_by(word))) continue;
      const std::string key = tag_key(word);
      for (const Wanted& wanted : wanted_by(key))
        if (wanted.key.starts_with(key) && attempts_++ < most_attempts)
          follow(words, i, key, wanted);
    }
  }

  // The ways to write the tag, the most used first; of equals, the first in byte order.
  std::vector<TagSpelling> spellings(std::size_t tag, const std::string& key) const {
    const Found& found = found_[tag];
    std::map<std::string, std::uint32_t> counts = found.sure;
    for (const auto& [form, count] : found.opening) counts[settle(form, found.sure)] += count;
    if (counts.empty()) counts = found.unsure;
    std::vector<TagSpelling> list;
    for (const auto& [form, count] : counts) list.push_back({key, form, count});
    std::stable_sort(list.begin(), list.end(),
                     [](const TagSpelling& a, const TagSpelling& b) { return a.count > b.count; });
    return list;
  }

 private:
  struct Wanted {
    std::string_view key;
    std::size_t tag;
  };
  struct Found {
    std::map<std::string, std::uint32_t> sure, opening, unsure;
  };

  using Tags = std::vector<Wanted>;

  static char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

  // The tags whose key begins with the same byte as the word.
  Tags& wanted_by(std::string_view word) {
    return by_start_[word.empty() ? 0 : static_cast<unsigned char>(small(word[0]))];
  }

  // False when it is clear at once that the word begins none of them: most words do not.
  static bool may_begin(std::string_view word, const Tags& tags) {
    const std::string_view first = word.substr(0, 3);  // marks change the letter before them
    const auto is_ascii = [](char c) { return (c & 0x80) == 0; };
    if (first.size() < 2 || !std::all_of(first.begin(), first.end(), is_ascii)) return true;
    const char second = small(word[1]);
    const bool letter = second >= 'a' && second <= 'z';
    return std::any_of(tags.begin(), tags.end(), [&](const Wanted& wanted) {
      return !letter || wanted.key.size() < 2 || wanted.key[1] == second;
    });
  }

  void follow(const TextWords& words, std::size_t first, std::string key, const Wanted& wanted) {
    std::size_t last = first;
    while (key.size() < wanted.key.size() && last - first < most_words &&
           words.adjoins_next(last)) {
      key += tag_key(words.word(++last));
      if (!wanted.key.starts_with(key)) return;
    }
    // "well" of "well-being" is another word.
    if (words.before(first).ends_with('-') || words.before(last + 1).starts_with('-')) return;
    // "artist's" is no way to write "artists"; "women's health" is one.
    if (words.word(last).find_first_of("'\xE2") != std::string_view::npos) return;
    if (key == wanted.key) note(words, first, last, found_[wanted.tag]);
  }

  static void note(const TextWords& words, std::size_t first, std::size_t last, Found& found) {
    const std::string form = collapse_space(words.words(first, last));
    if (words[first].unsure)
      ++found.unsure[form];
    else if (words[first].opens)
      ++found.opening[form];
    else
      ++found.sure[form];
  }

  // "Salt roads" at the beginning of a sentence is "salt roads" where the text has that elsewhere.
  static std::string settle(const std::string& form,
                            const std::map<std::string, std::uint32_t>& sure) {
    if (sure.contains(form)) return form;
    for (const auto& [other, count] : sure)
      if (capitalize_first(other) == form) return other;
    return form;
  }

  std::array<Tags, 256> by_start_;
  std::vector<Found> found_;
  std::size_t attempts_ = 0;
};

class SpellingFinder {
 public:
  SpellingFinder(const Rules& rules, Article& article)
      : rules_(rules), article_(article), words_(article.dek + "\n\n" + plain_text(article.body)) {
    Uses uses(article.tags);
    uses.search(words_);
    std::size_t shouted = 0;
    for (const RawTag& tag : article.tags) {
      has_words_ |= has_break(tag.raw);
      shouted += is_shouted(tag.raw);
    }
    all_shouted_ = article.tags.size() > 1 && shouted == article.tags.size();
    for (std::size_t i = 0; i < std::min(article.tags.size(), most_tags); ++i) {
      RawTag& tag = article.tags[i];
      tag.spellings = uses.spellings(i, tag.key);
      keep_capitals(tag);
      if (!tag.spellings.empty())
        explain_use(tag);
      else if (tag.raw.size() > longest_tag)
        continue;
      else if (has_break(tag.raw))
        restore_names(tag);
      else
        conclude(tag);
    }
  }

 private:
  void keep_capitals(RawTag& tag) const {
    if (all_shouted_ || !has_inner_capital(tag.raw)) return;
    std::erase_if(tag.spellings, [&](const TagSpelling& spelling) {
      return !has_break(spelling.spelling) && !has_inner_capital(spelling.spelling);
    });
  }

  void explain_use(const RawTag& tag) {
    const TagSpelling& best = tag.spellings.front();
    if (best.spelling == tag.raw || best.spelling == capitalize_first(tag.raw)) return;
    explain(article_, "tags", tag.position,
            "`" + tag.raw + "` is `" + best.spelling + "`, in the text (" +
                std::to_string(best.count) + (best.count == 1 ? " time)" : " times)"));
  }

  // "ai in cornwall" has the capitals that its words have elsewhere.
  void restore_names(RawTag& tag) {
    if (to_lower(tag.raw, article_.language) != tag.raw ||
        (rules_.vocabulary && rules_.vocabulary->find(tag.key)))
      return;
    const TextWords words{std::string(tag.raw)};
    std::string spelling;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string form = settled_form(words.word(i), index());
      spelling += words.before(i);
      spelling += fold(form) == fold(words.word(i)) ? form : std::string(words.word(i));
    }
    spelling += words.before(words.size());
    add(tag, std::move(spelling), "names in it", 0.9);
  }

  void conclude(RawTag& tag) {
    if (const Concept* item = rules_.vocabulary ? rules_.vocabulary->find(tag.key) : nullptr) {
      add(tag, std::string(name_in(*item, tag.key, article_.language)), "vocabulary", 0.95);
      return;
    }
    const std::string known = settled_form(tag.key, index());
    const bool says_less = !all_shouted_ && has_inner_capital(tag.raw) && !has_inner_capital(known);
    if (!known.empty() && !says_less && tag_key(known) == tag.key)
      return add(tag, known, "known name", 0.95);
    if (has_words_ && has_inner_capital(tag.raw)) return;  // a name
    if (++parted_ > most_parted) return;
    const std::string raw = all_shouted_ ? to_lower(tag.raw, article_.language) : tag.raw;
    const Segmentation parted = Segmenter(index()).split(raw);
    if (parted.parted && parted.confidence >= (has_words_ ? sure_enough_among_words : sure_enough))
      add(tag, parted.text, "words taken apart", parted.confidence);
    else if (raw != tag.raw)
      add(tag, raw, "capitals undone", 0.6);
  }

  void add(RawTag& tag, std::string spelling, std::string_view rule, double confidence) {
    if (spelling == tag.raw) return;
    explain(article_, "tags", tag.position,
            "`" + tag.raw + "` is `" + spelling + "`, " + std::string(rule), confidence);
    tag.spellings.push_back({tag.key, std::move(spelling), 1});
  }

  const WordIndex& index() {
    if (index_) return *index_;
    std::string tags;
    for (const RawTag& tag : article_.tags)
      for (const std::string& form : {tag.key, tag.raw})
        if (form.size() <= longest_tag) tags += loose_key(form, article_.language) + ' ';
    return index_.emplace(words_, article_.language, tags);
  }

  const Rules& rules_;
  Article& article_;
  const TextWords words_;
  std::optional<WordIndex> index_;
  bool has_words_ = false, all_shouted_ = false;
  std::size_t parted_ = 0;
};

}  // namespace

void find_spellings(const Rules& rules, Article& article) {
  if (!article.tags.empty()) SpellingFinder(rules, article);
}

}  // namespace offprint
