#include "export/epub/package.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "export/epub/accessibility.h"
#include "export/epub/page.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

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

std::vector<Person> creators(const Book& book) {
  if (!book.publication.authors.empty()) return book.publication.authors;
  return most_frequent<Person>(book, creator_limit, [](const ChapterFacts& chapter, auto add) {
    for (const Person& author : chapter.authors) add(author.name, author);
  });
}

std::vector<Person> contributors(const Book& book) {
  return most_frequent<Person>(book, contributor_limit, [](const ChapterFacts& chapter, auto add) {
    for (const Person& one : chapter.contributors) add(one.role + ' ' + one.name, one);
  });
}

std::vector<Subject> subjects(const Book& book) {
  return most_frequent<Subject>(book, subject_limit, [](const ChapterFacts& chapter, auto add) {
    for (const Subject& subject : chapter.subjects) add(subject.label, subject);
  });
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
    element("meta", fmt::format("{}property=\"{}\"", more, property), text);
  }

  void write_metadata() {
    out_ += "  <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n";
    element("dc:identifier", "id=\"book-id\"", book_.identifier());
    dc("title", book_.full_title());
    for (const std::string& language : book_.languages()) dc("language", language);
    write_people("creator", creators(book_));
    write_people("contributor", contributors(book_));
    const Publication& publication = book_.publication;
    dc("publisher", publication.publisher);
    dc("description", publication.description);
    dc("rights", publication.rights);
    write_subjects();
    meta("dcterms:modified", book_.modified.empty() ? "1980-01-01T00:00:00Z" : book_.modified);
    if (book_.volumes > 1) {
      meta("belongs-to-collection", book_.title, "id=\"set\" ");
      meta("collection-type", "set", "refines=\"#set\" ");
      meta("group-position", std::to_string(book_.volume), "refines=\"#set\" ");
    }
    // Apple Books then shows the book's faces (Asset Guide), others do so anyway.
    if (!book_.fonts.empty()) meta("ibooks:specified-fonts", "true");
    write_accessibility();
    // As EPUB 2 has it; shops and devices look for it still.
    if (book_.cover) out_ += "    <meta name=\"cover\" content=\"cover-image\"/>\n";
    out_ += "  </metadata>\n";
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
    for (const Subject& subject : subjects(book_)) {
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
    item("title-page", title_page_name, xhtml);
    item("contents", contents_name, xhtml);
    for (const ChapterFacts& chapter : book_.chapters)
      for (std::size_t page = 0; page < chapter.pieces.size(); ++page)
        item(page_name(chapter.name, page), chapter_path(chapter, page), xhtml);
    if (!book_.logo.name.empty()) item("logo", book_.logo.name, book_.logo.media_type);
    unsigned number = 0;
    for (const Resource& font : book_.fonts)
      item(fmt::format("font-{}", ++number), font.name, font.media_type);
    number = 0;
    for (const Resource& image : book_.images)
      if (image.name != book_.logo.name)
        item(fmt::format("image-{}", ++number), image.name, image.media_type);
    out_ += "  </manifest>\n";
  }

  void write_spine() {
    out_ += "  <spine toc=\"ncx\"";
    if (book_.direction == Direction::rtl || book_.vertical)
      out_ += " page-progression-direction=\"rtl\"";
    out_ += ">\n";
    if (book_.cover) out_ += "    <itemref idref=\"cover\"/>\n";
    out_ += "    <itemref idref=\"title-page\"/>\n    <itemref idref=\"contents\"/>\n";
    for (const ChapterFacts& chapter : book_.chapters)
      for (std::size_t page = 0; page < chapter.pieces.size(); ++page)
        out_ += fmt::format("    <itemref idref=\"{}\"/>\n", page_name(chapter.name, page));
    out_ += "  </spine>\n";
  }

  const Book& book_;
  std::string out_;
};

}  // namespace

std::string chapter_path(const ChapterFacts& chapter, std::size_t page) {
  return "text/" + page_name(chapter.name, page) + ".xhtml";
}

std::string package_document(const Book& book) { return PackageWriter(book).write(); }

}  // namespace offprint
