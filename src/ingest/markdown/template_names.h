// What template tags and shortcodes mean: by their names where many sites share a name, by what
// they are given where not. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/markdown/template_tag.h"

namespace offprint {

enum class Meaning : std::uint8_t {
  unknown,
  figure,      // a picture
  embed,       // something that plays or runs elsewhere
  code,        // what is inside is a listing
  raw,         // what is inside is no template
  comment,     // what is inside is for nobody
  reference,   // the address of an article
  link,        // a link, or the address of what it names
  file,        // a file of the site
  box,         // an aside
  quote,       // a block quote
  details,     // can be folded
  variable,    // the value of a field
  root,        // the address of the site
  control,     // a condition: what is inside stays
  loop,        // a pattern of text rather than text
  assignment,  // a variable gets a value
  machinery,   // a table of contents, a mark where the summary ends
  include,     // another template, by its name
};

// Of the tag's name; names of several words ("legacy-img-right", "fb-video") have the meaning of
// the first word that has one and stands for content. A name in which a picture is spoken of is a
// picture when an argument is one. `{% include figure.html src="…" %}` is named "figure".
Meaning meaning_of(const TemplateTag& tag);

// Makes `{% include note.html text="…" %}` a tag "note".
void take_included_name(TemplateTag& tag);

// Whether `text` names a picture by its extension.
bool is_picture_path(std::string_view text);
// Whether `text` could be an address or path rather than words.
bool is_address(std::string_view text);
// Whether `word` is one that boxes are named by ("warning"), so that it is no title.
bool is_kind_of_box(std::string_view word);

// The address that an embedding tag means, or "".
std::string embed_address(const TemplateTag& tag);
// "article:NAME#fragment" for the path or name of a source document, as link_key.h has it; other
// addresses as they are.
std::string article_address(std::string_view path);
// Whether `path` ends as sources of articles do.
bool is_article_path(std::string_view path);

}  // namespace offprint
