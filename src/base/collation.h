// Alphabetical order as the readers of a language expect it (UTS #10, tailored by CLDR). ICU is
// behind this header.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// Bytes whose order is the alphabetical order of texts in `language` (BCP 47; unknown ones: the
// root's): "Zebra" < "Ärger" in Swedish, and the other way round in German. Case and accents decide
// last, digits count as numbers ("2" < "10"). One call opens the language's rules once for all of
// `texts`; what comes out belongs to them in their order. Thread-safe.
std::vector<std::string> sort_keys(std::string_view language,
                                   const std::vector<std::string>& texts);

// The letters of an index in `language`, each with the texts below it.
struct IndexLetter {
  std::string label;                // "A", "あ", "ا"; "#" for what begins with no letter
  std::vector<std::size_t> places;  // of the texts, in alphabetical order; equal ones as they came
};

// Puts `texts` under the letters that an index in `language` has, in its order; letters without a
// text are left out. Scripts that are not the language's own stand under the letter of their group,
// else under "#". Thread-safe.
std::vector<IndexLetter> index_letters(std::string_view language,
                                       const std::vector<std::string>& texts);

}  // namespace offprint
