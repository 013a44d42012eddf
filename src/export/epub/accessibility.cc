#include "export/epub/accessibility.h"

#include <algorithm>
#include <optional>

#include "export/media_wording.h"

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

MediaCounts count_media(const Book& book) {
  MediaCounts counts;
  for (const ChapterFacts& chapter : book.chapters) {
    const MediaCounts& more = chapter.media_counts;
    counts.audio += more.audio;
    counts.video += more.video;
    counts.captioned += more.captioned;
    counts.transcribed += more.transcribed;
  }
  return counts;
}

// What is enough to take in all of the book: everything it has; what is left without sound where
// captions or a transcript say it; text alone where every picture is described, and what plays has
// a transcript.
std::vector<std::string> sufficient_modes(bool visual, bool described, const MediaCounts& media) {
  std::vector<std::string> modes;
  visual |= media.video > 0;
  const bool transcribed = media.transcribed == media.all();
  if (media.all() > 0) modes.emplace_back(visual ? "textual,visual,auditory" : "textual,auditory");
  const bool can_be_read = transcribed || media.captioned == media.all();
  if (visual && can_be_read) modes.emplace_back("textual,visual");
  if (described && transcribed) modes.emplace_back("textual");
  return modes;
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
  const MediaCounts media = count_media(book);
  const bool described = images.undescribed == 0;

  AccessibilityMetadata metadata;
  metadata.modes = {"textual"};
  if (images.shown > 0 || media.video > 0) metadata.modes.emplace_back("visual");
  if (media.all() > 0) metadata.modes.emplace_back("auditory");
  metadata.sufficient_modes = sufficient_modes(images.shown > 0, described, media);
  metadata.features = {"structuralNavigation", "tableOfContents", "readingOrder", "ARIA",
                       "displayTransformability"};
  if (book.find_page("index")) metadata.features.emplace_back("index");
  if (images.shown > 0 && described) metadata.features.emplace_back("alternativeText");
  if (images.formulas.shown > 0) metadata.features.emplace_back("MathML");
  if (images.formulas.shown > 0 && images.formulas.undescribed == 0)
    metadata.features.emplace_back("describedMath");
  if (media.all() > 0 && media.captioned == media.all()) metadata.features.emplace_back("captions");
  if (media.all() > 0 && media.transcribed == media.all())
    metadata.features.emplace_back("transcript");
  if (images.moves || media.all() > 0)
    metadata.hazards = {"unknown"};  // nobody has looked at how it moves, or listened
  else
    metadata.hazards = {"noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard"};

  const Wording& words = book.words();
  metadata.summary = words.text_summary;
  const std::string_view blank = words.language != "zh" && words.language != "ja" ? " " : "";
  if (media.all() > 0) metadata.summary.append(blank).append(media_wording(words).summary);
  if (images.shown > 0) {
    metadata.summary += blank;
    metadata.summary +=
        described ? std::string(words.described_summary) : undescribed_summary(words, images);
  }
  return metadata;
}

}  // namespace offprint
