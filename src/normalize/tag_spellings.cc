#include "normalize/tag_spellings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/letters.h"
#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/tag_capitals.h"
#include "normalize/tag_text.h"
#include "normalize/tag_uses.h"
#include "normalize/words/segmenter.h"
#include "normalize/words/text_words.h"
#include "normalize/words/written_form.h"

namespace offprint {
namespace {

constexpr std::size_t most_tags = 100;     // that are looked into
constexpr std::size_t most_parted = 20;    // that are taken apart
constexpr std::size_t longest_tag = 120;   // bytes, of those that are
constexpr double doubt_among_words = 10;   // so many times less likely, where lists have blanks
constexpr std::size_t longest_word = 17;   // letters of what may be a word that no list has
constexpr double least_confidence = 0.2;   // of words taken apart, to say anything
constexpr double sure_enough = 0.5;        // to say it here, too
constexpr std::size_t most_divisions = 3;  // that are looked at
constexpr double by_vocabulary = 0.95, by_known_name = 0.95, by_own_capitals = 0.8,
                 by_shouting = 0.6;

bool has_break(std::string_view tag) { return tag.find_first_of(" -_/&.'") != tag.npos; }

bool is_address_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '@' ||
         c == '/';
}

// "vote.example.gov"
bool is_address(std::string_view tag) {
  const std::size_t dot = tag.find('.', 1);
  return tag.find(' ') == tag.npos && dot != tag.npos && dot + 2 < tag.size() && dot > 1;
}

class SpellingFinder {
 public:
  SpellingFinder(const Rules& rules, Article& article)
      : rules_(rules), article_(article), words_(article.dek + "\n\n" + plain_text(article.body)) {
    std::vector<TagUses> uses = find_tag_uses(article.tags, words_);
    std::size_t shouted = 0;
    for (const RawTag& tag : article.tags) {
      has_words_ |= has_break(tag.raw);
      shouted += is_shouted(tag.raw);
    }
    has_blanks_ = has_blank_tags(article.tags);
    all_shouted_ = article.tags.size() > 1 && shouted == article.tags.size();
    for (std::size_t i = 0; i < std::min(article.tags.size(), most_tags); ++i)
      find(article.tags[i], std::move(uses[i]));
  }

 private:
  void find(RawTag& tag, TagUses uses) {
    tag.spellings = std::move(uses.sure);
    keep_capitals(tag);
    if (!tag.spellings.empty()) return explain_use(tag);
    for (const TagSpelling& form : uses.unsure) {
      tag.spellings.push_back(form);
      settle(tag, form.spelling, false);
    }
    if (tag.raw.size() > longest_tag) return;
    if (is_address(tag.raw)) return find_address(tag);
    if (has_break(tag.raw))
      settle(tag, as_words(tag.raw, has_blanks_), true);
    else if (uses.unsure.empty())
      conclude(tag);
  }

  // "FEC.gov", as the text has it; its parts are words to TextWords.
  void find_address(RawTag& tag) {
    if (small_text_.empty()) small_text_ = ascii_lower(words_.text());
    const std::string wanted = ascii_lower(tag.raw);
    const std::string_view text = small_text_;
    std::map<std::string, std::uint32_t> counts;
    for (std::size_t at = text.find(wanted); at != text.npos;
         at = text.find(wanted, at + wanted.size())) {
      // No part of a longer address.
      const auto is_apart = [&](std::size_t i) {
        if (i >= text.size()) return true;
        if (text[i] == '.') return i + 1 == text.size() || !is_address_byte(text[i + 1]);
        return !is_address_byte(text[i]);
      };
      if (is_apart(at - 1) && is_apart(at + wanted.size()))
        ++counts[std::string(words_.text().substr(at, wanted.size()))];
    }
    for (const auto& [form, count] : counts)
      tag.spellings.push_back({tag.key, form, count, TagBasis::text});
    std::stable_sort(tag.spellings.begin(), tag.spellings.end(),
                     [](const TagSpelling& a, const TagSpelling& b) { return a.count > b.count; });
  }

  // What has capitals inside, in a list that is not in capitals, was written so on purpose.
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

  void settle(RawTag& tag, const std::string& form, bool is_listed) {
    if (is_listed && rules_.vocabulary && rules_.vocabulary->find(tag.key)) return;
    const SettledTag settled = capitals().settle(form);
    guess(tag, settled.form, "names in it", settled.certainty);
  }

  // A tag of one word, or of several run together.
  void conclude(RawTag& tag) {
    if (const Concept* item = rules_.vocabulary ? rules_.vocabulary->find(tag.key) : nullptr)
      return guess(tag, std::string(name_in(*item, tag.key, article_.language)), "vocabulary",
                   by_vocabulary);
    if (const std::string known = known_form_of(tag); !known.empty())
      return guess(tag, known, "known name", by_known_name);
    const std::string raw = all_shouted_ ? to_lower(tag.raw, article_.language) : tag.raw;
    const bool is_name = has_words_ && has_inner_capital(raw);
    if (!is_name && parted_++ < most_parted && take_apart(tag, raw)) return;
    if (raw != tag.raw)
      guess(tag, raw, "capitals undone", by_shouting);
    else if (has_inner_capital(raw))
      guess(tag, raw, "capitals of its own", by_own_capitals);
  }

  std::string known_form_of(const RawTag& tag) {
    const bool english = article_.language == "und" || article_.language.starts_with("en");
    if (const std::string_view name = known_tag_name(tag.key); english && !name.empty())
      return std::string(name);
    std::string known = settled_form(tag.key, index());
    const bool says_less = !all_shouted_ && has_inner_capital(tag.raw) && !has_inner_capital(known);
    return says_less || tag_key(known) != tag.key ? std::string() : known;
  }

  // True when that is sure.
  bool take_apart(RawTag& tag, const std::string& raw) {
    const std::vector<Segmentation> list = Segmenter(index()).alternatives(raw, most_divisions);
    const auto parted =
        std::find_if(list.begin(), list.end(), [](const Segmentation& s) { return s.parted; });
    if (parted == list.end()) return false;
    double confidence = parted->confidence;
    if (has_words_ && count_code_points(raw) <= longest_word)
      confidence /= confidence + doubt_among_words * (1 - confidence);
    if (confidence >= least_confidence) guess(tag, parted->text, "words taken apart", confidence);
    return confidence >= sure_enough;
  }

  void guess(RawTag& tag, std::string spelling, std::string_view rule, double confidence) {
    if (spelling != tag.raw && spelling != capitalize_first(tag.raw) && confidence >= sure_enough)
      explain(article_, "tags", tag.position,
              "`" + tag.raw + "` is `" + spelling + "`, " + std::string(rule), confidence);
    const auto sure = static_cast<std::uint32_t>(std::lround(confidence * 100));
    tag.spellings.push_back({tag.key, std::move(spelling), sure, TagBasis::guess});
  }

  const WordIndex& index() {
    if (index_) return *index_;
    std::string tags;
    for (const RawTag& tag : article_.tags)
      for (const std::string& form : {tag.key, tag.raw})
        if (form.size() <= longest_tag) tags += loose_key(form, article_.language) + ' ';
    return index_.emplace(words_, article_.language, tags);
  }

  const TagCapitals& capitals() {
    return capitals_ ? *capitals_ : capitals_.emplace(index(), article_.tags);
  }

  const Rules& rules_;
  Article& article_;
  const TextWords words_;
  std::string small_text_;  // in small letters; made when it is asked for
  std::optional<WordIndex> index_;
  std::optional<TagCapitals> capitals_;
  bool has_words_ = false, has_blanks_ = false, all_shouted_ = false;
  std::size_t parted_ = 0;
};

}  // namespace

void find_spellings(const Rules& rules, Article& article) {
  if (!article.tags.empty()) SpellingFinder(rules, article);
}

}  // namespace offprint
