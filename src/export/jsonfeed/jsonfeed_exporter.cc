#include "export/jsonfeed/jsonfeed_exporter.h"

#include "export/feed_content.h"
#include "export/feed_writer.h"
#include "export/jsonfeed/jsonfeed_item.h"

namespace offprint {
namespace {

constexpr int indent = 2;
constexpr std::string_view item_margin = "\n    ";

// `json` as it stands inside the feed: every line moved to the right. No string in JSON text holds
// a line end.
std::string indented(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 8);
  out += item_margin;
  for (std::size_t begin = 0;;) {
    const std::size_t end = json.find('\n', begin);
    out += json.substr(begin, end - begin);
    if (end == json.npos) return out;
    out += item_margin;
    begin = end + 1;
  }
}

std::string feed_head(const ExportContext& context) {
  const Publication& publication = context.publication;
  std::string out;
  JsonWriter writer(out, indent);
  writer.begin_object();
  writer.member("version", "https://jsonfeed.org/version/1.1");
  writer.key("title").string(context.output.title.empty() ? publication.title
                                                          : context.output.title);
  if (!publication.site.empty()) writer.member("home_page_url", publication.site + "/");
  writer.member("feed_url", feed_address(publication, context.output));
  writer.member("description", feed_description(context));
  writer.member("icon", logo_address(publication));
  write_authors(writer, publication.authors);
  if (is_known_language(publication.language)) writer.member("language", publication.language);
  writer.key("items").begin_array();
  return out;
}

class JsonFeedExporter final : public Exporter {
 public:
  explicit JsonFeedExporter(const ExportContext& context)
      : file_(context.path), site_(feed_site(context)) {
    file_.write(feed_head(context));
  }

  Rendition render(const Record& record) const override {
    FeedContent content = feed_content(record);
    std::string item;
    item.reserve(content.html.size() + content.html.size() / 16 + 1024);
    JsonWriter writer(item, indent);
    write_item(writer, record, site_, content.html);

    Rendition rendition;
    rendition.content = indented(item);
    rendition.diagnostics = std::move(content.diagnostics);
    return rendition;
  }

  void append(Placement, Rendition rendition) override {
    if (file_.items() > 0) file_.write(",");
    file_.write_item(rendition.content);
  }

  bool in_order() const override { return true; }

  std::vector<OutputFile> finish(Diagnostics&) override {
    file_.write(file_.items() > 0 ? "\n  ]\n}\n" : "]\n}\n");
    return {file_.finish("application/feed+json")};
  }

  void commit() override { file_.commit(); }

 private:
  FeedWriter file_;
  Site site_;
};

}  // namespace

std::unique_ptr<Exporter> make_jsonfeed_exporter(ExportContext context) {
  return std::make_unique<JsonFeedExporter>(context);
}

}  // namespace offprint
