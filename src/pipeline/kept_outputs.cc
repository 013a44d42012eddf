#include "pipeline/kept_outputs.h"

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "catalog/byte_stream.h"
#include "catalog/declared_rows.h"
#include "pipeline/observed_files.h"

namespace offprint {
namespace {

void write_stamp(const FileStamp& stamp, ByteWriter& out) {
  out.number(stamp.size);
  out.number(static_cast<std::uint64_t>(stamp.modified_ns));
  out.number(stamp.inode);
  out.number(stamp.content);
}

FileStamp read_stamp(ByteReader& in) {
  FileStamp stamp;
  stamp.size = in.number();
  stamp.modified_ns = static_cast<std::int64_t>(in.number());
  stamp.inode = in.number();
  stamp.content = in.number();
  return stamp;
}

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

}  // namespace

KeptOutputs::KeptOutputs(const Catalog& catalog, const FileSystem& files, const std::string& root,
                         const std::string& output_folder)
    : catalog_(catalog), files_(files), root_(root), folder_(output_folder) {}

std::string KeptOutputs::relative(const std::string& path) const {
  const std::string prefix = join_path(folder_, "") + "/";
  return path.starts_with(prefix) ? path.substr(prefix.size()) : path;
}

std::optional<KeptOutput> KeptOutputs::find(const std::string& path, std::uint64_t key) const {
  const auto stored = catalog_.outputs().find(path);
  if (!stored || stored->key != key) return {};
  KeptOutput output = decode(*stored);
  if (!is_intact(output)) return {};
  if (std::string now = encode(output); now != stored->data)
    catalog_.outputs().finish(
        {stored->id, stored->path, stored->key, std::move(now), stored->said});
  return output;
}

bool KeptOutputs::is_intact(KeptOutput& output) const {
  for (std::size_t i = 0; i < output.files.size(); ++i)
    if (!is_same(files_, output.files[i].path, output.stamps[i])) return false;
  return std::all_of(output.asked.begin(), output.asked.end(),
                     [&](AskedFile& asked) { return is_unchanged(files_, root_, asked); });
}

void KeptOutputs::put(const std::string& path, std::uint64_t key, KeptOutput output) const {
  for (const OutputFile& file : output.files) {
    FileStamp& stamp = output.stamps.emplace_back(stamp_of(files_, file.path));
    stamp.content = content_hash(files_, file.path);
  }
  catalog_.outputs().finish({output.id, path, key, encode(output), output.said});
}

void KeptOutputs::keep_only(const std::vector<std::string>& paths) const {
  const std::set<std::string_view> kept(paths.begin(), paths.end());
  std::vector<std::string> gone;
  catalog_.outputs().for_each([&](const StoredOutput& output) {
    if (!kept.contains(output.path)) gone.push_back(output.path);
  });
  for (const std::string& path : gone) catalog_.outputs().remove(path);
}

std::string KeptOutputs::encode(const KeptOutput& output) const {
  ByteWriter out;
  out.number(output.files.size());
  for (std::size_t i = 0; i < output.files.size(); ++i) {
    const OutputFile& file = output.files[i];
    out.text(relative(file.path));
    out.text(file.media_type);
    out.number(file.size);
    out.number(file.articles);
    out.text(relative(file.belongs_to));
    out.boolean(file.book != nullptr);
    if (file.book) write_book(*file.book, out);
    write_stamp(output.stamps[i], out);
  }
  out.list(output.asked, [&](const AskedFile& asked) {
    out.text(asked.path);
    write_stamp(asked.stamp, out);
  });
  return std::move(out).take();
}

KeptOutput KeptOutputs::decode(const StoredOutput& stored) const {
  ByteReader in(stored.data);
  KeptOutput output;
  output.id = stored.id;
  for (std::size_t left = in.count(); left > 0; --left) {
    OutputFile& file = output.files.emplace_back();
    file.path = join_path(folder_, in.text());
    file.media_type = in.text();
    file.size = in.number();
    file.articles = in.number32();
    if (const std::string_view belongs_to = in.text(); !belongs_to.empty())
      file.belongs_to = join_path(folder_, belongs_to);
    if (in.boolean()) file.book = read_book(in);
    output.stamps.push_back(read_stamp(in));
  }
  in.list([&] {
    AskedFile& asked = output.asked.emplace_back();
    asked.path = in.text();
    asked.stamp = read_stamp(in);
  });
  output.said = stored.said;
  return output;
}

}  // namespace offprint
