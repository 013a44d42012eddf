// What must hold of any bytes that a reader is given.
#pragma once

#include <string>
#include <string_view>

namespace offprint::fuzz {

// Reads `bytes` with the reader of this name, as the file `name`; normalizes every document, writes
// its header for the catalog and reads it back, and renders its body for a book. Aborts, with a
// line on standard error, unless
// - every text is UTF-8, and every document has a title, a slug and a language, or an error;
// - the markup is well-formed XML without scripts, event handlers and addresses that run something.
void check_document(std::string_view reader, std::string name, std::string bytes);

}  // namespace offprint::fuzz
