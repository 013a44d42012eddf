#include "export/opml/opml.h"

#include <fmt/format.h>

#include <map>

#include "export/feed_content.h"
#include "export/listing_wording.h"
#include "export/xml_lines.h"

namespace offprint {
namespace {

constexpr std::string_view media_type = "text/x-opml";

class OpmlWriter {
 public:
  explicit OpmlWriter(const ListingContext& context) : context_(context), lines_(out_) {
    for (const ListedFile& file : context.files)
      if (is_feed(file)) feeds_.push_back(&file);
    for (const ListedFile* feed : feeds_) ++titles_[feed->title];
  }

  std::string write() {
    lines_.declaration();
    lines_.open("opml", {{"version", "2.0"}});
    write_head();
    write_body();
    lines_.close("opml");
    return std::move(out_);
  }

 private:
  void write_head() {
    const Publication& publication = context_.publication;
    const auto modified = latest_of(feeds_);
    lines_.open("head");
    lines_.element("title",
                   context_.output.title.empty() ? publication.title : context_.output.title);
    if (const auto date = modified ? modified : context_.source_date)
      lines_.element("dateModified", to_rfc822(*date));
    lines_.element("ownerName", publication.publisher);
    lines_.element("ownerId", publication.site + "/");
    lines_.element("docs", "http://opml.org/spec2.opml");
    lines_.close("head");
  }

  // An OPML body holds an outline, even if there is no feed.
  void write_body() {
    const Wording& words = wording(context_.publication.language);
    lines_.open("body");
    if (feeds_.empty()) lines_.empty("outline", {{"text", listing_wording(words).feeds}});
    for (const ListingGroup& group : groups_by_facets(feeds_)) {
      const std::string heading = group_heading(words, group.facets);
      const bool has_heading = !heading.empty();
      if (has_heading) lines_.open("outline", {{"text", heading}, {"title", heading}});
      for (const ListedFile* feed : group.files) write_feed(*feed);
      if (has_heading) lines_.close("outline");
    }
    lines_.close("body");
  }

  // `type` is "rss" for feeds of every format; `version` is known for RSS alone.
  void write_feed(const ListedFile& feed) {
    const std::string_view format = feed_format(feed.media_type);
    const std::string text =
        titles_[feed.title] > 1 ? fmt::format("{} ({})", feed.title, format) : feed.title;
    lines_.empty("outline", {{"type", "rss"},
                             {"version", format == "RSS" ? "RSS" : ""},
                             {"text", text},
                             {"title", text},
                             {"description", context_.publication.description},
                             {"language", is_known_language(feed.language) ? feed.language : ""},
                             {"xmlUrl", feed.address},
                             {"htmlUrl", context_.publication.site + "/"}});
  }

  const ListingContext& context_;
  std::vector<const ListedFile*> feeds_;
  std::map<std::string_view, int> titles_;
  std::string out_;
  XmlLines lines_;
};

}  // namespace

std::vector<ListingFile> make_opml(const ListingContext& context, Diagnostics&) {
  return {{"", std::string(media_type), OpmlWriter(context).write()}};
}

}  // namespace offprint
