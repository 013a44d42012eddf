// What a reader makes of a source document: fields as written and a body tree. Nothing is decided
// yet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/body.h"
#include "model/person.h"
#include "model/value.h"

namespace offprint {

enum class FieldName : std::uint8_t {
#define OFFPRINT_FIELD(name) name,
#include "model/fields.def"
#undef OFFPRINT_FIELD
};
std::string_view name(FieldName field);
// The inverse; nothing for what names no field.
std::optional<FieldName> field_of_name(std::string_view name);

// What a key of a source's metadata means.
struct KnownKey {
  std::string key;  // "published_at"; a dot leads into a map: "taxonomies.tags"
  FieldName field;
};

struct Field {
  FieldName name;
  std::string key;  // as the source spells it
  Value value;
  Position position;  // of the key
  // How the reader came to it: "headline", "JSON-LD `datePublished`". "" for what front matter
  // states under `key`.
  std::string rule = {};
  double confidence = 1;  // 0 to 1; below 1 for what was concluded rather than stated
};

// Someone whom a source declares once, apart from the articles that name them by id.
struct KnownPerson {
  std::string scope;  // what the id is unique in; see Draft::scope
  std::string id;
  Person person;
};

// A file that a source declares apart from the articles that use it (WordPress: attachments).
struct Attachment {
  std::string scope;  // as KnownPerson's
  std::string id;
  std::string parent;       // id of the item that it was uploaded to, or ""
  std::uint32_t order = 0;  // among those of its parent
  std::string url;          // absolute
  std::string alt, caption, media_type;
  Position position;
};

struct Draft {
  std::string origin;         // path relative to the project's root, '/' between folders
  std::string format;         // name of the reader, "markdown"
  std::vector<Field> fields;  // of several of one name, the best first
  Body body;
  Diagnostics diagnostics;
  std::uint64_t source_hash = 0;  // hash64 of the source's bytes
  // Taken from a site's page: lines of the site may still stand at the body's edges, and its name
  // in the title.
  bool from_page = false;

  // False: the document is no article (a list of authors, an attachment), but declares what
  // articles use.
  bool is_article = true;
  std::vector<KnownPerson> people;
  std::vector<Attachment> attachments;
  // What ids of people and attachments are unique in: the site's key (model/site_key.h), since a
  // site may be exported in several files. "" when the document names nothing by id.
  std::string scope;

  // The first field of this name that is not null, or nullptr.
  const Field* find(FieldName field) const;
};

}  // namespace offprint
