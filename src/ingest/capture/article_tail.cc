#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "ingest/capture/role_rules.h"

namespace offprint {
namespace {

constexpr double largest_tail = 0.3;        // of the article's substance
constexpr std::uint32_t teaser_words = 22;  // what a teaser may have without being substance

// What a block adds to an article and not to a list of teasers: the words beyond a teaser's.
double substance(const CaptureBlock& block, const BlockFeatures& f) {
  if (!f.is_prose()) return 0;
  const double words = std::min<double>(f.words, 90);
  if (block.shape == BlockShape::list_item) return words * 0.5;
  return words > teaser_words ? words - teaser_words : 0;
}

class Tail {
 public:
  explicit Tail(Capture& capture) : c_(capture), region_(capture.region) {
    for (const MetaLine& meta : c_.meta)
      if (!meta.byline.empty() && meta.byline.size() >= 5)
        names_.push_back(fold(meta.byline.substr(0, meta.byline.find(','))));
    for (std::size_t i = region_.begin; i < region_.end; ++i)
      total_ += substance(c_.blocks[i], c_.features[i]);
  }

  void trim() {
    std::size_t end = region_.end;
    double after = 0;
    for (std::size_t i = region_.end; i-- > region_.begin + 1;) {
      after += substance(c_.blocks[i], c_.features[i]);
      if (after > total_ * largest_tail) break;
      if (begins_tail(i)) end = i;
    }
    region_.end = end;
    while (region_.end > region_.begin && is_loose_end(region_.end - 1)) --region_.end;
  }

 private:
  bool begins_tail(std::size_t i) const {
    const BlockFeatures& f = c_.features[i];
    const FoundCues& cues = f.cues;
    if (f.words <= 12 && (cues.has(Cue::related) || cues.has(Cue::author_note) ||
                          cues.has(Cue::comments) || cues.has(Cue::copyright)))
      return true;
    if (c_.blocks[i].shape != BlockShape::text || names_.empty()) return false;
    // The author's name alone, or a last paragraph about the author.
    const std::string folded = fold(c_.blocks[i].text.substr(0, 200));
    return std::any_of(names_.begin(), names_.end(), [&](const std::string& name) {
      if (f.words <= 8 && !f.ends_sentence && !c_.meta[i].dates())
        return i > region_.begin + 8 && folded.find(name) != std::string::npos;
      return i + 4 >= region_.end && folded.starts_with(name);
    });
  }

  bool is_loose_end(std::size_t i) const {
    const BlockFeatures& f = c_.features[i];
    if (f.is_prose()) return f.cues.has(Cue::newsletter) && f.words <= 30;
    if (f.cues.has(Cue::newsletter) || f.cues.has(Cue::comments)) return true;
    return block_worth(c_.blocks[i], f) <= 0;
  }

  const Capture& c_;
  Region& region_;
  std::vector<std::string> names_;
  double total_ = 0;
};

}  // namespace

void trim_tail(Capture& capture) {
  if (capture.region.words > 0) Tail(capture).trim();
}

}  // namespace offprint
