// Unicode text: validity, normalization, case, segmentation. Everything is UTF-8 in and out,
// locale-independent, and thread-safe; ASCII input takes a fast path. ICU is behind this header.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// The byte offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7),
// or npos.
std::size_t find_invalid_utf8(std::string_view bytes);

// Each maximal subpart of an ill-formed sequence becomes one U+FFFD (Unicode 15, section 3.9, as
// browsers do).
std::string replace_invalid_utf8(std::string_view bytes);

// Normalization Form C; returns the input unchanged (quick check) when it already is.
std::string to_nfc(std::string_view text);
bool is_nfc(std::string_view text);

// NFKC_Casefold (Unicode 15, section 3.13), for comparing: "ﬁ" = "FI", "ß" = "ss"; soft hyphens and
// other characters that are not seen are gone.
std::string fold(std::string_view text);

// By the rules of `language` (BCP 47; "" = root): Turkish dotless i, Greek final sigma.
std::string to_lower(std::string_view text, std::string_view language = {});
std::string to_upper(std::string_view text, std::string_view language = {});

// A to Z alone, as the names of markup and of formats are compared.
std::string ascii_lower(std::string_view text);

// The first letter turned to title case (Dutch "ijs" → "IJs"), the rest untouched. Punctuation
// before it is passed over; text that begins with a digit stays as it is.
std::string capitalize_first(std::string_view text, std::string_view language = {});

// Characters that XML 1.0 cannot hold, not even as references (section 2.2: C0 controls but tab, LF
// and CR; U+FFFE, U+FFFF), and invalid UTF-8, are dropped. Appends to `out`. True when anything was
// dropped.
bool append_xml_text(std::string& out, std::string_view text);
bool is_xml_text(std::string_view text);

// As much of the beginning as has at most `bytes` bytes and ends with a whole character.
std::string_view first_bytes(std::string_view text, std::size_t bytes);

// Leading and trailing white space (Unicode White_Space and U+FEFF, U+200B) off.
std::string_view trim(std::string_view text);
// Runs of White_Space (no-break spaces too) become one space; trimmed.
std::string collapse_space(std::string_view text);

std::size_t count_code_points(std::string_view text);

// Decodes one code point at `offset`, which must be inside the text, and moves it past; U+FFFD on
// ill-formed input (moves one byte).
char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_code_point(std::string& out, char32_t code_point);

bool is_letter(char32_t code_point);
bool is_digit(char32_t code_point);
bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);
bool is_space(char32_t code_point);

// Words as UAX #29 finds them (dictionary-based for Chinese, Japanese, Thai …), counting only those
// with a letter or a digit; Han and kana count one a character, as publishers do.
std::size_t count_words(std::string_view text);

// The first whole sentences (UAX #29) of `text` that fit in `limit` code points; when the first one
// alone is longer, it is cut at a word and gets "…", which counts. White space is collapsed. Common
// abbreviations of `language` end no sentence (CLDR's suppressions), and neither does a line end.
std::string first_sentences(std::string_view text, std::size_t limit,
                            std::string_view language = {});

// A name for URLs and files: letters and digits of any script in lower case with "-" between words;
// Latin letters lose their marks ("Wärme" → "warme", "ß" → "ss"); at most 80 code points, cut at a
// word. "" when nothing is left.
std::string slugify(std::string_view text);

// The id that sites made of Markdown give to a heading of that text, and links to it name: lower
// case, blanks as '-', no punctuation. "" when nothing is left.
std::string heading_id(std::string_view text);

}  // namespace offprint
