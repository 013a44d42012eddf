#include "ingest/capture/byline_cluster.h"

#include <algorithm>
#include <optional>

#include "base/language.h"
#include "base/unicode.h"
#include "ingest/capture/block_features.h"
#include "ingest/capture/byline.h"

namespace offprint {
namespace {

constexpr std::size_t latest_begin = 200;     // bytes, of a cluster that text follows
constexpr std::size_t longest_cluster = 120;  // bytes before the date's end
constexpr std::size_t longest_remark = 30;    // bytes of a reading time
constexpr std::size_t most_blocks = 1000;     // that are looked into
constexpr std::uint32_t least_text = 15, longest_headline = 20, longest_dek = 60;  // words

struct Cluster {
  std::size_t begin, end;  // bytes
};

bool is_mark(char32_t c) {
  static constexpr std::u32string_view marks = U" |·•-–—,/";
  return marks.find(c) != marks.npos;
}

std::size_t skip_marks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!is_mark(next_code_point(text, next))) break;
    at = next;
  }
  return at;
}

// "3 min read" behind the date, or nothing.
std::size_t skip_reading_time(std::string_view text, std::size_t at) {
  const std::size_t begin = skip_marks(text, at);
  if (begin == at || begin >= text.size() || text[begin] < '0' || text[begin] > '9') return at;
  const std::string_view window = text.substr(begin, longest_remark);
  for (std::size_t end = window.find(' '); end != window.npos; end = window.find(' ', end + 1))
    if (find_cues(window.substr(0, end)).has(Cue::reading_time)) return begin + end;
  const bool is_last = begin + window.size() == text.size();
  return is_last && find_cues(window).has(Cue::reading_time) ? text.size() : at;
}

class ClusterFinder {
 public:
  explicit ClusterFinder(std::string_view text) : text_(text) {}

  std::optional<Cluster> find() {
    const std::size_t tail = text_.size() > longest_cluster ? text_.size() - longest_cluster : 0;
    for (std::size_t at = text_.find(' '); at != text_.npos; at = text_.find(' ', at + 1)) {
      if (at > latest_begin && at < tail) at = text_.find(' ', tail);
      if (at == text_.npos) break;
      if (const auto cluster = cluster_at(at + 1); cluster && fits(*cluster)) return cluster;
    }
    return {};
  }

 private:
  std::optional<Cluster> cluster_at(std::size_t begin) {
    std::size_t at = begin;
    if (at >= text_.size() || is_lower(next_code_point(text_, at))) return {};
    const std::string_view window = text_.substr(begin, longest_cluster);
    const std::size_t label = cue_prefix(window, Cue::byline);
    if (label == 0) return {};
    const auto date = find_line_date(window, language());
    if (!date || date->begin < label) return {};
    const MetaLine line = read(window.substr(0, date->end));
    if (!line.labelled || line.published.empty() || !is_name_like(line.byline)) return {};
    return Cluster{begin, skip_reading_time(text_, begin + date->end)};
  }

  MetaLine read(std::string_view line) {
    return read_meta_line(line, line_features(line), language());
  }

  bool fits(const Cluster& cluster) const {
    const BlockFeatures before = line_features(trim(text_.substr(0, cluster.begin)));
    const std::string_view rest = text_.substr(cluster.end);
    if (trim(rest).empty()) return before.ends_sentence && before.words <= longest_dek;
    if (cluster.begin > latest_begin || !rest.starts_with(' ')) return false;
    const BlockFeatures after = line_features(trim(rest));
    return before.words >= 2 && before.words <= longest_headline && before.sentences <= 1 &&
           after.words >= least_text && after.sentences > 0;
  }

  const std::string& language() {
    if (!language_) {
      const auto found = detect_language(text_);
      language_ = found ? found->tag : "";
    }
    return *language_;
  }

  std::string_view text_;
  std::optional<std::string> language_;
};

bool can_hold_one(const CaptureBlock& block) {
  return block.shape == BlockShape::text &&
         std::any_of(block.text.begin(), block.text.end(),
                     [](char c) { return (c & 0x80) != 0 || (c >= '0' && c <= '9'); });
}

CaptureBlock part_of(const CaptureBlock& whole, std::size_t begin, std::size_t end) {
  CaptureBlock part = whole;
  std::size_t at = 0;
  for (; at < begin; ++part.position.column) next_code_point(whole.text, at);
  part.text = trim(std::string_view(whole.text).substr(begin, end - begin));
  return part;
}

}  // namespace

void part_byline_clusters(BlockList& list) {
  std::vector<CaptureBlock> parted;
  parted.reserve(list.blocks.size());
  std::size_t looked_into = 0;
  for (CaptureBlock& block : list.blocks) {
    std::optional<Cluster> cluster;
    if (can_hold_one(block) && looked_into++ < most_blocks)
      cluster = ClusterFinder(block.text).find();
    if (!cluster) {
      parted.push_back(std::move(block));
      continue;
    }
    parted.push_back(part_of(block, 0, cluster->begin));
    parted.push_back(part_of(block, cluster->begin, cluster->end));
    if (cluster->end < block.text.size())
      parted.push_back(part_of(block, cluster->end + 1, block.text.size()));
  }
  list.blocks = std::move(parted);
}

}  // namespace offprint
