// Lines that say who wrote an article and when.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ingest/capture/block_features.h"

namespace offprint {

// What a line between headline and text says. Names are as written ("Jane Roe and Ravi Iyer, MD"):
// splitting them is normalize's.
struct MetaLine {
  std::string byline;              // "" when the line names nobody
  bool labelled = false;           // "By …": the name is stated, not concluded from its form
  bool after_label = false;        // the label is the line before
  std::string published, updated;  // the texts that are dates; of two without labels, in order
  bool published_labelled = false;
  std::string section;     // "Categories: Baking" on the same line
  std::string incomplete;  // a date relative to its reading, or without a year
  bool reading_time = false;
  bool filler = false;  // a template's words where a name should be
  // The line is a label and nothing else ("By", "Last updated:"): the next line is what it labels.
  bool labels_byline = false, labels_published = false, labels_updated = false;

  bool dates() const { return !published.empty() || !updated.empty() || !incomplete.empty(); }
  bool is_label() const { return labels_byline || labels_published || labels_updated; }
  // Whether the line is one of these for sure. A bare name may be a short headline as well.
  bool sure() const { return labelled || dates() || reading_time || filler; }
  bool any() const { return sure() || !byline.empty(); }
};

// Reads one line, parts apart or glued ("2 min readFeb 7, 2024"). Lines of prose say nothing.
// `language` is the article's, for its dates. Linear; thread-safe.
MetaLine read_meta_line(std::string_view text, const BlockFeatures& features,
                        std::string_view language);

// The first date in the text, as its language writes dates; where it leaves the order of day and
// month open, as if the day came first. Thread-safe.
std::optional<FoundDate> find_line_date(std::string_view text, std::string_view language);

// Gives lines what a label on the line before them says about them.
void join_labels(std::vector<MetaLine>& lines);

// Whether these words have the form of one or more persons' names: each two to five words that
// begin with a capital letter or are particles (de, van, bin), no figures, no cues. In scripts
// without capitals only labels tell.
bool is_name_like(std::string_view text);

}  // namespace offprint
