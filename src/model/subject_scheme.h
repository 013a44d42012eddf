// The schemes in which others know subjects, too: what they are called, and what their terms look
// like. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/tag.h"

namespace offprint {

// The name of a scheme as EPUB's registry has it (EPUB 3.3, section D.3.1), from that name in any
// case ("medtop" → "MEDTOP") or from its IRI; an absolute IRI of another scheme is its own name.
// Nothing for anything else.
std::optional<std::string> canonical_authority(std::string_view authority);

// The code with its scheme and its term in the form that the scheme has: MEDTOP eight digits,
// without "medtop:"; BISAC three letters and six digits; Thema up to eight letters and digits
// (place qualifiers are longer, with hyphens); LCSH a heading, or "sh" and eight digits or more. Of
// other schemes any line of text will do. Nothing when it is none.
std::optional<SubjectCode> subject_code(std::string_view authority, std::string_view term);

// Of the IRI of a concept of a known scheme: ".../newscodes/mediatopic/20000649" → MEDTOP 20000649.
std::optional<SubjectCode> subject_code_of_iri(std::string_view iri);

// What stands for the scheme where EPUB's registry is not known: its IRI, if there is one, else its
// name.
std::string scheme_address(std::string_view authority);

// What the terms of a known scheme look like, in words: "eight digits, such as 20000649".
std::string_view form_of_terms(std::string_view authority);

}  // namespace offprint
