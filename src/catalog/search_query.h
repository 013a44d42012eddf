// What somebody looks for, as words: plain ones, all of which must occur; "words in a row"; the
// begin* of a word; -what must not occur; and field:word, where the field is one of
//
//   title, tag, author, section   in which the words must occur
//   language                      a BCP 47 tag; "en" is "en-GB" as well
//   after, before                 published then or later; earlier
#pragma once

#include <string>
#include <string_view>

namespace offprint {

struct SearchQuery {
  std::string match;  // for FTS5 and the columns of SearchIndex; "" asks for no words
  std::string language, after, before;
};

// Throws Error{usage} for what cannot be looked for. Whatever is in the words, `match` is sound.
SearchQuery parse_search(std::string_view words);

}  // namespace offprint
