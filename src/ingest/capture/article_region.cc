#include "ingest/capture/article_region.h"

#include <algorithm>

namespace offprint {
namespace {

constexpr double widest_gap = 80;          // what a run of short lines inside an article can cost
constexpr std::size_t longest_reach = 10;  // blocks
constexpr double enough_prose = 120;       // words after which a tail line can end the article

double prose_worth(const BlockFeatures& f) {
  const double words = std::min<double>(f.words, 90);
  if (f.trails_off || f.is_glued()) return -6;
  if (f.repeats > 1 && f.words >= 10 && !f.is_question) return -3;  // a box, not the text
  if (f.sentences > 0 || f.ends_with_colon) return std::max(1.0, words - 9);
  return f.words >= 25 ? words * 0.4 - 8 : -3;
}

double cue_cost(const BlockFeatures& f) {
  const FoundCues& cues = f.cues;
  const bool is_short = f.words <= 30;
  double cost = 0;
  if (cues.has(Cue::consent)) cost += f.words <= 60 ? 30 : 60;
  if (cues.has(Cue::copyright)) cost += is_short ? 40 : 10;
  if (cues.has(Cue::comments)) cost += is_short ? 40 : 0;
  if (cues.has(Cue::newsletter)) cost += is_short ? 12 : 6;
  if (cues.has(Cue::related)) cost += is_short ? 25 : 0;
  if (cues.has(Cue::author_note)) cost += is_short ? 12 : 0;
  if (cues.has(Cue::navigation) && f.words <= 8) cost += 5;
  if ((cues.has(Cue::button) || cues.has(Cue::share)) && f.words <= 8) cost += 4;
  if (cues.has(Cue::relative_time) && f.words <= 8) cost += 4;
  return cost;
}

// Whether the page's tail can begin here.
bool begins_tail(const BlockFeatures& f) {
  if (f.words > 14) return false;
  return f.cues.has(Cue::comments) || f.cues.has(Cue::copyright);
}

}  // namespace

double block_worth(const CaptureBlock& block, const BlockFeatures& f) {
  switch (block.shape) {
    case BlockShape::rule:
      return 0;
    case BlockShape::image:
      return -1;
    case BlockShape::control:
      return -8;
    case BlockShape::row:
      return -1 - cue_cost(f);
    case BlockShape::list_item: {
      const double nested = block.indent > 4 ? 1 : 0;
      if (f.words >= 12 && f.sentences > 0 && !f.is_question)
        return prose_worth(f) * 0.8 - cue_cost(f);
      return (f.sentences > 0 ? -0.5 : -1.5) - nested - cue_cost(f);
    }
    case BlockShape::text:
      break;
  }
  if (f.words == 0) return -1;
  // What stands between paragraphs of any page says nothing about where the article is.
  const bool between = f.cues.has(Cue::advertisement) || f.cues.has(Cue::read_more);
  if (between && f.words <= 20 && !f.ends_sentence) return -0.5 - cue_cost(f);
  return prose_worth(f) - cue_cost(f);
}

namespace {

bool stops_reach(const BlockFeatures& f) {
  if (f.words > 20) return false;
  constexpr Cue stops[] = {Cue::consent, Cue::copyright,   Cue::comments, Cue::newsletter,
                           Cue::related, Cue::author_note, Cue::share,    Cue::tags};
  return std::any_of(std::begin(stops), std::end(stops), [&](Cue cue) { return f.cues.has(cue); });
}

// A last paragraph behind a heading, a list or an advertisement, which cost more than it is worth.
void reach_for_last_prose(const std::vector<CaptureBlock>& blocks,
                          const std::vector<BlockFeatures>& features, Region& region) {
  std::size_t end = region.end;
  for (std::size_t i = end; i < std::min(end + longest_reach, blocks.size()); ++i) {
    const BlockFeatures& f = features[i];
    if (stops_reach(f) || blocks[i].shape == BlockShape::control || f.trails_off) return;
    if (blocks[i].shape != BlockShape::text || !f.is_prose() || block_worth(blocks[i], f) < 1)
      continue;
    region.words += f.words;
    region.end = end = i + 1;
  }
}

bool speaks_of_site(const CaptureBlock& block, const BlockFeatures& f) {
  constexpr unsigned article =
      (1u << static_cast<unsigned>(Cue::byline)) | (1u << static_cast<unsigned>(Cue::published)) |
      (1u << static_cast<unsigned>(Cue::updated)) | (1u << static_cast<unsigned>(Cue::credit)) |
      (1u << static_cast<unsigned>(Cue::tags)) | (1u << static_cast<unsigned>(Cue::section));
  return (f.cues.bits & ~article) != 0 || block.shape == BlockShape::control ||
         block.shape == BlockShape::image || f.trails_off;
}

// A copied article has short lines at its ends, too: addresses, a list, verses.
void reach_for_edges(const std::vector<CaptureBlock>& blocks,
                     const std::vector<BlockFeatures>& features, Region& region) {
  const auto is_free = [&](std::size_t begin, std::size_t end) {
    while (begin < end && !speaks_of_site(blocks[begin], features[begin])) ++begin;
    return begin == end;
  };
  if (is_free(region.end, blocks.size())) region.end = blocks.size();
  if (is_free(0, region.begin)) region.begin = 0;
}

// Verses, a list, a notice: nothing reads like prose, so only what speaks of a site is left out.
Region without_prose(const std::vector<BlockFeatures>& features) {
  constexpr unsigned names = 1u << static_cast<unsigned>(Cue::byline);
  Region region;
  region.end = features.size();
  const auto is_site = [&](std::size_t i) {
    return features[i].letters == 0 || (features[i].cues.bits & ~names) != 0;
  };
  while (region.begin < region.end && is_site(region.begin)) ++region.begin;
  while (region.end > region.begin && is_site(region.end - 1)) --region.end;
  return region;
}

}  // namespace

Region find_region(const std::vector<CaptureBlock>& blocks,
                   const std::vector<BlockFeatures>& features, bool wrapped) {
  Region best;
  double best_sum = 0, sum = 0, prose = 0, gap = 0;
  std::size_t begin = 0;
  bool in_contents = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const BlockFeatures& f = features[i];
    if (begins_tail(f) && prose >= enough_prose) sum = 0;
    if (sum <= 0) {
      sum = prose = gap = 0;
      begin = i;
    }
    double worth = block_worth(blocks[i], f);
    in_contents = f.words <= 8 && f.cues.has(Cue::contents)             ? true
                  : f.is_prose() || blocks[i].shape == BlockShape::rule ? false
                                                                        : in_contents;
    if (worth >= 10) {
      gap = 0;
    } else if (in_contents && worth < 0) {
      worth = -0.2;
    } else if (worth < 0 && cue_cost(f) == 0) {
      worth = -std::min(-worth, std::max(0.0, widest_gap - gap));
      gap -= worth;
    }
    sum += worth;
    if (f.is_prose()) prose += f.words;
    if (sum > best_sum) {
      best_sum = sum;
      best = {begin, i + 1, prose};
    }
  }
  if (best_sum < 5) return without_prose(features);
  reach_for_last_prose(blocks, features, best);
  if (!wrapped) reach_for_edges(blocks, features, best);
  return best;
}

}  // namespace offprint
