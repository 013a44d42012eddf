// WordPress's automatic paragraphs ("autop"): what the line ends of a text mean that was written
// without blocks.
#pragma once

#include "ingest/edited_text.h"

namespace offprint {

// Goes over all of `text.text()`'s source and finishes it:
//
//   - a blank line, or two <br> in a row, is the end of a paragraph
//   - any other line end in running text is a <br>, unless one stands there, or a block beside it
//   - <!--more--> and <!--nextpage--> end paragraphs, and are gone
//   - nothing changes in <pre>, <script>, <style>, <textarea>, headings, and between the rows of
//     tables and the items of lists
//
// In a text that has blocks (<!-- wp:… -->), only what stands outside of them is meant, and the
// classic block. Linear. Thread-safe.
void add_paragraphs(std::string_view source, EditedText& text);

}  // namespace offprint
