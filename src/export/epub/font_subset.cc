#include "export/epub/font_subset.h"

#include <hb-ot.h>
#include <hb-subset.h>

#include <memory>
#include <utility>
#include <vector>

namespace offprint {
namespace {

template <auto destroy>
struct Destroy {
  template <typename T>
  void operator()(T* one) const {
    destroy(one);
  }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using SubsetInput = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;

constexpr hb_tag_t name_tag = HB_TAG('n', 'a', 'm', 'e');

std::string_view bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  return {data, length};
}

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
  unsigned length = 0;
  length = hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &length, nullptr);
  if (length == 0) return "";
  std::string name(length + 1, '\0');
  unsigned room = length + 1;
  hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &room, name.data());
  name.resize(length);
  return name;
}

unsigned number_at(std::string_view table, std::size_t offset) {
  if (offset + 2 > table.size()) return 0;
  return static_cast<unsigned char>(table[offset]) << 8U |
         static_cast<unsigned char>(table[offset + 1]);
}

void append_number(std::string& table, std::size_t value) {
  table += static_cast<char>(value >> 8U);
  table += static_cast<char>(value & 0xFFU);
}

// A `name` table (OpenType 1.9) of Windows Unicode records in English. `names` are ASCII, but for
// what `append_utf16` makes of them.
std::string name_table(const std::vector<std::pair<unsigned, std::string>>& names) {
  std::string records, storage;
  for (const auto& [id, name] : names) {
    const std::size_t begin = storage.size();
    for (const char c : name) append_number(storage, static_cast<unsigned char>(c) & 0x7FU);
    for (const unsigned field : {3U, 1U, 0x409U, id}) append_number(records, field);
    append_number(records, storage.size() - begin);
    append_number(records, begin);
  }
  std::string table;
  append_number(table, 0);
  append_number(table, names.size());
  append_number(table, 6 + records.size());
  return table + records + storage;
}

// All tables of `from`, with another `name`.
std::string renamed(hb_face_t* made, const std::string& name, const std::string& style) {
  // What a subset is made of is not listed; what its bytes are made of is.
  const Blob bytes(hb_face_reference_blob(made));
  const Face from(hb_face_create(bytes.get(), 0));
  const Face builder(hb_face_builder_create());
  unsigned count = hb_face_get_table_tags(from.get(), 0, nullptr, nullptr);
  std::vector<hb_tag_t> tags(count);
  hb_face_get_table_tags(from.get(), 0, &count, tags.data());
  for (const hb_tag_t tag : tags) {
    if (tag == name_tag) continue;
    const Blob table(hb_face_reference_table(from.get(), tag));
    hb_face_builder_add_table(builder.get(), tag, table.get());
  }
  std::string postscript = name + '-' + style;
  std::erase(postscript, ' ');
  const std::string table =
      name_table({{1, name},
                  {2, style},
                  {3, postscript},
                  {4, name + ' ' + style},
                  {5, "Version 1.0"},
                  {6, postscript},
                  {13, "SIL Open Font License 1.1; a subset of its original"}});
  const Blob names(hb_blob_create(table.data(), static_cast<unsigned>(table.size()),
                                  HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
  hb_face_builder_add_table(builder.get(), name_tag, names.get());
  const Blob whole(hb_face_reference_blob(builder.get()));
  return std::string(bytes_of(whole.get()));
}

void describe(hb_face_t* face, SubsetFont& font) {
  font.family = name_of(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
  if (font.family.empty()) font.family = name_of(face, HB_OT_NAME_ID_FONT_FAMILY);
  const Blob os2(hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2')));
  const std::string_view table = bytes_of(os2.get());
  font.bold = number_at(table, 4) >= 600;
  font.italic = (number_at(table, 62) & 1U) != 0;
  constexpr unsigned restricted = 2;
  if ((number_at(table, 8) & 0xFU) == restricted)
    font.problem = "its maker does not let it be embedded";
  font.notice = name_of(face, HB_OT_NAME_ID_COPYRIGHT);
  if (const std::string license = name_of(face, HB_OT_NAME_ID_LICENSE); !license.empty())
    font.notice += (font.notice.empty() ? "" : "\n") + license;
}

}  // namespace

SubsetFont subset_font(std::string_view bytes, const std::set<char32_t>& characters,
                       const std::string& name) {
  SubsetFont font;
  const Blob blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                                 HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  const Face face(hb_face_create(blob.get(), 0));
  if (hb_face_get_glyph_count(face.get()) == 0) {
    font.problem = "it is no TrueType or OpenType font";
    return font;
  }
  describe(face.get(), font);
  if (!font.problem.empty()) return font;
  font.media_type = bytes.starts_with("OTTO") ? "font/otf" : "font/ttf";
  const SubsetInput input(hb_subset_input_create_or_fail());
  if (!input) return font;
  hb_set_t* wanted = hb_subset_input_unicode_set(input.get());
  for (const char32_t c : characters) hb_set_add(wanted, c);
  hb_set_t* features = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  for (const char* feature : {"smcp", "onum", "lnum", "tnum", "pnum"})
    hb_set_add(features, hb_tag_from_string(feature, 4));
  const Face subset(hb_subset_or_fail(face.get(), input.get()));
  if (!subset) {
    font.problem = "it cannot be cut down to the characters of the book";
    return font;
  }
  const std::string style = font.bold     ? font.italic ? "Bold Italic" : "Bold"
                            : font.italic ? "Italic"
                                          : "Regular";
  font.bytes = renamed(subset.get(), name, style);
  return font;
}

}  // namespace offprint
