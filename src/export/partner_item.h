// Makes an item of a feed meet a partner's profile, as far as nothing is lost by it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "export/parsed_feed.h"
#include "export/partner_check.h"
#include "export/partner_profile.h"
#include "model/record.h"
#include "syntax/html_tree.h"

namespace offprint {

struct MendedItem {
  FeedElement item;
  // Its content:encoded; nothing when that was too much to be read.
  std::optional<HtmlNode> content;
  std::vector<std::string> changes;  // what was done, in words
};

// Takes off what only offprint's own reader looks for, mends the HTML by the rules about it, takes
// the second part of a title that is too long as a line of its own, and adds the elements that the
// profile makes of others: its picture is the first that meets the rules about pictures, the lead
// image before those of the text. Thread-safe.
MendedItem mend_item(const PartnerProfile& profile, const Record& record, FeedElement item);

// The second part of a title ("Salt: how it moved") off, when what is left has a length that the
// rule accepts. Returns that part, or "" when the title stays. Thread-safe.
std::string split_title(const PartnerRule& rule, std::string& title);

}  // namespace offprint
