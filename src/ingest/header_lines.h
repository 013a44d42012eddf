// Metadata in lines of "Key: value" as Pelican and MultiMarkdown have it, and Pandoc's title
// blocks.
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/field_names.h"
#include "syntax/yaml.h"

namespace offprint {

// "Title: A", "Author:": a word or a few, a colon, and a blank or nothing.
bool is_header_line(std::string_view line);
// An indented line, which goes on with the one before.
bool is_continuation(std::string_view line);

// Whether these lines state a title, or two fields that `known` has.
bool state_metadata(std::string_view lines, const FieldTable& known);

// The lines as a map, the last of equal keys first reported in `repeated`. Values are texts; one
// that goes on in indented lines is a list of them where several make sense (authors, tags,
// sections, aliases), else one text.
Value read_header_lines(std::string_view lines, std::uint32_t first_line, const FieldTable& known,
                        std::vector<RepeatedKey>& repeated);

// A title block as a map of title, author (a list) and date.
Value read_title_block(std::string_view block, std::uint32_t first_line);

}  // namespace offprint
