// How a text writes a word: which of its letters are capitals.
#pragma once

#include <string>
#include <string_view>

#include "normalize/words/text_words.h"

namespace offprint {

// The form that most uses of a word have, among those whose capitals can be trusted: not at the
// beginning of a sentence and not in a heading. Uses beside the same neighbors go before others
// ("New York", though elsewhere "new"), and a form with the same accents before one with others. A
// word that only begins sentences tells what is a capital inside ("PTSD", "iPhone") and nothing
// else.
// "" when the text does not tell. `word`, `previous` and `next` are written in any case; neighbors
// may be "".
std::string written_form(const WordIndex& text, std::string_view word,
                         std::string_view previous = {}, std::string_view next = {});

// Whether a letter behind the first one is a capital.
bool has_inner_capital(std::string_view word);

}  // namespace offprint
