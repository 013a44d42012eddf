// A Draft becomes an Article, and leaves Evidence: all that one document can decide, by a list of
// small steps.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/limits.h"
#include "model/article.h"
#include "model/draft.h"
#include "model/evidence.h"
#include "model/listed_person.h"
#include "model/publication.h"
#include "model/vocabulary.h"
#include "normalize/advisory_rules.h"

namespace offprint {

// What every document is judged by. Immutable while steps run.
struct Rules {
  Publication publication;
  std::string root;  // the project's folder, as a path that works from the working folder
  std::vector<std::string> assets;  // below root
  const FileSystem* files = nullptr;
  HouseStyle style;
  const Vocabulary* vocabulary = nullptr;     // null: none
  const AdvisoryRules* advisories = nullptr;  // null: what offprint starts with
  const ListedPeople* people = nullptr;       // whom ids of authors name; null: nobody
  bool tex_formulas = false;                  // formulas in TeX within texts are more than text
  Limits limits = {};
};

// One step decides one group of fields. It records where each came from (Article::provenance) and
// reports what is missing or wrong. Steps are pure but for reading images through Rules::files, and
// thread-safe.
using Step = void (*)(const Rules& rules, Draft& draft, Article& article);

struct StepInfo {
  std::string_view name;
  Step run;
};

// In the order in which they run.
const std::vector<StepInfo>& steps();

// Runs every step. The Draft's body and diagnostics move into the Article. Afterwards headings rank
// from 2 without gaps (the title is level 1), every heading has an id, all ids of the body are
// unique, and an image that had a paragraph to itself is a figure. A Draft with an error becomes an
// Article with a name and its diagnostics: it is quarantined, and findings about the rest would
// mislead. Throws DeadlineExceeded (base/deadline.h). Thread-safe.
Article normalize(const Rules& rules, Draft draft);

// What the archive needs to know of this article. Thread-safe.
Evidence evidence_of(const Article& article);

}  // namespace offprint
