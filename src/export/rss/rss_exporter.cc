#include "export/rss/rss_exporter.h"

#include <algorithm>

#include "export/feed_content.h"
#include "export/feed_elements.h"
#include "export/feed_exporter.h"
#include "export/feed_xml.h"
#include "export/partner_format.h"
#include "export/podcast.h"
#include "export/rss/rss_item.h"

namespace offprint {
namespace {

constexpr std::string_view opening =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
     xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"
)";
constexpr std::string_view history = "     xmlns:fh=\"http://purl.org/syndication/history/1.0\"\n";
constexpr std::string_view updates =
    "     xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"\n";
constexpr std::string_view opening_end =
    "     xmlns:media=\"http://search.yahoo.com/mrss/\">\n  <channel>\n";
constexpr std::string_view podcast_opening_end =
    "     xmlns:media=\"http://search.yahoo.com/mrss/\"\n"
    "     xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"\n"
    "     xmlns:podcast=\"https://podcastindex.org/namespace/1.0\">\n  <channel>\n";
constexpr std::string_view closing = "  </channel>\n</rss>\n";
constexpr std::string_view type = "application/rss+xml";

constexpr int channel_indent = 4;
constexpr int image_indent = 6;

void append_logo(std::string& out, const Publication& publication, std::string_view title,
                 std::string_view link) {
  const std::string address = logo_address(publication);
  if (address.empty()) return;
  out += "    <image>\n";
  append_element(out, image_indent, "url", address);
  append_element(out, image_indent, "title", title);
  append_element(out, image_indent, "link", link);
  out += "    </image>\n";
}

void append_link(std::string& out, std::string_view href, std::string_view rel,
                 std::string_view media_type = type) {
  if (href.empty()) return;
  out += "    <atom:link";
  append_xml_attribute(out, "href", href);
  append_xml_attribute(out, "rel", rel);
  append_xml_attribute(out, "type", media_type);
  out += "/>\n";
}

void append_links(std::string& out, const FeedPage& page, const FeedSpec& spec) {
  append_link(out, page.self, "self");
  if (!page.is_archive)
    for (const std::string& hub : spec.hubs) append_link(out, hub, "hub", "");
  append_link(out, page.current, "current");
  append_link(out, page.older, "prev-archive");
  append_link(out, page.newer, "next-archive");
  if (page.is_archive) out += "    <fh:archive/>\n";
}

std::uint32_t minutes_between_updates(const FeedSpec& spec) {
  constexpr std::uint32_t hour = 60, day = 24 * hour;
  const std::uint32_t period = spec.update_period == "hourly"    ? hour
                               : spec.update_period == "daily"   ? day
                               : spec.update_period == "weekly"  ? 7 * day
                               : spec.update_period == "monthly" ? 30 * day
                                                                 : 365 * day;
  return std::max(period / spec.update_frequency, 1U);
}

class RssFormat final : public FeedFormat {
 public:
  explicit RssFormat(const ExportContext& context)
      : publication_(context.publication), output_(context.output), site_(feed_site(context)) {}

  std::string_view media_type() const override { return type; }

  std::string head(const FeedPage& page) const override {
    const std::string link = publication_.site + "/";
    std::string out(opening);
    if (page.is_archive) out += history;
    if (says_updates(page)) out += updates;
    out += spec().podcast.is_podcast ? podcast_opening_end : opening_end;
    append_element(out, channel_indent, "title", site_.name);
    append_element(out, channel_indent, "link", link);
    // RSS demands a description; the title is the only one that is surely true.
    const std::string& description = feed_description(publication_, output_);
    append_element(out, channel_indent, "description",
                   description.empty() ? site_.name : description);
    if (is_known_language(publication_.language))
      append_element(out, channel_indent, "language", publication_.language);
    append_element(out, channel_indent, "copyright", publication_.rights);
    append_element(out, channel_indent, "dc:publisher", publication_.publisher);
    if (page.latest) append_element(out, channel_indent, "lastBuildDate", to_rfc822(*page.latest));
    append_element(out, channel_indent, "generator", "offprint");
    append_element(out, channel_indent, "docs", "https://www.rssboard.org/rss-specification");
    if (says_updates(page)) {
      append_element(out, channel_indent, "ttl", std::to_string(minutes_between_updates(spec())));
      append_updates(out, channel_indent, spec());
    }
    append_links(out, page, spec());
    append_logo(out, publication_, site_.name, link);
    if (spec().podcast.is_podcast)
      out += podcast_channel(publication_, spec().podcast,
                             first_feed_address(publication_, output_), channel_indent);
    return out;
  }

  Rendition item(const Record& record, SharedParts& shared) const override {
    const FeedContent& content = feed_content(record, spec().texts, shared);
    Rendition rendition;
    rendition.content = rss_item(record, site_, spec(), content.html);
    rendition.diagnostics = content.diagnostics;
    return rendition;
  }

  void report(const FeedPage&, const OutputFile&, Diagnostics& diagnostics) const override {
    report_podcast(publication_, output_, diagnostics);
  }

  std::string tail(bool) const override { return std::string(closing); }

 private:
  const FeedSpec& spec() const { return output_.feed; }
  // An archive page changes when its articles do.
  bool says_updates(const FeedPage& page) const {
    return !page.is_archive && !spec().update_period.empty();
  }

  Publication publication_;
  OutputSpec output_;
  Site site_;
};

}  // namespace

std::unique_ptr<Exporter> make_rss_exporter(ExportContext context) {
  std::unique_ptr<const FeedFormat> format = std::make_unique<RssFormat>(context);
  if (!context.output.profile.empty()) format = make_partner_format(context, std::move(format));
  return make_feed_exporter(std::move(context), std::move(format));
}

}  // namespace offprint
