// A record of a volume for the book trade: ONIX for Books 3.0, reference names, one product.
#pragma once

#include <cstdint>
#include <string>

#include "base/diagnostic.h"
#include "export/epub/book.h"

namespace offprint {

// XML, UTF-8. `size` of the book's file in bytes; `path` its path, for diagnostics: what the trade
// asks for and the configuration does not tell is reported once. Advisories become no audience
// code: that is the publisher's to say.
std::string onix_record(const Book& book, std::uint64_t size, const std::string& path,
                        Diagnostics& diagnostics);

}  // namespace offprint
