// Where the links and images of a page lead.
#pragma once

#include "model/draft.h"
#include "syntax/html_page.h"

namespace offprint {

// Makes the links of the body absolute by <base> and the draft's address, those to the page itself
// fragments of it. Images are made absolute by <base> only, and files of a saved page never: they
// may lie beside it. Links to places of the page that are not in the body become plain text.
// Thread-safe.
void complete_addresses(const HtmlPage& page, Draft& draft);

}  // namespace offprint
