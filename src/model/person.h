// Someone credited with an article.
#pragma once

#include <string>

namespace offprint {

struct Person {
  std::string name;       // as printed
  std::string sort_name;  // "Family, Given"; what EPUB calls file-as
  std::string url;        // absolute, may be empty
  // By which the source's list of people knows this one; "" when it is named in full. Open until
  // the list is known (KnownPerson), empty in Records.
  std::string id = {};

  friend bool operator==(const Person&, const Person&) = default;
};

}  // namespace offprint
