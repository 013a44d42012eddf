#include "export/atom/atom_exporter.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "export/atom/atom_item.h"
#include "export/feed_content.h"
#include "export/feed_elements.h"
#include "export/feed_exporter.h"
#include "export/feed_xml.h"

namespace offprint {
namespace {

constexpr std::string_view atom_type = "application/atom+xml";
constexpr int feed_indent = 2;

// The same for every build of this feed, whatever it holds and wherever its site has moved
// (RFC 4287, section 4.2.6).
std::string feed_id(const Publication& publication, const OutputSpec& output) {
  const std::string address = first_feed_address(publication, output);
  return "urn:uuid:" + uuid_v5(fmt::format("atom\n{}\n{}", first_site(publication), address));
}

// Entries need not have authors when the feed has one (RFC 4287, section 4.1.1).
void append_authors(std::string& out, const Publication& publication, const std::string& title) {
  for (const Person& author : publication.authors)
    append_atom_person(out, feed_indent, "author", author);
  if (!publication.authors.empty()) return;
  const std::string& name = publication.publisher.empty() ? title : publication.publisher;
  append_atom_person(out, feed_indent, "author", Person{name, "", ""});
}

void append_links(std::string& out, const FeedPage& page, const FeedSpec& spec,
                  const Publication& publication) {
  append_atom_link(out, feed_indent, "self", atom_type, page.self);
  append_atom_link(out, feed_indent, "alternate", "text/html", publication.site + "/");
  if (!page.is_archive)
    for (const std::string& hub : spec.hubs) append_atom_link(out, feed_indent, "hub", "", hub);
  append_atom_link(out, feed_indent, "current", atom_type, page.current);
  append_atom_link(out, feed_indent, "prev-archive", atom_type, page.older);
  append_atom_link(out, feed_indent, "next-archive", atom_type, page.newer);
  if (page.is_archive) out += "  <fh:archive/>\n";
}

class AtomFormat final : public FeedFormat {
 public:
  explicit AtomFormat(const ExportContext& context)
      : publication_(context.publication), output_(context.output), site_(feed_site(context)) {}

  std::string_view media_type() const override { return atom_type; }

  std::string head(const FeedPage& page) const override {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"\n     ";
    if (page.is_archive) {
      append_xml_attribute(out, "xmlns:fh", "http://purl.org/syndication/history/1.0");
      out += "\n     ";
    }
    const bool says_updates = !page.is_archive && !output_.feed.update_period.empty();
    append_xml_attribute(out, "xmlns:media", media_namespace);
    if (says_updates) append_xml_attribute(out, "xmlns:sy", syndication_namespace);
    if (is_known_language(publication_.language))
      append_xml_attribute(out, "xml:lang", publication_.language);
    out += ">\n";
    append_element(out, feed_indent, "id", feed_id(publication_, output_));
    out += "  <title type=\"text\">";
    append_plain_text(out, site_.name);
    out += "</title>\n";
    append_element(out, feed_indent, "subtitle", feed_description(publication_, output_));
    append_element(out, feed_indent, "updated",
                   page.latest ? to_rfc3339(*page.latest) : std::string(atom_date_of_undated));
    append_links(out, page, output_.feed, publication_);
    append_authors(out, publication_, site_.name);
    append_element(out, feed_indent, "rights", publication_.rights);
    append_element(out, feed_indent, "generator", "offprint");
    append_element(out, feed_indent, "logo", logo_address(publication_));
    if (says_updates) append_updates(out, feed_indent, output_.feed);
    return out;
  }

  Rendition item(const Record& record, SharedParts& shared) const override {
    const FeedContent& content = feed_content(record, output_.feed.texts, shared);
    Rendition rendition;
    rendition.content = atom_entry(record, site_, output_.feed.texts, content.html);
    rendition.diagnostics = content.diagnostics;
    if (!record.published && !record.modified)
      rendition.diagnostics.push_back(
          {Code::feed_date_unknown,
           record.origin,
           {},
           "Atom demands a date, and the article has none: its entry is of 1980-01-01",
           "say when it was published"});
    return rendition;
  }

  std::string tail(bool) const override { return "</feed>\n"; }

 private:
  Publication publication_;
  OutputSpec output_;
  Site site_;
};

}  // namespace

std::unique_ptr<Exporter> make_atom_exporter(ExportContext context) {
  auto format = std::make_unique<AtomFormat>(context);
  return make_feed_exporter(std::move(context), std::move(format));
}

}  // namespace offprint
