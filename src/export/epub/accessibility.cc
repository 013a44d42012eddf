#include "export/epub/accessibility.h"

#include <algorithm>

namespace offprint {

AccessibilityMetadata accessibility_of(const Book& book) {
  const auto any = [&](bool ChapterFacts::*flag) {
    return std::any_of(book.chapters.begin(), book.chapters.end(),
                       [&](const ChapterFacts& chapter) { return chapter.*flag; });
  };
  const bool images = book.cover || any(&ChapterFacts::shows_images);
  const bool described = !any(&ChapterFacts::lacks_descriptions);

  AccessibilityMetadata metadata;
  metadata.modes = {"textual"};
  if (images) metadata.modes.emplace_back("visual");
  if (images) metadata.sufficient_modes = {"textual,visual"};
  if (described) metadata.sufficient_modes.emplace_back("textual");
  metadata.features = {"structuralNavigation", "tableOfContents", "readingOrder"};
  if (images && described) metadata.features.emplace_back("alternativeText");
  if (any(&ChapterFacts::moves))
    metadata.hazards = {"unknown"};  // nobody has looked at how it moves
  else
    metadata.hazards = {"noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard"};

  const Wording& words = book.words();
  metadata.summary = words.text_summary;
  if (images) {
    if (words.language != "zh" && words.language != "ja") metadata.summary += ' ';
    metadata.summary += described ? words.described_summary : words.undescribed_summary;
  }
  return metadata;
}

}  // namespace offprint
