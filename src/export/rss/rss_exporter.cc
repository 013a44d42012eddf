#include "export/rss/rss_exporter.h"

#include "export/feed_content.h"
#include "export/feed_writer.h"
#include "export/partner_output.h"
#include "export/rss/rss_item.h"
#include "export/rss/rss_text.h"

namespace offprint {
namespace {

constexpr std::string_view opening =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
     xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/">
  <channel>
)";
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

std::string feed_head(const ExportContext& context) {
  const Publication& publication = context.publication;
  const std::string& title =
      context.output.title.empty() ? publication.title : context.output.title;
  const std::string link = publication.site + "/";
  const auto built = context.latest ? context.latest : context.source_date;

  std::string out(opening);
  append_element(out, channel_indent, "title", title);
  append_element(out, channel_indent, "link", link);
  // RSS demands a description; the title is the only one that is surely true.
  append_element(out, channel_indent, "description",
                 feed_description(context).empty() ? title : feed_description(context));
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
  return out;
}

class RssExporter final : public Exporter {
 public:
  explicit RssExporter(const ExportContext& context)
      : file_(context.path), site_(feed_site(context)), partner_(PartnerOutput::make(context)) {
    const std::string head = feed_head(context);
    file_.write(partner_ ? partner_->head(head) : head);
  }

  Rendition render(const Record& record) const override {
    FeedContent content = feed_content(record);
    Rendition rendition;
    rendition.content = rss_item(record, site_, content.html);
    rendition.diagnostics = std::move(content.diagnostics);
    if (partner_) partner_->apply(record, rendition);
    return rendition;
  }

  void append(Placement, Rendition rendition) override {
    if (!partner_ || partner_->takes(rendition)) file_.write_item(rendition.content);
  }

  bool in_order() const override { return true; }

  std::vector<OutputFile> finish(Diagnostics& diagnostics) override {
    file_.write(closing);
    OutputFile file = file_.finish("application/rss+xml");
    if (partner_) partner_->finish(file, diagnostics);
    return {std::move(file)};
  }

  void commit() override { file_.commit(); }

 private:
  FeedWriter file_;
  Site site_;
  std::unique_ptr<PartnerOutput> partner_;
};

}  // namespace

std::unique_ptr<Exporter> make_rss_exporter(ExportContext context) {
  return std::make_unique<RssExporter>(context);
}

}  // namespace offprint
