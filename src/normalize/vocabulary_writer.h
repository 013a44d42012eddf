// Concepts as a vocabulary file: for `offprint tags import` and for files to edit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/vocabulary.h"

namespace offprint {

// The concepts in their order, in the form that read_vocabulary() (vocabulary_file.h) reads back as
// it was, but for Concept::vocabulary and Concept::merges, which no file says; codes
// of one scheme come back together. `about` (several
// lines, or "") stands above, as a comment. Texts are single lines, as read_vocabulary gives them;
// UTF-8, with a line end at the end. Thread-safe.
std::string vocabulary_yaml(const std::vector<Concept>& concepts, std::string_view about = {});

}  // namespace offprint
