// Lines that say who wrote an article and when.
#pragma once

#include <string>
#include <string_view>

#include "ingest/capture/block_features.h"

namespace offprint {

// What a line between headline and text says. Names are as written ("Jane Roe and Ravi Iyer, MD"):
// splitting them is normalize's.
struct MetaLine {
  std::string byline;     // "" when the line names nobody
  bool labelled = false;  // "By …": the name is stated, not concluded from its form
  std::string published, updated;  // the texts that are dates
  std::string section;             // "Categories: Baking" on the same line
  std::string incomplete;    // a date relative to its reading, or without a year
  bool reading_time = false;
  bool filler = false;       // a template's words where a name should be

  bool dates() const { return !published.empty() || !updated.empty() || !incomplete.empty(); }
  // Whether the line is one of these for sure. A bare name may be a short headline as well.
  bool sure() const { return labelled || dates() || reading_time || filler; }
  bool any() const { return sure() || !byline.empty(); }
};

// Reads one line, parts apart or glued ("2 min readFeb 7, 2024"). Lines of prose say nothing.
// `language` is the article's, for its dates. Linear; thread-safe.
MetaLine read_meta_line(std::string_view text, const BlockFeatures& features,
                        std::string_view language);

// Whether these words have the form of one or more persons' names: each two to five words that
// begin with a capital letter or are particles (de, van, bin), no figures, no cues. In scripts
// without capitals only labels tell.
bool is_name_like(std::string_view text);

}  // namespace offprint
