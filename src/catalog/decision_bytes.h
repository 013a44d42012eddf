// Decisions about one article as bytes, and back.
#pragma once

#include <string>
#include <string_view>

#include "model/decisions.h"

namespace offprint {

// `raw` of tags, and `id` and `url` of links are not kept: the article has the former, the target
// the latter.
std::string encode_decisions(const ArticleDecisions& decisions);
// Throws Error{environment} for damaged bytes.
ArticleDecisions decode_decisions(std::string_view bytes);

// What goes into the Record, of those bytes: all but the reasons for labels of tags, which are
// others once a label has been published.
std::string_view decided_record(std::string_view bytes);

// The beginning alone, as views into `bytes`.
struct DecidedNames {
  std::string_view id, slug, url;
};
DecidedNames decode_names(std::string_view bytes);

}  // namespace offprint
