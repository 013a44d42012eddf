#include "ingest/capture/byline.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t longest_line = 2000;  // bytes; a word without end is no byline
constexpr std::uint32_t most_words = 28;
constexpr std::size_t longest_name = 120;              // bytes
constexpr std::uint32_t longest_name_in_capitals = 4;  // words
constexpr std::size_t shortest_repeated = 5;           // bytes

constexpr std::array<std::string_view, 31> particles = {
    "de",  "da",  "do",  "dos", "das", "del", "della", "di",  "du", "des", "la",
    "le",  "van", "von", "der", "den", "ter", "ten",   "zu",  "af", "av",  "bin",
    "ibn", "al",  "el",  "y",   "e",   "et",  "und",   "and", "&"};
constexpr std::array<std::string_view, 9> separators = {" | ", "|",   " • ", " · ", "·",
                                                        "•",   " — ", " – ", "//"};

bool is_particle(std::string_view word) {
  return std::find(particles.begin(), particles.end(), word) != particles.end();
}

std::vector<std::string_view> split_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    std::size_t at = text.size(), size = 0;
    for (const std::string_view separator : separators)
      if (const std::size_t found = text.find(separator); found < at) {
        at = found;
        size = separator.size();
      }
    parts.push_back(trim(text.substr(0, at)));
    text.remove_prefix(at + size);
  }
  return parts;
}

// Where a word of the fragment may begin, near enough to its end for a label.
std::vector<std::size_t> label_starts(std::string_view fragment) {
  constexpr std::size_t longest_label = 60;  // bytes
  std::vector<std::size_t> starts;
  bool inside = false;
  for (std::size_t at = 0; at < fragment.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(fragment, at);
    const bool word = is_letter(c);
    if (word && (!inside || is_wide(c)) && fragment.size() - begin <= longest_label)
      starts.push_back(begin);
    inside = word;
  }
  return starts;
}

// The label that a fragment ends with: "… Last updated:".
std::optional<Cue> label_at_end(std::string_view fragment) {
  for (const std::size_t at : label_starts(fragment)) {
    for (const Cue cue : {Cue::updated, Cue::published})
      if (const std::size_t end = cue_prefix(fragment.substr(at), cue);
          end > 0 && end == fragment.size() - at)
        return cue;
  }
  return {};
}

// Cuts the label off a fragment.
std::string_view without_label(std::string_view fragment) {
  for (const std::size_t at : label_starts(fragment)) {
    for (const Cue cue : {Cue::updated, Cue::published, Cue::byline})
      if (const std::size_t end = cue_prefix(fragment.substr(at), cue);
          end > 0 && end == fragment.size() - at)
        return trim(fragment.substr(0, at));
  }
  return trim(fragment);
}

bool is_edge_mark(char32_t c) {
  static constexpr std::u32string_view marks = U" ,:;|·•-–—/()[]@";
  return marks.find(c) != marks.npos;
}

std::string_view without_edges(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_edge_mark(next_code_point(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    std::size_t next = at;
    if (!is_edge_mark(next_code_point(text, next))) break;
    text.remove_suffix(text.size() - at);
  }
  return text;
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// "October 17, 20236:01 PM": a time glued to a year.
std::string with_space_after_year(std::string_view text) {
  std::string spaced;
  for (std::size_t at = 0; at < text.size(); ++at) {
    spaced += text[at];
    const bool year = at >= 3 && is_digit_at(text, at) && is_digit_at(text, at - 1) &&
                      is_digit_at(text, at - 2) && is_digit_at(text, at - 3) &&
                      (at == 3 || !is_digit_at(text, at - 4)) &&
                      (text.substr(at - 3, 2) == "19" || text.substr(at - 3, 2) == "20");
    const bool time = is_digit_at(text, at + 1) &&
                      text.substr(std::min(at + 2, text.size()), 2).find(':') != text.npos;
    if (year && time) spaced += ' ';
  }
  return spaced;
}

bool is_before(const Date& one, const Date& other) {
  return std::tie(one.year, one.month, one.day) < std::tie(other.year, other.month, other.day);
}

// "Jane RoeJane RoeJane Roe": a picture's description, a link, a name.
std::string_view without_repetitions(std::string_view text) {
  for (const std::size_t times : {3u, 2u}) {
    const std::size_t size = text.size() / times;
    if (size < shortest_repeated || size * times != text.size()) continue;
    bool same = true;
    for (std::size_t i = 1; i < times; ++i)
      same = same && text.substr(i * size, size) == text.substr(0, size);
    if (same) return text.substr(0, size);
  }
  return text;
}

// "Jane Roe on": the word leads to the date.
std::string_view without_small_end(std::string_view name) {
  for (std::size_t blank = name.rfind(' '); blank != name.npos; blank = name.rfind(' ')) {
    std::size_t at = blank + 1;
    if (at >= name.size() || !is_lower(next_code_point(name, at))) break;
    name = trim(name.substr(0, blank));
  }
  return name;
}

class MetaReader {
 public:
  MetaReader(std::string_view text, const BlockFeatures& features, std::string_view language)
      : text_(text), f_(features), language_(language) {}

  MetaLine run() {
    if (f_.words == 0 || f_.words > most_words || f_.sentences > 3 || text_.size() > longest_line)
      return {};
    if (f_.words <= 3 && is_label()) return line_;
    take_dates();
    std::string rest;
    for (const std::string& fragment : fragments_) rest += fragment + " | ";
    for (const std::string_view part : split_parts(rest)) take_part(without_edges(part));
    if (line_.dates() && other_words_ > 8) return {};
    if (!line_.byline.empty() && other_words_ > 10) return {};
    return line_;
  }

 private:
  bool is_label() {
    const auto is_all = [&](Cue cue) { return cue_prefix(text_, cue) == text_.size(); };
    line_.labels_updated = is_all(Cue::updated);
    line_.labels_published = !line_.labels_updated && is_all(Cue::published);
    line_.labels_byline = !line_.labels_updated && !line_.labels_published && is_all(Cue::byline);
    return line_.is_label();
  }

  void take_dates() {
    const std::string spaced = with_space_after_year(text_);
    std::string_view rest = spaced;
    std::vector<Date> unlabelled;
    while (const auto found = find_line_date(rest, language_)) {
      const std::string_view before = rest.substr(0, found->begin);
      const auto label = label_at_end(before);
      std::string& field = label == Cue::updated     ? line_.updated
                           : line_.published.empty() ? line_.published
                                                     : line_.updated;
      if (label == Cue::published) line_.published_labelled = true;
      if (field.empty()) field = rest.substr(found->begin, found->end - found->begin);
      if (!label) unlabelled.push_back(found->date);
      fragments_.emplace_back(label ? without_label(before) : before);
      rest.remove_prefix(found->end);
      if (fragments_.size() > 3) break;
    }
    fragments_.emplace_back(rest);
    // "May 21, 2025April 24, 2025": some sites put the update first.
    if (fragments_.size() == 3 && unlabelled.size() == 2 && is_before(unlabelled[1], unlabelled[0]))
      std::swap(line_.published, line_.updated);
    if (!line_.dates() && f_.words <= 10 && f_.digit_share > 0 &&
        (f_.cues.has(Cue::relative_time) || lacks_year()))
      line_.incomplete = text_;
  }

  // "March 3", "Published: 3 March": a date as soon as it has a year.
  bool lacks_year() const {
    std::string_view day = text_;
    for (const Cue cue : {Cue::published, Cue::updated})
      if (const std::size_t end = cue_prefix(day, cue)) day.remove_prefix(end);
    if (day.empty() || day.size() > 40 || line_features(day).words > 5) return false;
    const ParsedDate parsed =
        parse_date(std::string(day) + " 2000", DateOrder::day_first, language_);
    return parsed.date || parsed.problem == DateProblem::wrong_weekday;
  }

  void take_part(std::string_view part) {
    if (part.empty()) return;
    const BlockFeatures f = line_features(part);
    if (f.cues.has(Cue::filler_name)) {
      line_.filler = true;
    } else if (f.cues.has(Cue::reading_time)) {
      line_.reading_time = true;
      if (f.words > 8) other_words_ += f.words;
    } else if (const std::size_t label = byline_label(part)) {
      take_name(part, label);
    } else if (const std::size_t section = cue_prefix(part, Cue::section)) {
      line_.section = part.substr(section);
    } else if (const std::string_view name = without_repetitions(part);
               line_.byline.empty() && is_name_like(name)) {
      line_.byline = name;
    } else {
      other_words_ += f.letters > 0 ? f.words : 0;
    }
  }

  // Where the names begin, when the part is a label and names.
  std::size_t byline_label(std::string_view part) const {
    const std::size_t end = cue_prefix(part, Cue::byline);
    if (end == 0 || end >= part.size()) return 0;
    return is_stated_name(part.substr(end)) ? end : 0;
  }

  bool is_stated_name(std::string_view name) const {
    if (name.size() > longest_name) return false;
    const BlockFeatures f = line_features(name);
    if (f.digit_share > 0.3 || f.letters < 2 || f.words > 14 || f.is_question) return false;
    // "POR LA TARDE …": where all is capitals, a label may be a headline's first word.
    if (f_.all_capitals) return is_name_like(name) && f.words <= longest_name_in_capitals;
    if (is_name_like(name)) return true;
    const bool has_case = f.capital_share > 0 || to_lower(name) != to_upper(name);
    // "The Upwork Team", "jsteinhardt": one word, or all with capitals.
    if (has_case) return (f.words == 1 && text_.size() < 60) || f.capital_share >= 0.6;
    return f.letters <= 40 && f.sentences == 0 && f.words <= 8;
  }

  void take_name(std::string_view part, std::size_t label) {
    const std::string_view name = without_edges(without_small_end(part.substr(label)));
    if (line_features(name).cues.has(Cue::filler_name)) {
      line_.filler = true;
      return;
    }
    if (line_.labelled) return;
    line_.byline = name;
    line_.labelled = true;
  }

  std::string_view text_;
  const BlockFeatures& f_;
  std::string_view language_;
  MetaLine line_;
  std::vector<std::string> fragments_;
  std::uint32_t other_words_ = 0;
};

// Words between blanks; false when one cannot be a part of a name.
bool are_name_words(std::string_view name, std::size_t& words, std::size_t& capitals) {
  while (!name.empty()) {
    const std::size_t end = std::min(name.find(' '), name.size());
    const std::string_view word = name.substr(0, end);
    name.remove_prefix(std::min(end + 1, name.size()));
    if (word.empty()) continue;
    ++words;
    std::size_t at = 0;
    const char32_t first = next_code_point(word, at);
    if (is_upper(first))
      ++capitals;
    else if (!is_particle(word))
      return false;
    while (at < word.size()) {
      const char32_t c = next_code_point(word, at);
      if (!is_letter(c) && c != '\'' && c != 0x2019 && c != '-' && c != '.' &&
          !(c >= 0x300 && c <= 0x36F))
        return false;
    }
  }
  return true;
}

// "CollapsedExpand": two words without the blank between them, where "McDonald" and "HarborHR" are
// one.
bool is_glued_word(std::string_view text) {
  std::size_t letters = 0;
  bool small = false, joint = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_letter(c)) {
      letters = 0;
      small = joint = false;
      continue;
    }
    if (joint && is_lower(c)) return true;
    joint = is_upper(c) && small && letters > 3;
    small = is_lower(c);
    ++letters;
  }
  return false;
}

}  // namespace

bool is_name_like(std::string_view text) {
  if (text.size() > longest_name) return false;
  std::string_view name = text.substr(0, text.find(','));
  if (name.ends_with('.') && name.size() > 3 && name[name.size() - 3] != ' ') return false;
  std::size_t words = 0, capitals = 0;
  if (!are_name_words(name, words, capitals)) return false;
  if (words < 2 || words > 7 || capitals < 2) return false;
  const BlockFeatures f = line_features(name);
  return f.letters >= 4 && f.joints <= 1 && !is_glued_word(name) &&
         (f.cues.bits & ~(1u << static_cast<unsigned>(Cue::byline))) == 0;
}

std::optional<FoundDate> find_line_date(std::string_view text, std::string_view language) {
  const DateOrder order = date_order_of(language);
  if (auto found = find_date(text, order, language)) return found;
  // Which of two days it is, normalize asks the configuration.
  return order == DateOrder::unknown ? find_date(text, DateOrder::day_first, language)
                                     : std::nullopt;
}

void join_labels(std::vector<MetaLine>& lines) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    MetaLine& next = lines[i + 1];
    if (lines[i].labels_byline && !next.byline.empty()) next.after_label = true;
    if (lines[i].labels_published) next.published_labelled = !next.published.empty();
    if (lines[i].labels_updated && next.updated.empty()) std::swap(next.updated, next.published);
  }
}

MetaLine read_meta_line(std::string_view text, const BlockFeatures& features,
                        std::string_view language) {
  return MetaReader(text, features, language).run();
}

}  // namespace offprint
