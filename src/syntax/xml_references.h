// Character references in the text of XML documents, as publishers write them. Part of XmlDocument.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace offprint {

// Not thread-safe; one per document, since it remembers the names that it has looked up.
class XmlReferences {
 public:
  // `text` with its references replaced: XML's five, decimal and hexadecimal ones (those of the C1
  // controls are windows-1252, as in HTML) and HTML's names. What names no character that XML can
  // hold stays as it is, a lone `&` too. Line ends become "\n" (XML, section 2.11).
  std::string decode(std::string_view text);

 private:
  bool append_named(std::string& out, std::string_view name);

  std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace offprint
