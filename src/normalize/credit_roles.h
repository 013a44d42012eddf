// What somebody did for an article, as bylines and metadata say it, in MARC relators
// (id.loc.gov/vocabulary/relators): "pht" took the photographs, "trl" translated. Thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint {

// How many words the longest label has.
std::size_t longest_credit_label();

// The role that a label before names gives them ("photos by", "Übersetzung:"), or "". `label` is in
// small letters, with one blank between words; prepositions count in their `language` (BCP 47)
// only.
std::string_view role_of_label(std::string_view label, std::string_view language);

// The role that a word or two state: a MARC code, "photographer", "photos_by", "Traduction"; or "".
std::string_view role_of_words(std::string_view words);

// Whether the role tells who did not write, even where it stands as an occupation: a photographer's
// does, an editor's does not.
bool is_telling_role(std::string_view role);

}  // namespace offprint
