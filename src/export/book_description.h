// What a book says of itself, for lists of books: the same as in its package document.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/person.h"
#include "model/tag.h"

namespace offprint {

struct BookDescription {
  std::string identifier;  // "urn:uuid:…", for ever
  std::string title;       // with the volume, in several
  std::string subtitle;
  std::string series, series_position;  // "" = none
  std::vector<std::string> languages;   // BCP 47, the main one first; never empty
  std::vector<Person> authors, contributors;
  std::vector<Tag> subjects;  // label and codes
  std::string publisher, description, rights;
  std::string isbn, doi;       // "" = none
  std::optional<Date> issued;  // as its publisher states it
  std::string modified;        // of its content, "CCYY-MM-DDThh:mm:ssZ"; "" when nobody knows
};

}  // namespace offprint
