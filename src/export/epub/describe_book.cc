#include "export/epub/describe_book.h"

#include "export/epub/package.h"

namespace offprint {

std::shared_ptr<const BookDescription> describe_book(const Book& book) {
  auto description = std::make_shared<BookDescription>();
  description->identifier = book.identifier();
  description->title = book.full_title();
  description->subtitle = book.spec.subtitle;
  description->series = book.spec.series;
  description->series_position = book.spec.series_position;
  description->languages = book.languages();
  description->authors = book_creators(book);
  description->contributors = book_contributors(book);
  for (Subject& subject : book_subjects(book))
    description->subjects.push_back({std::move(subject.label), "", {}, std::move(subject.codes)});
  description->publisher = book.publication.publisher;
  description->description = book.publication.description;
  description->rights = book.publication.rights;
  description->isbn = book.spec.isbn;
  description->doi = book.spec.doi;
  description->issued = book.spec.date;
  description->modified = book.modified;
  return description;
}

}  // namespace offprint
