// Web archives (MHTML, RFC 2557; base/mhtml.h): the page that one holds is read as any web page.
#pragma once

#include <memory>
#include <string_view>

#include "ingest/reader.h"

namespace offprint {

// Positions are those within the page as decoded. The address that the archive states completes the
// page's links, and is its own unless the page names one. Images stay as the page names them: their
// parts are found by Mhtml::find. An archive that is damaged, too large or without a page gives one
// Draft with that error.
std::unique_ptr<Reader> open_mhtml(SourceFile file);

// Whether a file begins with the headers of a MIME message, MIME-Version among them (RFC 2045,
// section 4). Thread-safe.
bool recognizes_mhtml(std::string_view beginning);

}  // namespace offprint
