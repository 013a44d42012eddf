// Codes of the ONIX code lists that books need.
#pragma once

#include <string_view>

#include "model/tag.h"

namespace offprint {

// List 17, by MARC relator; who has no code of its own contributed (A32).
std::string_view onix_contributor_role(std::string_view marc_relator);

struct OnixSubjectScheme {
  std::string_view code;    // list 27; 24 = a scheme that is named
  std::string_view name;    // of scheme 24
  bool is_heading = false;  // its terms are headings, not codes
};
OnixSubjectScheme onix_subject_scheme(const SubjectCode& subject);

// List 196 for what an EPUB says of itself as `schema:accessibilityFeature`; "" for none.
std::string_view onix_accessibility_feature(std::string_view feature);

}  // namespace offprint
