#include <fmt/format.h>

#include "export/feed_content.h"
#include "export/opds/catalog_pages.h"
#include "export/opds/opds.h"
#include "model/subject_scheme.h"
#include "syntax/json.h"

namespace offprint {
namespace {

constexpr std::string_view media_type = "application/opds+json";

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 10 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

class Opds2Writer {
 public:
  Opds2Writer(const ListingContext& context, const std::vector<CatalogPage>& pages)
      : context_(context), pages_(pages), json_(out_, 2) {}

  std::string page(const CatalogPage& page) {
    json_.begin_object();
    write_metadata(page.title, page.suffix, page.books, page.all_books);
    if (page.pages > 1) {
      json_.key("itemsPerPage").number(static_cast<std::int64_t>(page.most));
      json_.key("currentPage").number(static_cast<std::int64_t>(page.number));
    }
    json_.end_object().key("links").begin_array();
    write_link("self", page.suffix);
    if (!page.suffix.empty()) write_link("start", "");
    if (page.pages > 1) {
      write_link("first", page.first);
      write_link("last", page.last);
    }
    if (!page.previous.empty()) write_link("previous", page.previous);
    if (!page.next.empty()) write_link("next", page.next);
    json_.end_array().key("publications").begin_array();
    for (const ListedFile* book : page.books) write_publication(*book);
    json_.end_array();
    return end();
  }

  // Every group of books by its first page.
  std::string navigation() {
    const std::vector<const ListedFile*> books = books_of(context_);
    json_.begin_object();
    write_metadata(catalog_title(context_), "", books, books.size());
    json_.end_object().key("links").begin_array();
    write_link("self", "");
    json_.end_array().key("navigation").begin_array();
    for (const CatalogPage& page : pages_)
      if (page.number == 1) write_link("subsection", page.suffix, page.title);
    json_.end_array();
    return end();
  }

  std::uint32_t without_picture() const { return without_picture_; }

 private:
  std::string end() {
    json_.end_object();
    out_ += '\n';
    return std::move(out_);
  }

  // Leaves the object open.
  void write_metadata(std::string_view title, std::string_view suffix,
                      const std::vector<const ListedFile*>& books, std::size_t number) {
    json_.key("metadata").begin_object();
    json_.member("identifier", catalog_id(context_, suffix));
    json_.member("title", title);
    json_.member("description", context_.publication.description);
    json_.member("modified", modified_of(books));
    json_.key("numberOfItems").number(static_cast<std::int64_t>(number));
  }

  void write_link(std::string_view relation, std::string_view suffix, std::string_view title = {}) {
    json_.begin_object()
        .member("rel", relation)
        .member("href", with_suffix(context_.address, suffix))
        .member("type", media_type)
        .member("title", title)
        .end_object();
  }

  void write_publication(const ListedFile& file) {
    json_.begin_object().key("metadata").begin_object();
    write_book(file);
    json_.end_object().key("links").begin_array();
    write_book_link("self", file);
    write_book_link(acquisition_relation(context_.output), file);
    json_.end_array();
    write_pictures(file);
    json_.end_object();
  }

  void write_book(const ListedFile& file) {
    const BookDescription& book = *file.book;
    json_.member("@type", "http://schema.org/Book");
    json_.member("identifier", book.identifier);
    json_.member("title", book.title);
    json_.member("subtitle", book.subtitle);
    write_people("author", book.authors);
    write_people("contributor", book.contributors);
    json_.key("language").begin_array();
    for (const std::string& language : book.languages) json_.string(language);
    json_.end_array();
    json_.member("publisher", book.publisher);
    if (book.issued) json_.member("published", to_iso8601(*book.issued));
    json_.member("modified", modified_of(file));
    json_.member("description", book.description);
    write_subjects(book.subjects);
    write_series(book);
    write_other_identifiers(book);
  }

  void write_people(std::string_view key, const std::vector<Person>& people) {
    if (people.empty()) return;
    json_.key(key).begin_array();
    for (const Person& person : people) {
      json_.begin_object().member("name", person.name);
      if (person.sort_name != person.name) json_.member("sortAs", person.sort_name);
      if (person.role != "aut") json_.member("role", person.role);
      if (!person.url.empty())
        json_.key("links")
            .begin_array()
            .begin_object()
            .member("href", person.url)
            .end_object()
            .end_array();
      json_.end_object();
    }
    json_.end_array();
  }

  void write_subjects(const std::vector<Tag>& subjects) {
    if (subjects.empty()) return;
    json_.key("subject").begin_array();
    for (const Tag& subject : subjects) {
      if (subject.codes.empty()) json_.begin_object().member("name", subject.label).end_object();
      for (const SubjectCode& code : subject.codes)
        json_.begin_object()
            .member("name", subject.label)
            .member("code", code.term)
            .member("scheme", scheme_address(code.authority))
            .end_object();
    }
    json_.end_array();
  }

  // A position is a number there.
  void write_series(const BookDescription& book) {
    if (book.series.empty()) return;
    json_.key("belongsTo").begin_object().key("series").begin_object().member("name", book.series);
    if (is_number(book.series_position)) json_.key("position").raw(book.series_position);
    json_.end_object().end_object();
  }

  void write_other_identifiers(const BookDescription& book) {
    if (book.isbn.empty() && book.doi.empty()) return;
    json_.key("altIdentifier").begin_array();
    if (!book.isbn.empty()) json_.string("urn:isbn:" + book.isbn);
    if (!book.doi.empty()) json_.string("doi:" + book.doi);
    json_.end_array();
  }

  void write_book_link(std::string_view relation, const ListedFile& file) {
    json_.begin_object()
        .member("rel", relation)
        .member("href", file.address)
        .member("type", file.media_type);
    json_.key("size").number(static_cast<std::int64_t>(file.size));
    json_.end_object();
  }

  // The logo stands for a book that has no picture of its own.
  void write_pictures(const ListedFile& file) {
    std::vector<ListedPicture> pictures;
    for (const auto* picture : {&file.cover, &file.thumbnail})
      if (*picture) pictures.push_back(**picture);
    if (pictures.empty()) {
      const std::string address = logo_address(context_.publication);
      const std::string type(picture_type(context_.publication.logo));
      if (!address.empty() && !type.empty()) pictures.push_back({"", address, type});
    }
    if (pictures.empty()) {
      ++without_picture_;
      return;
    }
    json_.key("images").begin_array();
    for (const ListedPicture& picture : pictures)
      json_.begin_object()
          .member("href", picture.address)
          .member("type", picture.media_type)
          .end_object();
    json_.end_array();
  }

  const ListingContext& context_;
  const std::vector<CatalogPage>& pages_;
  std::string out_;
  JsonWriter json_;
  std::uint32_t without_picture_ = 0;
};

}  // namespace

std::vector<ListingFile> opds2_files(const ListingContext& context, std::size_t most,
                                     Diagnostics& diagnostics) {
  const std::vector<CatalogPage> pages = catalog_pages(context, most);
  std::vector<ListingFile> files;
  if (!pages.front().suffix.empty())
    files.push_back({"", std::string(media_type), Opds2Writer(context, pages).navigation()});
  std::uint32_t bare = 0;
  for (const CatalogPage& page : pages) {
    Opds2Writer writer(context, pages);
    files.push_back({page.suffix, std::string(media_type), writer.page(page)});
    bare += writer.without_picture();
  }
  if (bare > 0)
    diagnostics.push_back(
        {Code::catalog_cover_missing,
         "",
         {},
         fmt::format("{}: {} {} no picture, and OPDS 2.0 demands one", context.output.path, bare,
                     bare == 1 ? "book has" : "books have"),
         "put NAME.jpg beside NAME.epub, or name the publication's logo"});
  return files;
}

std::vector<ListingFile> make_opds2(const ListingContext& context, Diagnostics& diagnostics) {
  return opds2_files(context, books_of_a_page, diagnostics);
}

}  // namespace offprint
