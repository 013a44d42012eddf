#include "export/jsonfeed/jsonfeed_exporter.h"

#include "export/feed_content.h"
#include "export/feed_exporter.h"
#include "export/jsonfeed/jsonfeed_item.h"

namespace offprint {
namespace {

constexpr int indent = 2;
constexpr int item_depth = 2;

void write_hubs(JsonWriter& writer, const std::vector<std::string>& hubs) {
  if (hubs.empty()) return;
  writer.key("hubs").begin_array();
  for (const std::string& hub : hubs)
    writer.begin_object().member("type", "WebSub").member("url", hub).end_object();
  writer.end_array();
}

class JsonFeedFormat final : public FeedFormat {
 public:
  explicit JsonFeedFormat(const ExportContext& context)
      : publication_(context.publication), output_(context.output), site_(feed_site(context)) {}

  std::string_view media_type() const override { return "application/feed+json"; }

  std::string head(const FeedPage& page) const override {
    std::string out;
    JsonWriter writer(out, indent);
    writer.begin_object();
    writer.member("version", "https://jsonfeed.org/version/1.1");
    writer.key("title").string(site_.name);
    if (!publication_.site.empty()) writer.member("home_page_url", publication_.site + "/");
    writer.member("feed_url", page.self);
    writer.member("description", feed_description(publication_, output_));
    writer.member("next_url", page.older);
    writer.member("icon", logo_address(publication_));
    write_authors(writer, publication_.authors);
    if (is_known_language(publication_.language)) writer.member("language", publication_.language);
    if (!page.is_archive) write_hubs(writer, output_.feed.hubs);
    writer.key("items").begin_array();
    return out;
  }

  Rendition item(const Record& record, SharedParts& shared) const override {
    const FeedContent& content = feed_content(record, output_.feed.texts, shared);
    Rendition rendition;
    rendition.content.reserve(content.html.size() + content.html.size() / 8 + 2048);
    JsonWriter writer(rendition.content, indent, item_depth);
    write_item(writer, record, site_, output_.feed.texts, content.html);
    rendition.diagnostics = content.diagnostics;
    return rendition;
  }

  std::string_view between() const override { return ","; }
  std::string tail(bool has_items) const override { return has_items ? "\n  ]\n}\n" : "]\n}\n"; }

 private:
  Publication publication_;
  OutputSpec output_;
  Site site_;
};

}  // namespace

std::unique_ptr<Exporter> make_jsonfeed_exporter(ExportContext context) {
  auto format = std::make_unique<JsonFeedFormat>(context);
  return make_feed_exporter(std::move(context), std::move(format));
}

}  // namespace offprint
