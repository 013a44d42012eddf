#include "catalog/declared_rows.h"

#include <algorithm>
#include <tuple>

#include "base/hash.h"
#include "catalog/byte_stream.h"

namespace offprint {
namespace {

constexpr std::size_t most_attachments = 4096;
constexpr std::string_view of_item = "of:";

// Ids are numbers mostly: 9 before 10.
auto place(const AttachmentRow& row) { return std::tuple(row.order, row.id.size(), row.id); }

AttachmentRow decode_attachment(std::string_view bytes) {
  ByteReader in(bytes);
  AttachmentRow row = read_attachment(in);
  in.expect_end();
  return row;
}

std::vector<AttachmentRow> find_one(const Store& store, std::uint64_t key) {
  const std::string bytes = store.declared().attachment(key);
  if (bytes.empty()) return {};
  return {decode_attachment(bytes)};
}

// Another document may say that an attachment belongs elsewhere: then its first row counts.
std::vector<AttachmentRow> find_all(const Store& store, std::string_view scope,
                                    std::string_view item, std::size_t most) {
  std::vector<AttachmentRow> rows;
  if (item.empty()) return rows;
  store.declared().for_each_attachment_of(declared_key(scope, item), [&](std::uint64_t key) {
    std::vector<AttachmentRow> row = find_one(store, key);
    if (row.empty() || row.front().parent != item) return true;
    rows.push_back(std::move(row.front()));
    return rows.size() < most;
  });
  std::sort(rows.begin(), rows.end(),
            [](const AttachmentRow& a, const AttachmentRow& b) { return place(a) < place(b); });
  return rows;
}

}  // namespace

std::string encode_person(const Person& person) {
  ByteWriter out;
  out.text(person.name);
  out.text(person.sort_name);
  out.text(person.url);
  out.text(person.role);
  out.text(person.degrees);
  out.boolean(person.is_organization);
  return std::move(out).take();
}

Person decode_person(std::string_view bytes) {
  ByteReader in(bytes);
  Person person;
  person.name = in.text();
  person.sort_name = in.text();
  person.url = in.text();
  person.role = in.text();
  person.degrees = in.text();
  person.is_organization = in.boolean();
  in.expect_end();
  return person;
}

void write_attachment(const AttachmentRow& row, ByteWriter& out) {
  const Image& image = row.image;
  for (const std::string* text : {&row.scope, &row.id, &row.parent, &row.caption, &image.file,
                                  &image.url, &image.alt, &image.media_type, &image.hash})
    out.text(*text);
  for (const std::uint64_t number :
       {std::uint64_t{row.order}, std::uint64_t{image.part}, std::uint64_t{image.width},
        std::uint64_t{image.height}, image.size})
    out.number(number);
  out.boolean(image.animated);
}

AttachmentRow read_attachment(ByteReader& in) {
  AttachmentRow row;
  Image& image = row.image;
  for (std::string* text : {&row.scope, &row.id, &row.parent, &row.caption, &image.file, &image.url,
                            &image.alt, &image.media_type, &image.hash})
    *text = in.text();
  for (std::uint32_t* number : {&row.order, &image.part, &image.width, &image.height})
    *number = in.number32();
  image.size = in.number();
  image.animated = in.boolean();
  return row;
}

std::uint64_t declared_key(std::string_view scope, std::string_view id) {
  return hash64(id, hash64(scope));
}

void decide_declared(const Store& store, const Facts& facts, ArticleDecisions& decisions) {
  for (const std::string_view id : facts.author_ids) {
    const std::string bytes =
        id.empty() ? std::string() : store.declared().person(declared_key(facts.scope, id));
    decisions.people.push_back(bytes.empty() ? Person() : decode_person(bytes));
  }
  std::size_t left = most_attachments;
  for (const std::string_view id : facts.attachments) {
    std::vector<AttachmentRow>& rows = decisions.attachments.emplace_back();
    if (left == 0) continue;
    rows = id.starts_with(of_item) ? find_all(store, facts.scope, id.substr(of_item.size()), left)
                                   : find_one(store, declared_key(facts.scope, id));
    left -= rows.size();
  }
}

}  // namespace offprint
