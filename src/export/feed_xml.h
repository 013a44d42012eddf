// Text as feeds want it inside XML. All drop characters that XML 1.0 cannot hold. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// Plain text for elements that some readers take for HTML: `&`, `<` and `>` as hexadecimal
// references, as the RSS Best Practices Profile recommends. No tag begins in it (tagless_text.h).
void append_plain_text(std::string& out, std::string_view text);

// The same to the letter, for what readers compare and do not show: ids.
void append_exact_text(std::string& out, std::string_view text);

// HTML as a CDATA section; `]]>` is divided between two.
void append_cdata(std::string& out, std::string_view html);

// A line of `indent` blanks with `<name>text</name>`; nothing when the text is empty.
void append_element(std::string& out, int indent, std::string_view name, std::string_view text);

// ` name="value"`; nothing when the value is empty.
void append_xml_attribute(std::string& out, std::string_view name, std::string_view value);

}  // namespace offprint
