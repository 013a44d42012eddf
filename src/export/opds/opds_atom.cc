#include "export/feed_content.h"
#include "export/listing_wording.h"
#include "export/opds/catalog_pages.h"
#include "export/opds/opds.h"
#include "export/xml_lines.h"
#include "model/subject_scheme.h"

namespace offprint {
namespace {

constexpr std::string_view acquisition_type =
    "application/atom+xml;profile=opds-catalog;kind=acquisition";
constexpr std::string_view navigation_type =
    "application/atom+xml;profile=opds-catalog;kind=navigation";

class OpdsWriter {
 public:
  OpdsWriter(const ListingContext& context, bool is_divided)
      : context_(context), lines_(out_), is_divided_(is_divided) {}

  std::string acquisition_feed(const CatalogPage& page) {
    begin_feed(page.suffix, page.title, modified_of(page.books));
    write_link("self", page.suffix, acquisition_type);
    write_link("start", "", is_divided_ ? navigation_type : acquisition_type);
    if (is_divided_) write_link("up", "", navigation_type);
    if (page.pages > 1) {
      write_link("first", page.first, acquisition_type);
      write_link("last", page.last, acquisition_type);
    }
    if (!page.previous.empty()) write_link("previous", page.previous, acquisition_type);
    if (!page.next.empty()) write_link("next", page.next, acquisition_type);
    for (const ListedFile* book : page.books) write_book(*book);
    return end_feed();
  }

  // Every group of books by its first page.
  std::string navigation_feed(const std::vector<CatalogPage>& pages) {
    begin_feed("", catalog_title(context_), modified_of(books_of(context_)));
    write_link("self", "", navigation_type);
    write_link("start", "", navigation_type);
    const Wording& words = wording(context_.publication.language);
    for (const CatalogPage& page : pages) {
      if (page.number > 1) continue;
      lines_.open("entry");
      lines_.element("title", page.title);
      lines_.element("id", catalog_id(context_, page.suffix));
      lines_.element("updated", modified_of(books_from(&page)));
      lines_.element("content",
                     std::string(listing_wording(words).books)
                         .append(label_end(words))
                         .append(std::to_string(page.all_books)),
                     {{"type", "text"}});
      write_link("subsection", page.suffix, acquisition_type);
      lines_.close("entry");
    }
    return end_feed();
  }

 private:
  // Of a group's first page and of those behind it.
  static std::vector<const ListedFile*> books_from(const CatalogPage* first) {
    std::vector<const ListedFile*> books;
    for (const CatalogPage* page = first; page != first + first->pages; ++page)
      books.insert(books.end(), page->books.begin(), page->books.end());
    return books;
  }

  void begin_feed(std::string_view suffix, std::string_view title, std::string_view updated) {
    const Publication& publication = context_.publication;
    lines_.declaration();
    lines_.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"},
                         {"xmlns:dc", "http://purl.org/dc/terms/"},
                         {"xmlns:opds", "http://opds-spec.org/2010/catalog"},
                         {"xml:lang",
                          is_known_language(publication.language) ? publication.language : ""}});
    lines_.element("id", catalog_id(context_, suffix));
    lines_.element("title", title);
    lines_.element("subtitle", publication.description);
    lines_.element("updated", updated);
    lines_.open("author");
    lines_.element("name",
                   publication.publisher.empty() ? publication.title : publication.publisher);
    lines_.element("uri", publication.site + "/");
    lines_.close("author");
    lines_.element("icon", logo_address(publication));
  }

  std::string end_feed() {
    lines_.close("feed");
    return std::move(out_);
  }

  void write_link(std::string_view relation, std::string_view suffix, std::string_view type) {
    lines_.empty(
        "link",
        {{"rel", relation}, {"href", with_suffix(context_.address, suffix)}, {"type", type}});
  }

  void write_book(const ListedFile& file) {
    const BookDescription& book = *file.book;
    lines_.open("entry", {{"xml:lang", language_beside_feed(book)}});
    lines_.element("title", book.title);
    lines_.element("id", book.identifier);
    lines_.element("updated", modified_of(file));
    write_people("author", book.authors);
    write_people("contributor", book.contributors);
    lines_.element("dc:identifier", book.identifier);
    if (!book.isbn.empty()) lines_.element("dc:identifier", "urn:isbn:" + book.isbn);
    if (!book.doi.empty()) lines_.element("dc:identifier", "doi:" + book.doi);
    for (const std::string& language : book.languages)
      if (is_known_language(language)) lines_.element("dc:language", language);
    lines_.element("dc:publisher", book.publisher);
    if (book.issued) lines_.element("dc:issued", to_iso8601(*book.issued));
    for (const Tag& subject : book.subjects) write_subject(subject);
    lines_.element("rights", book.rights);
    lines_.element("summary", book.description, {{"type", "text"}});
    write_picture("http://opds-spec.org/image", file.cover);
    write_picture("http://opds-spec.org/image/thumbnail", file.thumbnail);
    lines_.empty("link", {{"rel", acquisition_relation(context_.output)},
                          {"href", file.address},
                          {"type", file.media_type},
                          {"length", std::to_string(file.size)}});
    lines_.close("entry");
  }

  std::string language_beside_feed(const BookDescription& book) const {
    const std::string& language = book.languages.front();
    return is_known_language(language) && language != context_.publication.language ? language : "";
  }

  void write_people(std::string_view element, const std::vector<Person>& people) {
    for (const Person& person : people) {
      lines_.open(element);
      lines_.element("name", person.name);
      lines_.element("uri", person.url);
      lines_.close(element);
    }
  }

  void write_subject(const Tag& subject) {
    for (const SubjectCode& code : subject.codes)
      lines_.empty("category", {{"scheme", scheme_address(code.authority)},
                                {"term", code.term},
                                {"label", subject.label}});
    if (subject.codes.empty())
      lines_.empty("category", {{"term", subject.label}, {"label", subject.label}});
  }

  void write_picture(std::string_view relation, const std::optional<ListedPicture>& picture) {
    if (picture)
      lines_.empty("link",
                   {{"rel", relation}, {"href", picture->address}, {"type", picture->media_type}});
  }

  const ListingContext& context_;
  std::string out_;
  XmlLines lines_;
  bool is_divided_;  // into pages
};

}  // namespace

std::vector<ListingFile> opds_files(const ListingContext& context, std::size_t most) {
  const std::vector<CatalogPage> pages = catalog_pages(context, most);
  const bool is_divided = !pages.front().suffix.empty();
  std::vector<ListingFile> files;
  if (is_divided)
    files.push_back(
        {"", std::string(navigation_type), OpdsWriter(context, true).navigation_feed(pages)});
  for (const CatalogPage& page : pages)
    files.push_back({page.suffix, std::string(acquisition_type),
                     OpdsWriter(context, is_divided).acquisition_feed(page)});
  return files;
}

std::vector<ListingFile> make_opds(const ListingContext& context, Diagnostics&) {
  return opds_files(context, books_of_a_page);
}

}  // namespace offprint
