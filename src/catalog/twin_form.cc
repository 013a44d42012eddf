#include "catalog/twin_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "model/link_key.h"

namespace offprint {
namespace {

std::uint64_t hash_or_none(std::string_view text) { return text.empty() ? 0 : hash64(text); }

struct Words {
  std::string letters;            // and digits, of one word after the other
  std::vector<std::size_t> ends;  // in `letters`
};

// Whether the character at `at` is one. `at` moves behind it.
bool take_letter_or_digit(std::string_view text, std::size_t& at) {
  const char c = text[at];
  if ((c & 0x80) == 0) {
    ++at;
    return is_ascii_letter(c) || is_ascii_digit(c);
  }
  const char32_t code_point = next_code_point(text, at);
  return is_letter(code_point) || is_digit(code_point);
}

Words words_of(std::string_view title) {
  Words words;
  words.letters.reserve(title.size());
  bool open = false;
  const auto close = [&] {
    if (std::exchange(open, false)) words.ends.push_back(words.letters.size());
  };
  const std::string folded = fold(title);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    if (take_letter_or_digit(folded, at)) {
      words.letters.append(folded, begin, at - begin);
      open = true;
    } else {
      close();
    }
  }
  close();
  return words;
}

template <typename Visit>
void for_each(const Words& words, Visit visit) {
  std::size_t begin = 0;
  for (const std::size_t end : words.ends) {
    visit(std::string_view(words.letters).substr(begin, end - begin));
    begin = end;
  }
}

void read_title(const Facts& facts, TwinForm& form) {
  Words words = words_of(facts.title);
  form.title = form.bare_title = hash_or_none(words.letters);
  if (!facts.title_before_suffix.empty()) {
    words = words_of(facts.title_before_suffix);
    form.bare_title = hash_or_none(words.letters);
  }
  std::string numbers;
  std::vector<std::uint32_t> hashes;
  hashes.reserve(words.ends.size());
  for_each(words, [&](std::string_view word) {
    if (std::any_of(word.begin(), word.end(), is_ascii_digit)) numbers.append(word) += ' ';
    hashes.push_back(static_cast<std::uint32_t>(hash64(word)));
  });
  form.numbers = hash_or_none(numbers);
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  form.title_length = static_cast<std::uint8_t>(std::min(hashes.size(), form.title_words.size()));
  std::copy_n(hashes.begin(), form.title_length, form.title_words.begin());
}

// Feeds often carry the beginning of an article only.
constexpr std::uint32_t fewest_words_of_feed = 100;

std::uint8_t trust_in(std::string_view format, std::uint32_t words) {
  if (format == "markdown" || format == "wxr") return 5;
  if (format == "html" || format == "mhtml") return 4;
  if (format == "feed" || format == "jsonfeed") return words >= fewest_words_of_feed ? 3 : 1;
  return 2;
}

void read_signature(std::string_view bytes, TwinForm& form) {
  form.has_signature = bytes.size() == 2 * TwinForm::places;
  if (!form.has_signature) return;
  for (std::size_t i = 0; i < TwinForm::places; ++i)
    form.signature[i] = static_cast<std::uint16_t>(
        static_cast<unsigned char>(bytes[2 * i]) |
        static_cast<unsigned>(static_cast<unsigned char>(bytes[2 * i + 1])) << 8);
}

enum class Titles : std::uint8_t { unlike, alike, same };

Titles compare_titles(const TwinForm& a, const TwinForm& b) {
  for (const std::uint64_t one : {a.title, a.bare_title})
    if (one != 0 && (one == b.title || one == b.bare_title)) return Titles::same;
  if (a.numbers != b.numbers) return Titles::unlike;
  std::vector<std::uint32_t> common;
  std::set_intersection(a.title_words.begin(), a.title_words.begin() + a.title_length,
                        b.title_words.begin(), b.title_words.begin() + b.title_length,
                        std::back_inserter(common));
  const std::size_t fewest = std::min(a.title_length, b.title_length);
  return common.size() >= 2 && common.size() * 3 >= fewest * 2 ? Titles::alike : Titles::unlike;
}

enum class Days : std::uint8_t { apart, unknown, together };

// Zones and midnights make a day of difference.
Days compare_days(const TwinForm& a, const TwinForm& b) {
  if (a.day == TwinForm::no_day || b.day == TwinForm::no_day) return Days::unknown;
  return std::abs(a.day - b.day) <= 1 ? Days::together : Days::apart;
}

struct Overlap {
  double jaccard = 0;
  double contained = 0;  // the share of the shorter text that stands in the longer
};

Overlap overlap(const TwinForm& a, const TwinForm& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < TwinForm::places; ++i) same += a.signature[i] == b.signature[i];
  const double jaccard = static_cast<double>(same) / TwinForm::places;
  constexpr std::size_t fewest_places = 4;  // fewer may be chance
  const double shorter = std::max(1U, std::min(a.words, b.words));
  const double common = jaccard / (1 + jaccard) * (static_cast<double>(a.words) + b.words);
  return {jaccard, same < fewest_places ? 0 : std::min(1.0, common / shorter)};
}

Likeness like(TwinSign sign, double share) {
  return {sign, static_cast<std::uint8_t>(std::lround(100 * share))};
}

// Nothing but title and day can tell of short texts, or what is stated.
std::optional<Likeness> likeness_of_short(const TwinForm& a, const TwinForm& b, Titles titles,
                                          std::optional<TwinSign> stated) {
  const Days days = compare_days(a, b);
  const bool other_format = a.format != b.format;
  // In two files of one format an id or an address may have been copied along.
  const bool is_near = titles == Titles::same    ? other_format || days != Days::apart
                       : titles == Titles::alike ? other_format && days != Days::apart
                                                 : false;
  if (stated && is_near) return like(*stated, 0);
  if (titles != Titles::same || days != Days::together || a.title_length < 2) return {};
  if (a.words == 0 && b.words == 0) return {};
  if (a.format == b.format && a.fingerprint != b.fingerprint) return {};
  return like(TwinSign::title, 0);
}

constexpr double never = 2;  // more than all of a text

// How much of both texts must be common. Two pages of one site that look alike are less often two
// forms of one article than a page and a capture are.
double least_jaccard(Titles titles, Days days, bool other_format, bool long_texts) {
  const bool apart = days == Days::apart;
  switch (titles) {
    case Titles::same:
      return !apart ? 0.4 : other_format ? 0.6 : 0.9;
    case Titles::alike:
      return !apart ? 0.5 : other_format ? 0.8 : 0.95;
    case Titles::unlike:
      if (apart) return long_texts ? 0.98 : never;
      return other_format ? 0.7 : 0.8;
  }
  return never;
}

// Whether the text alone may speak against the titles.
bool is_long(const TwinForm& form) { return form.words >= 150; }

bool says_text(const TwinForm& a, const TwinForm& b, Titles titles, double jaccard) {
  const bool other_format = a.format != b.format;
  const bool long_texts = is_long(a) && is_long(b);
  const bool sure = other_format && long_texts;
  if (titles == Titles::unlike && a.numbers != b.numbers && !sure) return false;
  return jaccard >= least_jaccard(titles, compare_days(a, b),
                                  sure || (other_format && titles != Titles::unlike), long_texts);
}

}  // namespace

std::string reason(const Likeness& likeness) {
  const std::string text =
      likeness.percent == 0 ? "" : fmt::format("{} % of the text", likeness.percent);
  switch (likeness.sign) {
    case TwinSign::text:
      return text + " is the same";
    case TwinSign::address:
      return "the same address" + (text.empty() ? "" : ", and " + text);
    case TwinSign::id:
      return "the same id" + (text.empty() ? "" : ", and " + text);
    case TwinSign::title:
      return "the same title and day" + (text.empty() ? "" : ", and " + text);
  }
  return text;
}

TwinForm twin_form(const Facts& facts) {
  TwinForm form;
  form.row = facts.row;
  form.words = facts.word_count;
  if (facts.published) {
    Date day = *facts.published;
    day.has_time = day.has_offset = false;
    day.hour = day.minute = day.second = 0;
    day.offset_minutes = 0;
    form.day = static_cast<std::int32_t>(to_epoch_seconds(day) / 86400);
  }
  form.trust = trust_in(facts.format, facts.word_count);
  form.is_feed = facts.format == "feed" || facts.format == "jsonfeed";
  form.format = hash_or_none(facts.format);
  if (!part_of_origin(facts.origin).empty()) form.file = hash64(file_of_origin(facts.origin));
  form.id = hash_or_none(facts.explicit_id);
  if (!facts.url.empty() && !facts.url_is_derived) form.url = hash64(url_link_key(facts.url));
  if (facts.language != "und")
    form.language = hash_or_none(facts.language.substr(0, facts.language.find('-')));
  form.fingerprint = facts.fingerprint;
  read_title(facts, form);
  read_signature(facts.signature, form);
  return form;
}

std::optional<Likeness> likeness(const TwinForm& a, const TwinForm& b) {
  if (a.file != 0 && a.file == b.file) return {};
  if (a.language != 0 && b.language != 0 && a.language != b.language) return {};
  const Titles titles = compare_titles(a, b);
  std::optional<TwinSign> stated;
  if (a.url != 0 && a.url == b.url)
    stated = TwinSign::address;
  else if (a.id != 0 && a.id == b.id)
    stated = TwinSign::id;
  if (!a.has_signature || !b.has_signature) return likeness_of_short(a, b, titles, stated);

  const Days days = compare_days(a, b);
  const Overlap both = overlap(a, b);
  if (stated && (both.contained >= 0.5 || (titles == Titles::same && both.contained >= 0.25)))
    return like(*stated, std::max(both.jaccard, both.contained));
  if (titles == Titles::same && days == Days::together && both.contained >= 0.7)
    return like(TwinSign::title, std::max(both.jaccard, both.contained));
  if (!says_text(a, b, titles, both.jaccard)) return {};
  return like(TwinSign::text, both.jaccard);
}

}  // namespace offprint
