// Whether a feed is what a partner demands. The same for feeds that offprint makes and any other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "export/parsed_feed.h"
#include "export/partner_profile.h"
#include "syntax/html_tree.h"

namespace offprint {

// What ages are counted from. Without `now`, nothing is in the future.
struct PartnerMoment {
  std::optional<Date> now;
  std::optional<Date> newest;  // date of the newest article
};

struct PartnerFinding {
  const PartnerRule* rule = nullptr;
  std::string element;  // that breaks it: "title", "content:encoded"
  Position position;    // of that, or of what lacks it
  std::string what;     // in words: "the title has 17 characters"
};

// A feed's elements have the names of RSS (as_rss). All are thread-safe.
class PartnerCheck {
 public:
  PartnerCheck(const PartnerProfile& profile, PartnerMoment moment)
      : profile_(profile), moment_(moment) {}

  std::vector<PartnerFinding> channel(const FeedElement& channel) const;
  // `bytes` that the item has in its feed, 0 when nobody knows; `content` is its content:encoded,
  // nullptr when that was too much to be read. Ids that several items share are not seen here.
  std::vector<PartnerFinding> item(const FeedElement& item, std::uint64_t bytes,
                                   const HtmlNode* content) const;
  // What can only be said of all: counts, bytes, and equal ids.
  std::vector<PartnerFinding> feed(std::uint64_t items, std::uint64_t bytes,
                                   Position position) const;
  std::vector<PartnerFinding> equal_values(const std::vector<FeedElement>& items) const;

 private:
  const PartnerProfile& profile_;
  PartnerMoment moment_;
};

// What a date of a feed says; nothing when it is none.
std::optional<Date> feed_date(std::string_view text);
// By RFC 822 with a four-digit year, and RFC 3339, whether or not there is such a day.
bool is_rfc822_date(std::string_view text);
bool is_rfc3339_date(std::string_view text);

// A picture of an item, by what the feed says of it; 0 = nobody knows.
struct FeedPicture {
  std::string url;
  std::uint32_t width = 0, height = 0;
  std::uint64_t bytes = 0;
  std::string type;
  Position position;
  bool in_text = false;  // sizes in HTML are those at which it is shown
};
// Pictures in the elements of an item and in its text.
std::vector<FeedPicture> feed_pictures(const FeedElement& item, const HtmlNode* content);

// Whether the picture meets a rule about pictures; nothing when nobody knows.
std::optional<bool> meets(const PartnerRule& rule, const FeedPicture& picture);

}  // namespace offprint
