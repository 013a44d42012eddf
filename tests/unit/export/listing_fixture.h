// What a build has written, for the tests of lists and catalogs.
#pragma once

#include <string>

#include "export/listing.h"
#include "feed_fixture.h"

namespace offprint::test {

inline ListingContext listing_context(std::string_view kind, std::string_view name) {
  ListingContext context;
  context.publication.title = "Marginal Sea";
  context.publication.site = "https://sea.example";
  context.publication.language = "en";
  context.publication.description = "Shores & instruments";
  context.publication.publisher = "Sea Press";
  context.output.kind = kind;
  context.output.path = "out/" + std::string(name);
  context.path = name;
  context.address = "https://sea.example/" + std::string(name);
  return context;
}

inline ListedFile listed_feed(std::string_view path, std::string_view media_type,
                              std::string_view title) {
  ListedFile file;
  file.kind = "rss";
  file.path = path;
  file.address = "https://sea.example/" + std::string(path);
  file.media_type = media_type;
  file.title = title;
  file.language = "en";
  file.latest = date("2024-03-12");
  return file;
}

inline ListedFile listed_book(std::string_view path, std::string_view title) {
  auto book = std::make_shared<BookDescription>();
  book->identifier = "urn:uuid:" + std::string(path);
  book->title = title;
  book->languages = {"en"};
  book->modified = "2024-03-12T12:00:00Z";
  ListedFile file;
  file.kind = "epub";
  file.path = path;
  file.address = "https://sea.example/" + std::string(path);
  file.media_type = "application/epub+zip";
  file.title = title;
  file.size = 340'000;
  file.articles = 12;
  file.book = std::move(book);
  return file;
}

// One of which everything is known.
inline ListedFile full_book() {
  ListedFile file = listed_book("books/salt.epub", "Salt & <Pans>");
  BookDescription book = *file.book;
  book.subtitle = "A second line";
  book.series = "Pans";
  book.series_position = "2";
  book.languages = {"de", "en"};
  book.authors = {{"Maud Tregellis", "Tregellis, Maud", "https://sea.example/maud"}};
  book.contributors = {{"Ido Pell", "Pell, Ido", "", "", "pht"}};
  book.subjects = {{"Salt", "", {}, {{"MEDTOP", "20000649"}}}, {"Night work", "", {}}};
  book.publisher = "Sea Press";
  book.description = "All about salt.";
  book.rights = "© 2024 Sea Press";
  book.isbn = "9783161484100";
  book.issued = date("2024-04-01");
  file.book = std::make_shared<BookDescription>(std::move(book));
  file.cover = {"books/salt.jpg", "https://sea.example/books/salt.jpg", "image/jpeg"};
  file.thumbnail = {"books/salt-thumbnail.png", "https://sea.example/books/salt-thumbnail.png",
                    "image/png"};
  return file;
}

}  // namespace offprint::test
