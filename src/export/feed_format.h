// What feeds of one format look like; feed_exporter.h does the rest for all of them alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "export/exporter.h"

namespace offprint {

// A file of a feed: the current feed, or an archive page (RFC 5005, section 4). Addresses are
// absolute, and "" where there is nothing.
struct FeedPage {
  bool is_archive = false;
  std::string self;     // its own address
  std::string current;  // of an archive page: the current feed
  std::string older;    // the archive page before it; of the current feed, the newest one
  std::string newer;    // of an archive page: the one after it
  // Newest published or modified date of its articles: what is written as the page's own date, so
  // that a page whose articles stay the same keeps its bytes.
  std::optional<Date> latest;
};

// Thread-safe. The file is head, items with `between` between them, tail.
class FeedFormat {
 public:
  virtual ~FeedFormat() = default;

  virtual std::string_view media_type() const = 0;

  virtual std::string head(const FeedPage& page) const = 0;
  // Rendition::content is the item as it stands in the file, and does not depend on the page; ""
  // leaves the article out. Rendition::facts is not the format's.
  virtual Rendition item(const Record& record, SharedParts& shared) const = 0;
  virtual std::string_view between() const { return ""; }
  virtual std::string tail(bool has_items) const = 0;
  // What is wrong with the feed as a whole: `file` is the current feed, whose beginning is that of
  // `page`. Called once, when all items were made.
  virtual void report(const FeedPage& /*page*/, const OutputFile& /*file*/, Diagnostics&) const {}
};

}  // namespace offprint
