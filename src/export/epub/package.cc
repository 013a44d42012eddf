#include "export/epub/package.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/url.h"
#include "export/epub/accessibility.h"
#include "export/epub/page.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

constexpr std::string_view mathml = " properties=\"mathml\"";
constexpr std::size_t creator_limit = 10;  // shops and readers print them all in one line
constexpr std::size_t contributor_limit = 20;
constexpr std::size_t subject_limit = 50;

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped_attribute(out, text);
  return out;
}

// Those of most articles first; of equals, the first in reading order.
template <typename Key, typename Visit>
std::vector<Key> most_frequent(const Book& book, std::size_t limit, Visit visit) {
  struct Count {
    std::size_t count = 0, first = 0;
  };
  std::map<std::string, std::pair<Key, Count>> counts;
  for (const ChapterFacts& chapter : book.chapters)
    visit(chapter, [&](const std::string& name, const Key& key) {
      auto& entry = counts.try_emplace(name, key, Count{0, counts.size()}).first->second;
      ++entry.second.count;
    });
  std::vector<std::pair<Key, Count>> sorted;
  for (auto& [name, entry] : counts) sorted.push_back(std::move(entry));
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.second.count != b.second.count ? a.second.count > b.second.count
                                            : a.second.first < b.second.first;
  });
  std::vector<Key> keys;
  for (auto& entry : sorted)
    if (keys.size() < limit) keys.push_back(std::move(entry.first));
  return keys;
}

class PackageWriter {
 public:
  explicit PackageWriter(const Book& book) : book_(book) {}

  std::string write() {
    out_ +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
        "unique-identifier=\"book-id\" xml:lang=\"" +
        escaped(book_.language) + '"';
    if (book_.direction == Direction::rtl) out_ += " dir=\"rtl\"";
    if (!book_.fonts.empty())
      out_ +=
          " prefix=\"ibooks: "
          "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/\"";
    out_ += ">\n";
    write_metadata();
    write_manifest();
    write_spine();
    out_ += "</package>\n";
    return std::move(out_);
  }

 private:
  void element(std::string_view name, std::string_view attributes, std::string_view text) {
    out_ += "    ";
    append_text_element(out_, name, attributes, text);
  }
  void dc(std::string_view name, std::string_view text) {
    if (!text.empty()) element(fmt::format("dc:{}", name), {}, text);
  }
  void meta(std::string_view property, std::string_view text, std::string_view more = {}) {
    if (!text.empty()) element("meta", fmt::format("{}property=\"{}\"", more, property), text);
  }

  void write_metadata() {
    out_ += "  <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n";
    write_identifiers();
    write_titles();
    for (const std::string& language : book_.languages()) dc("language", language);
    write_people("creator", book_creators(book_));
    write_people("contributor", book_contributors(book_));
    const Publication& publication = book_.publication;
    dc("publisher", publication.publisher);
    dc("description", publication.description);
    dc("rights", publication.rights);
    dc("source", source());
    if (book_.spec.date) dc("date", to_iso8601(*book_.spec.date));
    write_subjects();
    meta("dcterms:modified", book_.modified.empty() ? "1980-01-01T00:00:00Z" : book_.modified);
    write_license();
    write_collection("series", book_.spec.series, book_.spec.series_position);
    if (book_.volumes > 1) write_collection("set", book_.title, std::to_string(book_.volume));
    // Apple Books then shows the book's faces (Asset Guide), others do so anyway.
    if (!book_.fonts.empty()) meta("ibooks:specified-fonts", "true");
    write_accessibility();
    write_certification();
    // As EPUB 2 has it; shops and devices look for it still.
    if (book_.cover) out_ += "    <meta name=\"cover\" content=\"cover-image\"/>\n";
    out_ += "  </metadata>\n";
  }

  // ONIX code list 5 says what kind an identifier is of: 15 = ISBN-13, 06 = DOI.
  void write_identifiers() {
    element("dc:identifier", "id=\"book-id\"", book_.identifier());
    write_identifier("isbn", "urn:isbn:", book_.spec.isbn, "15");
    write_identifier("doi", "doi:", book_.spec.doi, "06");
  }

  void write_identifier(std::string_view id, std::string_view scheme, std::string_view value,
                        std::string_view code) {
    if (value.empty()) return;
    element("dc:identifier", fmt::format("id=\"{}\"", id), fmt::format("{}{}", scheme, value));
    meta("identifier-type", code, fmt::format("refines=\"#{}\" scheme=\"onix:codelist5\" ", id));
  }

  // A title that stands alone needs nobody to say that it is the main one.
  void write_titles() {
    const BookSpec& spec = book_.spec;
    if (spec.subtitle.empty() && spec.series.empty() && spec.edition.empty())
      return dc("title", book_.full_title());
    write_title("main", book_.full_title());
    write_title("subtitle", spec.subtitle);
    write_title("collection", spec.series);
    write_title("edition", spec.edition);
  }

  void write_title(std::string_view type, std::string_view title) {
    if (title.empty()) return;
    const std::string id = fmt::format("title-{}", type);
    const std::string refines = fmt::format("refines=\"#{}\" ", id);
    element("dc:title", fmt::format("id=\"{}\"", id), title);
    meta("title-type", type, refines);
    meta("display-seq", std::to_string(++titles_), refines);
  }

  // What the book was made from: the site of many articles, the address of one.
  std::string source() const {
    if (book_.volumes == 1 && book_.chapters.size() == 1) return book_.chapters.front().url;
    return book_.publication.site;
  }

  void write_license() {
    const std::string& license = book_.spec.license;
    if (is_web_address(license))
      link("dcterms:license", license);
    else
      meta("dcterms:license", license);
  }

  static bool is_web_address(std::string_view text) {
    return is_absolute_url(text) && is_safe_link(text) && text.starts_with("http");
  }

  void link(std::string_view rel, std::string_view address, std::string_view more = {}) {
    out_ += fmt::format("    <link {}rel=\"{}\" href=\"{}\"/>\n", more, rel,
                        escaped(normalize_url(std::string(address)).value_or("")));
  }

  void write_collection(std::string_view type, std::string_view title, std::string_view position) {
    if (title.empty()) return;
    const std::string refines = fmt::format("refines=\"#{}\" ", type);
    meta("belongs-to-collection", title, fmt::format("id=\"{}\" ", type));
    meta("collection-type", type, refines);
    meta("group-position", position, refines);
  }

  // A claim of conformance is its certifier's (EPUB Accessibility 1.1, section 4).
  void write_certification() {
    const CertificationSpec& certification = book_.spec.certification;
    if (certification.certifier.empty() || certification.conforms_to.empty()) return;
    meta("dcterms:conformsTo", certification.conforms_to, "id=\"conformance\" ");
    meta("a11y:certifiedBy", certification.certifier, "id=\"certifier\" refines=\"#conformance\" ");
    constexpr std::string_view refines = "refines=\"#certifier\" ";
    if (is_web_address(certification.credential))
      link("a11y:certifierCredential", certification.credential, refines);
    else
      meta("a11y:certifierCredential", certification.credential, refines);
    if (is_web_address(certification.report))
      link("a11y:certifierReport", certification.report, refines);
  }

  void write_people(std::string_view element_name, const std::vector<Person>& people) {
    unsigned number = 0;
    for (const Person& person : people) {
      const std::string id = fmt::format("{}-{}", element_name, ++number);
      element(fmt::format("dc:{}", element_name), fmt::format("id=\"{}\"", id), person.name);
      const std::string refines = fmt::format("refines=\"#{}\" ", id);
      meta("role", person.role, refines + "scheme=\"marc:relators\" ");
      if (!person.sort_name.empty()) meta("file-as", person.sort_name, refines);
    }
  }

  // A subject has at most one authority and term, always both (EPUB 3.3, section D.3).
  void write_subjects() {
    unsigned number = 0;
    for (const Subject& subject : book_subjects(book_)) {
      if (subject.codes.empty()) dc("subject", subject.label);
      for (const SubjectCode& code : subject.codes) {
        const std::string id = fmt::format("subject-{}", ++number);
        const std::string refines = fmt::format("refines=\"#{}\" ", id);
        element("dc:subject", fmt::format("id=\"{}\"", id), subject.label);
        meta("authority", code.authority, refines);
        meta("term", code.term, refines);
      }
    }
  }

  void write_accessibility() {
    const AccessibilityMetadata metadata = accessibility_of(book_);
    for (const std::string& mode : metadata.modes) meta("schema:accessMode", mode);
    for (const std::string& modes : metadata.sufficient_modes)
      meta("schema:accessModeSufficient", modes);
    for (const std::string& feature : metadata.features)
      meta("schema:accessibilityFeature", feature);
    for (const std::string& hazard : metadata.hazards) meta("schema:accessibilityHazard", hazard);
    const Wording& words = book_.words();
    const std::string language =
        speaks(words, book_.language) ? "" : fmt::format("xml:lang=\"{}\" ", words.language);
    meta("schema:accessibilitySummary", metadata.summary, language);
  }

  void item(std::string_view id, std::string_view name, std::string_view media_type,
            std::string_view more = {}) {
    out_ += fmt::format("    <item id=\"{}\" href=\"{}\" media-type=\"{}\"{}/>\n", id, name,
                        media_type, more);
  }

  void itemref(std::string_view id) { out_ += fmt::format("    <itemref idref=\"{}\"/>\n", id); }

  void write_items(const ChapterFacts& chapter) {
    for (std::size_t page = 0; page < chapter.pieces.size(); ++page)
      item(page_name(chapter.name, page), chapter_path(chapter, page), "application/xhtml+xml",
           chapter.pieces[page].has_formulas ? mathml : "");
  }

  void write_item(const MatterPage& page) {
    item(page.id, page.path, "application/xhtml+xml", page.has_formulas ? mathml : "");
  }

  void write_manifest() {
    constexpr std::string_view xhtml = "application/xhtml+xml";
    out_ += "  <manifest>\n";
    item("nav", navigation_name, xhtml, " properties=\"nav\"");
    item("ncx", ncx_name, "application/x-dtbncx+xml");
    item("css-base", base_sheet_name, "text/css");
    item("css-extras", extras_sheet_name, "text/css");
    if (book_.cover) {
      item("cover-image", book_.cover.name, book_.cover.media_type, " properties=\"cover-image\"");
      item("css-cover", cover_sheet_name, "text/css");
      item("cover", cover_page_name, xhtml);
    }
    for (const MatterPage& page : book_.front) write_item(page);
    for (const BookPart& part : book_.parts) {
      if (!part.title.empty()) item(part.name(), part.path(), xhtml);
      for (std::size_t i = part.begin; i < part.end; ++i) write_items(book_.chapters[i]);
    }
    for (const MatterPage& page : book_.back) write_item(page);
    if (!book_.logo.name.empty()) item("logo", book_.logo.name, book_.logo.media_type);
    unsigned number = 0;
    for (const Resource& font : book_.fonts)
      item(fmt::format("font-{}", ++number), font.name, font.media_type);
    number = 0;
    for (const Resource& image : book_.images)
      if (image.name != book_.logo.name)
        item(fmt::format("image-{}", ++number), image.name, image.media_type);
    number = 0;
    for (const Resource& media : book_.media)
      item(fmt::format("media-{}", ++number), media.name, media.media_type);
    out_ += "  </manifest>\n";
  }

  void write_spine() {
    out_ += "  <spine toc=\"ncx\"";
    if (book_.direction == Direction::rtl || book_.vertical)
      out_ += " page-progression-direction=\"rtl\"";
    out_ += ">\n";
    if (book_.cover) itemref("cover");
    for (const MatterPage& page : book_.front) itemref(page.id);
    for (const BookPart& part : book_.parts) {
      if (!part.title.empty()) itemref(part.name());
      for (std::size_t i = part.begin; i < part.end; ++i) {
        const ChapterFacts& chapter = book_.chapters[i];
        for (std::size_t page = 0; page < chapter.pieces.size(); ++page)
          itemref(page_name(chapter.name, page));
      }
    }
    for (const MatterPage& page : book_.back) itemref(page.id);
    out_ += "  </spine>\n";
  }

  const Book& book_;
  std::string out_;
  unsigned titles_ = 0;
};

}  // namespace

std::vector<Person> book_creators(const Book& book) {
  if (!book.publication.authors.empty()) return book.publication.authors;
  return most_frequent<Person>(book, creator_limit, [](const ChapterFacts& chapter, auto add) {
    for (const Person& author : chapter.authors) add(author.name, author);
  });
}

std::vector<Person> book_contributors(const Book& book) {
  return most_frequent<Person>(book, contributor_limit, [](const ChapterFacts& chapter, auto add) {
    for (const Person& one : chapter.contributors) add(one.role + ' ' + one.name, one);
  });
}

std::vector<Subject> book_subjects(const Book& book) {
  return most_frequent<Subject>(book, subject_limit, [](const ChapterFacts& chapter, auto add) {
    for (const Subject& subject : chapter.subjects) add(subject.label, subject);
  });
}

std::string chapter_path(const ChapterFacts& chapter, std::size_t page) {
  return "text/" + page_name(chapter.name, page) + ".xhtml";
}

std::string body_path(const Book& book) {
  const BookPart& part = book.parts.front();
  return part.title.empty() ? chapter_path(book.chapters.front()) : part.path();
}

std::string first_path(const Book& book) {
  return book.front.empty() ? body_path(book) : book.front.front().path;
}

std::string package_document(const Book& book) { return PackageWriter(book).write(); }

}  // namespace offprint
