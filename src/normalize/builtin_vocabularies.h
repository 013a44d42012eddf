// The vocabularies inside the program (src/normalize/data). Thread-safe; each is parsed when it is
// first asked for.
#pragma once

#include <string_view>

#include "model/vocabulary.h"

namespace offprint {

inline constexpr std::string_view starter_vocabulary_name = "offprint";
inline constexpr std::string_view media_topics_name = "iptc-media-topics";

// Common subjects in a few languages, with advisories. Its alternatives are loose
// (Concept::merges).
const Vocabulary& starter_vocabulary();

// The IPTC Media Topics: English names, hierarchy, and MEDTOP codes, which are the ids.
const Vocabulary& media_topics();

// Of the name by which a configuration can ask for it; null when none has it.
const Vocabulary* find_builtin_vocabulary(std::string_view name);

}  // namespace offprint
