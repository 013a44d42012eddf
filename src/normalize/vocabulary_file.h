// Vocabularies as files, in YAML:
//
//   concepts:
//     - id: substance-use                      # lower-case letters, digits and hyphens; unique
//       labels: {en: Substance use, de: …}     # by BCP 47 language; at least one
//       alternatives: [Drug use]               # other names, in any language
//       advisories: [substance use]            # what readers are told first, lower-case
#pragma once

#include <cstdint>
#include <string_view>

#include "base/diagnostic.h"
#include "model/vocabulary.h"

namespace offprint {

// Entries that cannot be used are reported (vocabulary-invalid, with their place in `origin`) and
// left out; of two that claim one name, the first keeps it. Thread-safe.
Vocabulary read_vocabulary(std::string_view yaml, std::string_view origin,
                           Diagnostics& diagnostics);

inline constexpr std::string_view starter_vocabulary_name = "offprint";

// The one inside the program (src/normalize/data/vocabulary.yaml), read on first use. Its
// alternatives are loose (Concept::merges). Thread-safe.
const Vocabulary& starter_vocabulary();

}  // namespace offprint
