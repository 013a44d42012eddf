// What a document declares apart from any article: people and attachments that articles name by
// their ids.
#pragma once

#include <vector>

#include "model/draft.h"
#include "model/evidence.h"
#include "normalize/normalizer.h"

namespace offprint {

struct Declarations {
  std::vector<KnownPerson> people;
  std::vector<AttachmentRow> attachments;
  Diagnostics diagnostics;
};

// Rows for the catalog. Names are clean and have their sort names; who has none, or one that names
// nobody ("admin"), is left out. An attachment that is a picture is looked for below the asset
// roots and the root by the path of its address (/uploads/salt.jpg); what is not there is on the
// web. One without a web address is reported (image-unsafe) and left out. Thread-safe.
Declarations declarations_of(const Rules& rules, const Draft& draft);

}  // namespace offprint
