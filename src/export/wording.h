// The few words that outputs add to what publishers wrote, by language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// Plain text. All fields are filled in every language.
struct Wording {
  std::string_view language;  // BCP 47; of these words
  std::string_view contents, start, notes, back_to_text, updated, source, tags;
  std::string_view volume;  // '#' stands for the number
  std::string_view advisory, image;
  // A byline is `by`, then names with `separator` between them and `last_separator` before the
  // last.
  std::string_view by, separator, last_separator;
  // Sentences about how accessible a book is. In the last one '#' stands for the number of images
  // without a description, '*' for that of all.
  std::string_view text_summary, described_summary, undescribed_summary;
};

// By primary language; English for languages that are not in the table: then `language` is "en"
// and whoever writes the words says so (lang="en").
const Wording& wording(std::string_view language);

// Whether `language` is known to need no other `lang` for these words.
bool speaks(const Wording& wording, std::string_view language);

// What parts a label from what it stands before, with its blank: ": ", in French "\u00A0: ".
std::string_view label_end(const Wording& wording);

// What stands before the names of those who did what the MARC relator says, with its colon and
// blank: "Photos: ". Roles without a word of their own have that of contributors in general.
std::string_view credit_label(const Wording& wording, std::string_view role);

// "A, B and C", without the "by".
std::string join_names(const Wording& wording, const std::vector<std::string>& names);

}  // namespace offprint
