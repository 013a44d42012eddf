#include "export/atom/atom_exporter.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "export/atom/atom_item.h"
#include "export/feed_content.h"
#include "export/feed_elements.h"
#include "export/feed_writer.h"
#include "export/feed_xml.h"

namespace offprint {
namespace {

constexpr std::string_view closing = "</feed>\n";
constexpr std::string_view atom_type = "application/atom+xml";
constexpr int feed_indent = 2;

// Made as those of books are: the same for every build of this feed, whatever it holds.
std::string feed_id(const Publication& publication, const OutputSpec& output) {
  const std::string address = feed_address(publication, output);
  return "urn:uuid:" + uuid_v5(fmt::format("atom\n{}\n{}", publication.site, address));
}

// Entries need not have authors when the feed has one (RFC 4287, section 4.1.1).
void append_authors(std::string& out, const Publication& publication, const std::string& title) {
  for (const Person& author : publication.authors)
    append_atom_person(out, feed_indent, "author", author);
  if (!publication.authors.empty()) return;
  const std::string& name = publication.publisher.empty() ? title : publication.publisher;
  append_atom_person(out, feed_indent, "author", Person{name, "", ""});
}

std::string feed_head(const ExportContext& context) {
  const Publication& publication = context.publication;
  const std::string title = feed_site(context).name;
  const auto updated = context.latest ? context.latest : context.source_date;

  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"\n      xmlns:media=\"";
  out += media_namespace;
  out += '"';
  if (is_known_language(publication.language))
    append_xml_attribute(out, "xml:lang", publication.language);
  out += ">\n";
  append_element(out, feed_indent, "id", feed_id(publication, context.output));
  out += "  <title type=\"text\">";
  append_plain_text(out, title);
  out += "</title>\n";
  append_element(out, feed_indent, "subtitle", publication.description);
  append_element(out, feed_indent, "updated",
                 updated ? to_rfc3339(*updated) : std::string(atom_date_of_undated));
  append_atom_link(out, feed_indent, "self", atom_type, feed_address(publication, context.output));
  append_atom_link(out, feed_indent, "alternate", "text/html", publication.site + "/");
  append_authors(out, publication, title);
  append_element(out, feed_indent, "rights", publication.rights);
  append_element(out, feed_indent, "generator", "offprint");
  append_element(out, feed_indent, "logo", logo_address(publication));
  return out;
}

Rendition entry_of(const Record& record, const Site& site, FeedTexts texts) {
  FeedContent content = feed_content(record, texts);
  Rendition rendition;
  rendition.content = atom_entry(record, site, texts, content.html);
  rendition.diagnostics = std::move(content.diagnostics);
  if (!record.published && !record.modified)
    rendition.diagnostics.push_back(
        {Code::feed_date_unknown,
         record.origin,
         {},
         "Atom demands a date, and the article has none: its entry is of 1980-01-01",
         "say when it was published"});
  return rendition;
}

class AtomExporter final : public Exporter {
 public:
  explicit AtomExporter(const ExportContext& context)
      : file_(context.path), site_(feed_site(context)), texts_(context.output.feed.texts) {
    file_.write(feed_head(context));
  }

  Rendition render(const Record& record) const override { return entry_of(record, site_, texts_); }
  void append(Placement, Rendition rendition) override { file_.write_item(rendition.content); }
  bool in_order() const override { return true; }

  std::vector<OutputFile> finish(Diagnostics&) override {
    file_.write(closing);
    return {file_.finish(atom_type)};
  }

  void commit() override { file_.commit(); }

 private:
  FeedWriter file_;
  Site site_;
  FeedTexts texts_;
};

}  // namespace

std::unique_ptr<Exporter> make_atom_exporter(ExportContext context) {
  return std::make_unique<AtomExporter>(context);
}

}  // namespace offprint
