#include <algorithm>
#include <string>

#include "ingest/capture/role_rules.h"

namespace offprint {
namespace {

constexpr std::size_t far_from_date = 3;   // blocks
constexpr std::uint32_t longest_name = 4;  // words
constexpr std::size_t picture_to_name = 5;

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

// A picture's description and, a few lines on, the name itself.
bool stands_twice(const Capture& capture, std::size_t i) {
  const std::size_t begin = i > picture_to_name ? i - picture_to_name : 0;
  const std::size_t end = std::min(i + picture_to_name + 1, capture.features.size());
  for (std::size_t j = begin; j < end; ++j)
    if (j != i && capture.features[j].hash == capture.features[i].hash) return true;
  return false;
}

// "Jane Roe | Guest columnist" says what the person is.
bool is_introduced(const Capture& capture, std::size_t i) {
  const bool with_role = capture.blocks[i].text.starts_with(capture.meta[i].byline + " | ");
  return i > capture.headline.block && (with_role || stands_twice(capture, i));
}

// A name above the headline that the copyright line says, too.
bool is_site(const Capture& capture, std::size_t i) {
  if (i > capture.headline.block) return false;
  for (std::size_t j = capture.region.end; j < capture.blocks.size(); ++j)
    if (capture.features[j].cues.has(Cue::copyright) &&
        capture.blocks[j].text.find(capture.meta[i].byline) != std::string::npos)
      return true;
  return false;
}

std::uint32_t most_words(std::string_view name) {
  for (const std::string_view joint : {" and ", " & ", " und ", " y ", " e ", " et "})
    if (name.find(joint) != name.npos) return 2 * longest_name + 1;
  return longest_name;
}

bool is_likely(const Capture& capture, std::size_t i) {
  const std::string& name = capture.meta[i].byline;
  if (is_site(capture, i) || i == capture.headline.block || !is_near_headline(capture, i))
    return false;
  if (line_features(name.substr(0, name.find(','))).words > most_words(name)) return false;
  if (capture.small_words.has_word_of(name)) return false;
  return capture.meta[i].after_label || has_date_near(capture, i) || stands_alone(capture, i) ||
         is_introduced(capture, i);
}

}  // namespace

void drop_unlikely_names(Capture& capture) {
  for (std::size_t i = 0; i < capture.meta.size(); ++i) {
    MetaLine& meta = capture.meta[i];
    if (!meta.byline.empty() && !meta.labelled && !is_likely(capture, i)) meta.byline.clear();
  }
}

}  // namespace offprint
