// Whether a text names people, and which part of it does.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint {

// What a text says of who made an article. All views point into it.
struct CreditLine {
  bool has_label = false;  // "By", "Written by"
  bool is_other = false;   // "Photos by", "Reviewed by": a credit, but not the author's
  std::string_view names;  // after the label, up to what is no name any more; may be empty
};

// Reads a line such as "Written by Ann Roe and Bo Li | March 3". Labels are known in English and in
// `language` (BCP 47). Thread-safe.
CreditLine read_credit_line(std::string_view line, std::string_view language);

// The part of a line that credits somebody for something else than writing, from its label on:
// "By Ann Roe | Photos by Bo Li" → "Photos by Bo Li". "" when there is none, or what follows the
// label is not written as a name. Thread-safe.
std::string_view find_credit(std::string_view line, std::string_view language);

// A name as it is printed: labels, "@handles", addresses and trailing punctuation off; "" when what
// is left names nobody ("admin", a URL, a sentence). Degrees stay ("Ann Roe, MD"). Thread-safe.
std::string clean_name(std::string_view text, std::string_view language);

// "Ann Roe, Senior Editor" → "Ann Roe": what follows a comma and names an occupation is left out.
// Thread-safe.
std::string without_jobs(std::string_view names);

// Whether every word is written as words of names are ("Ann de la Roe", "Dr. Bo Li, PhD", "李明"),
// two words at least. Thread-safe.
bool looks_like_person(std::string_view name);

}  // namespace offprint
