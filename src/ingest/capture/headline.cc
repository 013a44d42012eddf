#include "ingest/capture/headline.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/unicode.h"
#include "ingest/capture/byline.h"

namespace offprint {
namespace {

constexpr std::size_t sample_words = 1500;
constexpr std::size_t most_before = 400;  // blocks between the headline and the article
constexpr std::size_t stem_letters = 6;
constexpr double least_score = 4;

// The beginnings of a text's longer words, folded, so that inflected forms meet; of wide
// characters, pairs.
std::vector<std::string> key_words(std::string_view text) {
  std::vector<std::string> words;
  const std::string folded = fold(text);
  std::string word, wide;
  std::size_t letters = 0;
  const auto flush = [&] {
    if (letters >= 4) words.push_back(word);
    word.clear();
    letters = 0;
  };
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(folded, at);
    const std::string_view character = std::string_view(folded).substr(begin, at - begin);
    if (is_wide(c) && is_letter(c)) {
      flush();
      if (!wide.empty()) words.push_back(wide + std::string(character));
      wide = character;
      continue;
    }
    wide.clear();
    if (is_letter(c) || is_digit(c)) {
      if (++letters <= stem_letters) word += character;
    } else {
      flush();
    }
  }
  flush();
  return words;
}

class Search {
 public:
  Search(const std::vector<CaptureBlock>& blocks, const std::vector<BlockFeatures>& features,
         const std::vector<MetaLine>& meta, const Region& region)
      : blocks_(blocks), features_(features), meta_(meta), region_(region) {
    for (std::size_t i = region.begin; i < region.end && vocabulary_.size() < sample_words; ++i)
      if (features[i].is_prose())
        for (std::string& word : key_words(blocks[i].text)) vocabulary_.insert(std::move(word));
  }

  FoundHeadline run() {
    FoundHeadline best;
    best.score = least_score;
    find_subheads();
    measure_distances();
    const std::size_t first = region_.begin > most_before ? region_.begin - most_before : 0;
    double prose = 0;
    for (std::size_t i = first; i < region_.end && prose < std::max(90.0, 0.3 * region_.words);
         ++i) {
      if (i >= region_.begin && features_[i].is_prose()) prose += features_[i].words;
      if (!can_be(i)) continue;
      const double score = score_of(i, prose);
      if (score > best.score) best = {i, score};
    }
    return best;
  }

 private:
  // How many lines with something to say lie between each line and the article.
  void measure_distances() {
    distance_.assign(blocks_.size(), 0);
    double distance = 0;
    for (std::size_t i = region_.begin; i-- > 0;) {
      const BlockFeatures& f = features_[i];
      if (f.letters >= 2 && !meta_[i].sure() && blocks_[i].shape != BlockShape::image &&
          !f.cues.has(Cue::share) && !subheads_.contains(f.hash))
        distance += 1;
      distance_[i] = distance;
    }
  }

  // "The old mill | DailyLoaf" or "The old mill cover" near "The old mill".
  bool extends_neighbor(std::size_t i) const {
    const std::string& text = blocks_[i].text;
    for (std::size_t j = i > 4 ? i - 4 : 0; j < std::min(i + 6, blocks_.size()); ++j) {
      const std::string& other = blocks_[j].text;
      if (features_[j].words >= 3 && text.size() > other.size() && text[other.size()] == ' ' &&
          text.starts_with(other))
        return true;
    }
    return false;
  }

  bool stands_in_contents(std::size_t i) const {
    const auto is_listed = [&](std::size_t j) {
      return j < region_.begin && subheads_.contains(features_[j].hash);
    };
    return is_listed(i) && (is_listed(i + 1) || is_listed(i + 2) || (i > 1 && is_listed(i - 2)));
  }

  // Short lines after the article's first paragraphs: before them, they are its table of contents.
  void find_subheads() {
    double prose = 0;
    for (std::size_t i = region_.begin; i < region_.end; ++i) {
      if (features_[i].is_prose()) prose += features_[i].words;
      if (prose > 60 && features_[i].words <= 18 && !features_[i].is_prose())
        subheads_.insert(features_[i].hash);
    }
  }

  bool is_menu_line(std::size_t i) const {
    const BlockFeatures& f = features_[i];
    return blocks_[i].shape == BlockShape::list_item
               ? f.words <= 6 && f.sentences == 0
               : f.letters > 2 && f.words <= 4 && f.sentences == 0 && !meta_[i].any();
  }

  bool stands_in_menu(std::size_t i) const {
    return i > 0 && i + 1 < blocks_.size() && features_[i].words <= 6 && is_menu_line(i - 1) &&
           is_menu_line(i + 1);
  }

  bool can_be(std::size_t i) const {
    const BlockFeatures& f = features_[i];
    if (blocks_[i].shape != BlockShape::text || f.letters < 4 || f.words > 32) return false;
    if (f.trails_off || f.ends_with_colon || f.digit_share > 0.5) return false;
    if (f.sentences > 2 || meta_[i].sure() || meta_[i].is_label() || begins_oddly(i) ||
        names_things(i))
      return false;
    constexpr Cue never[] = {Cue::consent,  Cue::copyright,     Cue::comments,
                             Cue::related,  Cue::newsletter,    Cue::advertisement,
                             Cue::share,    Cue::button,        Cue::author_note,
                             Cue::contents, Cue::relative_time, Cue::read_more};
    return std::none_of(std::begin(never), std::end(never),
                        [&](Cue cue) { return f.cues.has(cue) && f.words <= 8; }) &&
           !(f.cues.has(Cue::navigation) && f.words <= 4);
  }

  // Names of people, lists of sections, credits of pictures.
  bool names_things(std::size_t i) const {
    const std::string_view text = blocks_[i].text;
    const std::string_view first = text.substr(0, text.find(" | "));
    if (first.size() < text.size() && is_name_like(first) && line_features(first).words <= 5)
      return true;
    if (features_[i].cues.has(Cue::credit)) return true;
    return cue_prefix(text, Cue::section) > 0 && features_[i].commas > 0;
  }

  // With a mark that opens nothing.
  bool begins_oddly(std::size_t i) const {
    std::size_t at = 0;
    const char32_t c = next_code_point(blocks_[i].text, at);
    return c == ':' || c == ',' || c == '.' || c == ';' || c == ')' || c == ']' || c == '|' ||
           c == '/' || c == '%' || c == '=';
  }

  // Headlines ask and exclaim, but seldom have a full stop.
  bool is_statement(std::size_t i) const {
    return features_[i].ends_sentence && !features_[i].is_question &&
           !blocks_[i].text.ends_with('!');
  }

  bool begins_small(std::size_t i) const {
    std::size_t at = 0;
    return is_lower(next_code_point(blocks_[i].text, at));
  }

  double score_of(std::size_t i, double prose) const {
    const BlockFeatures& f = features_[i];
    double score = length_score(f.words);
    score += 4 * shared_words(i);
    if (i == 0) score += 2.5;
    if (f.repeats > 1 && f.words >= 4) score += f.repeats > 2 ? 2 : 1.5;
    if (is_statement(i)) score -= f.repeats > 1 || f.all_capitals ? 1 : 4;
    if (f.is_question && f.words > 14) score -= 1.5;
    if (f.sentences > 1) score -= 1.5;
    if (f.all_capitals && f.words >= 3) score += 0.5;
    if (blocks_[i].indent > 8) score -= 1;
    if (begins_small(i)) score -= 2;
    const std::size_t meta = meta_after(i);
    const bool dated = meta > 0;
    if (dated) score += 2.5;
    if (i > 0 && meta_[i - 1].sure()) score += 1;
    if (i + 1 < blocks_.size() && features_[i + 1].cues.has(Cue::consent)) score -= 3;
    if (stands_in_menu(i)) score -= 2;
    if (stands_in_contents(i)) score -= 2.5;
    if (extends_neighbor(i)) score -= 3;
    score -= std::min(distance_[i] * 0.15, 3.5);
    if (starts_with_digit(blocks_[i].text) && prose > 0) score -= 1.5;
    // Text before it is an excerpt or another article's, when its own date follows.
    const double passed =
        dated ? 0.12 * std::min(prose, 20.0) + 10 * prose / (1 + region_.words) : 0.12 * prose;
    return score - passed;
  }

  static bool starts_with_digit(std::string_view text) {
    return !text.empty() && text[0] >= '0' && text[0] <= '9';
  }

  static double length_score(std::uint32_t words) {
    if (words >= 4 && words <= 20) return 2.5;
    if (words == 3) return 1.5;
    return words == 2 ? 0 : words == 1 ? -2 : 0.5;
  }

  double shared_words(std::size_t i) const {
    const std::vector<std::string> words = key_words(blocks_[i].text);
    if (words.empty()) return 0;
    const auto known = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
      return vocabulary_.contains(word);
    });
    return static_cast<double>(known) / static_cast<double>(words.size());
  }

  // How many lines later a byline or a date stands, at most four; 0 when there is none.
  std::size_t meta_after(std::size_t i) const {
    for (std::size_t j = i + 1; j < blocks_.size() && j <= i + 4; ++j) {
      if (meta_[j].sure()) return j - i;
      if (features_[j].words >= 40) return 0;
    }
    return 0;
  }

  const std::vector<CaptureBlock>& blocks_;
  const std::vector<BlockFeatures>& features_;
  const std::vector<MetaLine>& meta_;
  const Region& region_;
  std::set<std::string> vocabulary_;
  std::vector<double> distance_;
  std::set<std::uint64_t> subheads_;
};

}  // namespace

FoundHeadline find_headline(const std::vector<CaptureBlock>& blocks,
                            const std::vector<BlockFeatures>& features,
                            const std::vector<MetaLine>& meta, const Region& region) {
  if (region.begin == region.end) return {};
  return Search(blocks, features, meta, region).run();
}

}  // namespace offprint
