#include "pipeline/file_bytes.h"

#include <memory>
#include <vector>

#include "base/file_system.h"
#include "catalog/declared_rows.h"

namespace offprint {
namespace {

void write_people(const std::vector<Person>& people, ByteWriter& out) {
  out.list(people, [&](const Person& person) { out.text(encode_person(person)); });
}

void write_book(const BookDescription& book, ByteWriter& out) {
  for (const std::string* text :
       {&book.identifier, &book.title, &book.subtitle, &book.series, &book.series_position,
        &book.publisher, &book.description, &book.rights, &book.isbn, &book.doi, &book.modified})
    out.text(*text);
  out.texts(book.languages);
  write_people(book.authors, out);
  write_people(book.contributors, out);
  out.list(book.subjects, [&](const Tag& tag) {
    out.text(tag.label);
    out.text(tag.slug);
    out.list(tag.codes, [&](const SubjectCode& code) {
      out.text(code.authority);
      out.text(code.term);
    });
  });
  out.date(book.issued);
}

std::shared_ptr<const BookDescription> read_book(ByteReader& in) {
  auto book = std::make_shared<BookDescription>();
  for (std::string* text : {&book->identifier, &book->title, &book->subtitle, &book->series,
                            &book->series_position, &book->publisher, &book->description,
                            &book->rights, &book->isbn, &book->doi, &book->modified})
    *text = in.text();
  in.texts(book->languages);
  in.list([&] { book->authors.push_back(decode_person(in.text())); });
  in.list([&] { book->contributors.push_back(decode_person(in.text())); });
  in.list([&] {
    Tag& tag = book->subjects.emplace_back();
    tag.label = in.text();
    tag.slug = in.text();
    in.list([&] {
      SubjectCode& code = tag.codes.emplace_back();
      code.authority = in.text();
      code.term = in.text();
    });
  });
  book->issued = in.date();
  return book;
}

std::string below(const std::string& folder, const std::string& path) {
  const std::string prefix = join_path(folder, "") + "/";
  return path.starts_with(prefix) ? path.substr(prefix.size()) : path;
}

}  // namespace

void write_file(const OutputFile& file, const std::string& output_folder, ByteWriter& out) {
  out.text(below(output_folder, file.path));
  out.text(file.media_type);
  out.number(file.size);
  out.number(file.articles);
  out.text(below(output_folder, file.belongs_to));
  out.boolean(file.book != nullptr);
  if (file.book) write_book(*file.book, out);
}

OutputFile read_file(ByteReader& in, const std::string& output_folder) {
  OutputFile file;
  file.path = join_path(output_folder, in.text());
  file.media_type = in.text();
  file.size = in.number();
  file.articles = in.number32();
  if (const std::string_view belongs_to = in.text(); !belongs_to.empty())
    file.belongs_to = join_path(output_folder, belongs_to);
  if (in.boolean()) file.book = read_book(in);
  return file;
}

}  // namespace offprint
