// The words of the syntaxes that are read here, and the Markdown that they become.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offprint {

// A kind of admonition that has a name of its own ("note"); any case.
bool is_admonition_kind(std::string_view name);
// "note" → "Note", "see-also" → "See also", "WARNING" → "Warning".
std::string kind_label(std::string_view kind);

// The address of what a directive or component of that name shows ("youtube", "abc123"), as
// templates of that name mean it; the id may be an address. "" when the name is no service's.
std::string service_address(std::string_view name, std::string_view id);

// `text` as Markdown that means just this text, wherever it stands in a line.
std::string escape_markdown(std::string_view text);
std::string escape_html(std::string_view text);

// A link or image in Markdown: `text` is Markdown, `address` is anything.
std::string markdown_link(std::string_view text, std::string_view address);
// An embedded thing, which becomes a link, on a line of its own.
std::string embed_html(std::string_view address, std::string_view title);

// `{#id .class key="value" key=value}` without its braces, also as kramdown writes it (": #id").
struct AttributeWords {
  std::string id;
  std::vector<std::string> classes;
  std::vector<std::pair<std::string, std::string>> values;
  std::string_view value(std::string_view key) const;  // "" when absent
};
// False when `text` is no such list, or an empty one.
bool read_attribute_words(std::string_view text, AttributeWords& words);

}  // namespace offprint
