#include "ingest/capture/headline.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/unicode.h"
#include "ingest/capture/headline_form.h"
#include "ingest/capture/step_lines.h"
#include "ingest/capture/title_suffix.h"

namespace offprint {
namespace {

constexpr std::size_t sample_words = 1500;
constexpr std::size_t most_before = 400;      // blocks between the headline and the article
constexpr std::size_t most_into = 400;        // blocks of the article that are looked at
constexpr std::size_t longest_addition = 60;  // bytes that a title bar adds to the headline
constexpr std::size_t head_blocks = 60;
constexpr std::uint32_t longest_site = 5;  // words
constexpr double least_score = 4;
constexpr double least_above_byline = 2.5;

class Search {
 public:
  explicit Search(const HeadlineSources& sources)
      : blocks_(sources.blocks),
        features_(sources.features),
        meta_(sources.meta),
        small_words_(sources.small_words),
        region_(sources.region) {}

  FoundHeadline run() {
    FoundHeadline best, above_byline;
    best.score = least_score;
    above_byline.score = least_above_byline;
    read_region();
    find_subheads();
    count_pairs();
    measure_distances();
    const std::size_t first = region_.begin > most_before ? region_.begin - most_before : 0;
    double prose = 0;
    const std::size_t last = std::min(region_.end, region_.begin + most_into);
    for (std::size_t i = first; i < last && prose < std::max(90.0, 0.3 * region_.words); ++i) {
      if (i >= region_.begin && features_[i].is_prose()) prose += features_[i].words;
      if (!can_be(i)) continue;
      const double score = score_of(i, prose);
      if (score > best.score) best = {i, score};
      if (score > above_byline.score && meta_after(i) == 1) above_byline = {i, score};
    }
    return best.block < blocks_.size() ? best : above_byline;
  }

 private:
  void read_region() {
    std::size_t prose = 0, apart = 0;
    for (std::size_t i = region_.begin; i < region_.end; ++i) {
      if (!features_[i].is_prose()) continue;
      if (vocabulary_.size() < sample_words)
        for (std::string& word : key_words(blocks_[i].text)) vocabulary_.insert(std::move(word));
      if (++prose == 1) text_indent_ = blocks_[i].indent;
      apart += blocks_[i].after_blank;
    }
    has_blank_lines_ = apart * 2 > prose;
  }

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
    if (f.sentences > 2 || meta_[i].sure() || meta_[i].is_label() ||
        begins_oddly(blocks_[i].text) || names_things(i))
      return false;
    constexpr Cue never[] = {Cue::consent,  Cue::copyright,     Cue::comments,
                             Cue::related,  Cue::newsletter,    Cue::advertisement,
                             Cue::share,    Cue::button,        Cue::author_note,
                             Cue::contents, Cue::relative_time, Cue::read_more};
    return std::none_of(std::begin(never), std::end(never),
                        [&](Cue cue) { return f.cues.has(cue) && f.words <= 8; }) &&
           !(f.cues.has(Cue::navigation) && f.words <= 4);
  }

  // Names of people, steps through the site, lists of sections, credits of pictures.
  bool names_things(std::size_t i) const {
    const std::string_view text = blocks_[i].text;
    const std::string_view first = text.substr(0, text.find(" | "));
    if (first.size() < text.size() && is_name_like(first) && line_features(first).words <= 5 &&
        !small_words_.has_word_of(first))
      return true;
    if (is_breadcrumb(text) || is_menu_row(text)) return true;
    if (features_[i].cues.has(Cue::credit) || ends_with_credit(text)) return true;
    return cue_prefix(text, Cue::section) > 0 && features_[i].commas > 0;
  }

  double score_of(std::size_t i, double prose) const {
    const BlockFeatures& f = features_[i];
    double score = form_score(blocks_[i].text, f) + 4 * shared_words(i);
    score += repetition_score(i) + isolation_score(i) + neighbor_score(i);
    if (i == 0) score += f.words >= 3 ? 2.5 : f.words == 2 ? 1.5 : 0.5;
    if (blocks_[i].indent > text_indent_ + 2) score -= blocks_[i].indent > 8 ? 2 : 1.5;
    if (stands_in_menu(i) && !is_isolated(i)) score -= 2;
    if (stands_in_contents(i)) score -= 2.5;
    if (ends_with_site(i)) score += 1.5;
    if (starts_with_digit(blocks_[i].text) && prose > 0) score -= 1.5;
    score -= std::min(distance_[i] * 0.15, 3.5);
    const std::size_t meta = meta_after(i);
    if (meta == 0) return score - 0.12 * prose;
    // Text before it is an excerpt or another article's, when its own date follows.
    score += meta == 1 ? 3 : 2.5;
    return score - 0.12 * std::min(prose, 20.0) - 10 * prose / (1 + region_.words);
  }

  // What the lines right before and after it say.
  double neighbor_score(std::size_t i) const {
    double score = 0;
    if (i > 0 && meta_[i - 1].sure()) score += 1;
    if (follows_longer(i)) score -= 1.25;
    if (features_[i].repeats == 1 && extends_neighbor(i)) score -= 3;
    if (i + 1 >= blocks_.size()) return score;
    if (features_[i + 1].cues.has(Cue::consent)) score -= 3;
    // Buttons for sharing stand below headlines.
    if (features_[i + 1].cues.has(Cue::share)) score += 1;
    if (meta_after(i) == 0 && is_named_below(i)) score += 1.5;
    return score;
  }

  // A headline stands once more in a breadcrumb or over the text; what stands once more together
  // with its neighbor is a part of a menu that was printed twice.
  double repetition_score(std::size_t i) const {
    const BlockFeatures& f = features_[i];
    if (f.words < 4) return 0;
    if (f.repeats < 2) return stands_within_another(i) ? 1.5 : 0;
    if (is_paired(i) || (i > 0 && is_paired(i - 1))) return -1;
    return f.repeats > 2 ? 2 : 1.5;
  }

  // "Menu The old mill", "The old mill cover": what a title bar or a picture says.
  bool stands_within_another(std::size_t i) const {
    const std::string& text = blocks_[i].text;
    const std::size_t begin = i > most_before ? i - most_before : 0;
    for (std::size_t j = begin; j < std::min(i + 6, blocks_.size()); ++j) {
      const std::string& other = blocks_[j].text;
      if (other.size() > text.size() && other.size() <= text.size() + longest_addition &&
          other.find(text) != other.npos)
        return true;
    }
    return false;
  }

  bool is_paired(std::size_t i) const {
    if (i + 1 >= blocks_.size() || features_[i].hash == features_[i + 1].hash) return false;
    if (meta_[i].sure() || meta_[i + 1].sure() || !are_lines(i)) return false;
    const auto pair = pairs_.find(pair_hash(i));
    return pair != pairs_.end() && pair->second > 1;
  }

  // The last steps of a breadcrumb, printed as a list, may be such a pair as well.
  bool are_lines(std::size_t i) const {
    return blocks_[i].shape == BlockShape::text && blocks_[i + 1].shape == BlockShape::text;
  }

  std::uint64_t pair_hash(std::size_t i) const {
    return features_[i].hash * 31 + features_[i + 1].hash;
  }

  void count_pairs() {
    for (std::size_t i = 0; i + 1 < blocks_.size(); ++i)
      if (are_lines(i) && features_[i].repeats > 1 && features_[i + 1].repeats > 1)
        ++pairs_[pair_hash(i)];
  }

  // Where paragraphs have blank lines between them, so has a headline; the lines of a menu have
  // none.
  double isolation_score(std::size_t i) const {
    if (!has_blank_lines_) return 0;
    if (is_isolated(i)) return 1;
    const bool apart = blocks_[i].after_blank || i + 1 >= blocks_.size() ||
                       blocks_[i + 1].after_blank || meta_[i + 1].any();
    return apart ? 0 : -1;
  }

  bool is_isolated(std::size_t i) const {
    return has_blank_lines_ && blocks_[i].after_blank &&
           (i + 1 >= blocks_.size() || blocks_[i + 1].after_blank);
  }

  // A subtitle between headline and byline.
  bool follows_longer(std::size_t i) const {
    return i > 0 && features_[i - 1].words >= 4 && features_[i].words < features_[i - 1].words &&
           meta_after(i) == 1 && is_isolated(i - 1) && can_be(i - 1);
  }

  // "The old mill | The Daily Loaf", where "Daily Loaf" is a line of the page's head.
  bool ends_with_site(std::size_t i) const {
    const SplitTitle title = split_title(blocks_[i].text);
    if (title.last.empty() || line_features(title.last).words > longest_site) return false;
    for (std::size_t j = 0; j < std::min(head_blocks, blocks_.size()); ++j)
      if (j != i && features_[j].words <= longest_site && !meta_[j].any() &&
          is_same_name(blocks_[j].text, title.last))
        return true;
    return false;
  }

  double shared_words(std::size_t i) const {
    const std::vector<std::string> words = key_words(blocks_[i].text);
    if (words.empty()) return 0;
    const auto known = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
      return vocabulary_.contains(word);
    });
    return static_cast<double>(known) / static_cast<double>(words.size());
  }

  // A picture's description and then the name: the author's.
  bool is_named_below(std::size_t i) const {
    return i + 1 < blocks_.size() && !meta_[i + 1].byline.empty() && features_[i + 1].repeats > 1;
  }

  // How many lines later a byline or a date stands, at most four; 0 when there is none.
  std::size_t meta_after(std::size_t i) const {
    for (std::size_t j = i + 1; j < blocks_.size() && j <= i + 4; ++j) {
      if (meta_[j].sure() || meta_[j].is_label()) return j - i;
      if (features_[j].words >= 40) return 0;
    }
    return 0;
  }

  const std::vector<CaptureBlock>& blocks_;
  const std::vector<BlockFeatures>& features_;
  const std::vector<MetaLine>& meta_;
  const SmallWords& small_words_;
  const Region& region_;
  std::set<std::string> vocabulary_;
  std::vector<double> distance_;
  std::set<std::uint64_t> subheads_;
  std::map<std::uint64_t, std::uint32_t> pairs_;
  std::uint32_t text_indent_ = 0;
  bool has_blank_lines_ = false;  // between paragraphs
};

}  // namespace

FoundHeadline find_headline(const HeadlineSources& sources) {
  if (sources.region.begin == sources.region.end) return {};
  return Search(sources).run();
}

}  // namespace offprint
