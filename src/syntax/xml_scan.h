// What an XML text would cost to parse, found without parsing it. Part of XmlDocument.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint {

struct XmlExtent {
  std::size_t elements = 0;
  std::size_t attributes = 0;
};

// At least what a parser finds that stops at the first error; linear. Thread-safe.
XmlExtent measure_xml(std::string_view text);

}  // namespace offprint
