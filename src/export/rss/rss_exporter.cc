#include "export/rss/rss_exporter.h"

#include "export/feed_content.h"
#include "export/feed_writer.h"
#include "export/feed_xml.h"
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
     xmlns:media="http://search.yahoo.com/mrss/")";
constexpr std::string_view opening_end = ">\n  <channel>\n";
constexpr std::string_view closing = "  </channel>\n</rss>\n";

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

void append_podcast_namespaces(std::string& out) {
  out += "\n    ";
  append_xml_attribute(out, "xmlns:itunes", itunes_namespace);
  out += "\n    ";
  append_xml_attribute(out, "xmlns:podcast", podcast_namespace);
}

std::string feed_head(const ExportContext& context) {
  const Publication& publication = context.publication;
  const std::string& title =
      context.output.title.empty() ? publication.title : context.output.title;
  const std::string link = publication.site + "/";
  const auto built = context.latest ? context.latest : context.source_date;

  std::string out(opening);
  const PodcastSpec& podcast = context.output.feed.podcast;
  if (podcast.is_podcast) append_podcast_namespaces(out);
  out += opening_end;
  append_element(out, channel_indent, "title", title);
  append_element(out, channel_indent, "link", link);
  // RSS demands a description; the title is the only one that is surely true.
  append_element(out, channel_indent, "description",
                 publication.description.empty() ? title : publication.description);
  if (is_known_language(publication.language))
    append_element(out, channel_indent, "language", publication.language);
  append_element(out, channel_indent, "copyright", publication.rights);
  append_element(out, channel_indent, "dc:publisher", publication.publisher);
  if (built) append_element(out, channel_indent, "lastBuildDate", to_rfc822(*built));
  append_element(out, channel_indent, "generator", "offprint");
  append_element(out, channel_indent, "docs", "https://www.rssboard.org/rss-specification");
  out += "    <atom:link";
  append_xml_attribute(out, "href", feed_address(publication, context.output));
  out += " rel=\"self\" type=\"application/rss+xml\"/>\n";
  append_logo(out, publication, title, link);
  if (podcast.is_podcast)
    out += podcast_channel(publication, podcast, feed_address(publication, context.output),
                           channel_indent);
  return out;
}

class RssExporter final : public Exporter {
 public:
  explicit RssExporter(const ExportContext& context)
      : file_(context.path),
        site_(feed_site(context)),
        publication_(context.publication),
        output_(context.output) {
    file_.write(feed_head(context));
  }

  Rendition render(const Record& record) const override {
    FeedContent content = feed_content(record, output_.feed.texts);
    Rendition rendition;
    rendition.content = rss_item(record, site_, output_.feed, content.html);
    rendition.diagnostics = std::move(content.diagnostics);
    return rendition;
  }

  void append(Placement, Rendition rendition) override { file_.write_item(rendition.content); }

  bool in_order() const override { return true; }

  std::vector<OutputFile> finish(Diagnostics& diagnostics) override {
    report_podcast(publication_, output_, diagnostics);
    file_.write(closing);
    return {file_.finish("application/rss+xml")};
  }

  void commit() override { file_.commit(); }

 private:
  FeedWriter file_;
  Site site_;
  Publication publication_;
  OutputSpec output_;
};

}  // namespace

std::unique_ptr<Exporter> make_rss_exporter(ExportContext context) {
  return std::make_unique<RssExporter>(context);
}

}  // namespace offprint
