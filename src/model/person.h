// Someone credited with an article.
#pragma once

#include <string>

namespace offprint {

struct Person {
  std::string name;       // as printed, without degrees
  std::string sort_name;  // "Family, Given"; what EPUB calls file-as
  std::string url;        // absolute, may be empty
  // By which the source's list of people knows this one; "" when it is named in full. Open until
  // the list is known (KnownPerson), empty in Records.
  std::string id = {};
  // What the person did, as a MARC relator: "aut", "pht" (photographer), "trl" (translator).
  std::string role = "aut";
  std::string degrees = {};      // and licenses, as they stand after the name: "MPH, RN"
  bool is_organization = false;  // an agency, a committee: not sorted by its last word

  friend bool operator==(const Person&, const Person&) = default;
};

}  // namespace offprint
