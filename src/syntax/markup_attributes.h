// Which attributes of a Body's element may be written, and how (HTML, each element's "content
// attributes"). What HTML does not allow in that place, or with that value, is left out. Part of
// the serializer. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "syntax/serializer.h"

namespace offprint {

// Appends ` name="value"` with the value escaped.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

// Appends what `node` carries, without href, src and alt, which are the caller's.
void append_attributes(std::string& out, const Body& body, NodeIndex node,
                       const MarkupOptions& options);

// Whether it carries anything that matters on an element without meaning: an id, a language, a
// direction.
bool has_general_attributes(const Body& body, NodeIndex node);

// Not empty and without white space.
bool is_valid_id(std::string_view id);
// Digits, with a leading '-' where `negative`; at most nine.
bool is_integer(std::string_view text, bool negative);
// What <time datetime> may hold, as far as articles use it: a year, month, date, time, or date and
// time with or without a zone. `precise` as <del> and <ins> want it: a date, or a date and time
// with a zone.
bool is_valid_datetime(std::string_view text, bool precise);

}  // namespace offprint
