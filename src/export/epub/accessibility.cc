#include "export/epub/accessibility.h"

#include <algorithm>
#include <optional>

namespace offprint {
namespace {

struct Counts {
  std::uint32_t shown = 0, undescribed = 0;
  bool moves = false;
  FormulaCounts formulas;

  template <typename Facts>
  void add(const Facts& facts) {
    shown += facts.shown_images;
    undescribed += facts.undescribed_images;
    moves |= facts.moves;
    formulas.shown += facts.formulas.shown;
    formulas.undescribed += facts.formulas.undescribed;
  }
};

Counts count(const Book& book) {
  Counts counts;
  if (book.cover) ++counts.shown;  // it has a description
  for (const ChapterFacts& chapter : book.chapters) counts.add(chapter);
  for (const std::optional<TextPage>* page : {&book.dedication, &book.foreword})
    if (*page) counts.add(**page);
  return counts;
}

std::string undescribed_summary(const Wording& words, const Counts& images) {
  std::string summary(words.undescribed_summary);
  summary.replace(summary.find('#'), 1, std::to_string(images.undescribed));
  summary.replace(summary.find('*'), 1, std::to_string(images.shown));
  return summary;
}

}  // namespace

AccessibilityMetadata accessibility_of(const Book& book) {
  const Counts images = count(book);
  const bool described = images.undescribed == 0;

  AccessibilityMetadata metadata;
  metadata.modes = {"textual"};
  if (images.shown > 0) metadata.modes.emplace_back("visual");
  if (images.shown > 0) metadata.sufficient_modes = {"textual,visual"};
  if (described) metadata.sufficient_modes.emplace_back("textual");
  metadata.features = {"structuralNavigation", "tableOfContents", "readingOrder", "ARIA",
                       "displayTransformability"};
  if (book.find_page("index")) metadata.features.emplace_back("index");
  if (images.shown > 0 && described) metadata.features.emplace_back("alternativeText");
  if (images.formulas.shown > 0) metadata.features.emplace_back("MathML");
  if (images.formulas.shown > 0 && images.formulas.undescribed == 0)
    metadata.features.emplace_back("describedMath");
  if (images.moves)
    metadata.hazards = {"unknown"};  // nobody has looked at how it moves
  else
    metadata.hazards = {"noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard"};

  const Wording& words = book.words();
  metadata.summary = words.text_summary;
  if (images.shown > 0) {
    if (words.language != "zh" && words.language != "ja") metadata.summary += ' ';
    metadata.summary +=
        described ? std::string(words.described_summary) : undescribed_summary(words, images);
  }
  return metadata;
}

}  // namespace offprint
