#include <algorithm>
#include <set>
#include <string>

#include "base/unicode.h"
#include "ingest/capture/role_rules.h"

namespace offprint {
namespace {

constexpr std::size_t shortest_word = 3;  // bytes
constexpr std::size_t far_from_date = 3;  // blocks
constexpr std::string_view word_ends = " ,;:!?()|";

template <typename Visit>
void for_each_word(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(word_ends), text.size());
    if (end >= shortest_word) visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::set<std::string> words_of_names(const Capture& capture) {
  std::set<std::string> words;
  for (const MetaLine& meta : capture.meta)
    if (!meta.labelled)
      for_each_word(meta.byline, [&](std::string_view word) { words.insert(to_lower(word)); });
  return words;
}

// Those of them that the page writes without a capital: no names.
std::set<std::string> common_words(const Capture& capture) {
  const std::set<std::string> candidates = words_of_names(capture);
  std::set<std::string> common;
  if (candidates.empty()) return common;
  for (const CaptureBlock& block : capture.blocks)
    for_each_word(block.text, [&](std::string_view word) {
      if (word.ends_with('.')) word.remove_suffix(1);
      if (const auto at = candidates.find(std::string(word)); at != candidates.end())
        common.insert(*at);
    });
  return common;
}

bool has_date_near(const Capture& capture, std::size_t i) {
  const std::size_t begin = i > far_from_date ? i - far_from_date : 0;
  const std::size_t end = std::min(i + far_from_date + 1, capture.meta.size());
  for (std::size_t j = begin; j < end; ++j)
    if (capture.meta[j].dates() || capture.meta[j].reading_time) return true;
  return false;
}

bool is_near_headline(const Capture& capture, std::size_t i) {
  const std::size_t head = capture.headline.block;
  return capture.has_headline() && i + 4 >= head && i <= head + 10;
}

// Right between headline, or dek, and the first paragraph.
bool stands_alone(const Capture& capture, std::size_t i) {
  const std::size_t head = capture.headline.block;
  return i > head && i <= head + 2 && i + 1 < capture.features.size() &&
         capture.features[i + 1].is_prose();
}

bool is_likely(const Capture& capture, std::size_t i, const std::set<std::string>& common) {
  const std::string& name = capture.meta[i].byline;
  if (i == capture.headline.block || !is_near_headline(capture, i)) return false;
  if (line_features(name.substr(0, name.find(','))).words > 4) return false;
  bool rare = true;
  for_each_word(name,
                [&](std::string_view word) { rare = rare && !common.contains(to_lower(word)); });
  if (!rare) return false;
  return capture.meta[i].after_label || has_date_near(capture, i) || stands_alone(capture, i);
}

}  // namespace

void drop_unlikely_names(Capture& capture) {
  const std::set<std::string> common = common_words(capture);
  for (std::size_t i = 0; i < capture.meta.size(); ++i) {
    MetaLine& meta = capture.meta[i];
    if (!meta.byline.empty() && !meta.labelled && !is_likely(capture, i, common))
      meta.byline.clear();
  }
}

}  // namespace offprint
