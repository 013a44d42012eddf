#include "base/unicode.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstring>

#include "base/ascii.h"
#include "base/byte_scan.h"
#include "base/line_index.h"
#include "base/space.h"

namespace offprint {
namespace {

constexpr char replacement[] = "\uFFFD";

// Decodes at `offset` and moves it past a character or a maximal subpart of an ill-formed sequence;
// negative for the latter.
UChar32 decode(std::string_view text, std::size_t& offset) {
  UChar32 c;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT(bytes, offset, text.size(), c);
  return c;
}

struct Span {
  std::size_t begin, end;
};

bool is_ascii_byte(char byte) { return (byte & 0x80) == 0; }

constexpr int may_be_not_xml(std::uint8_t byte) {
  return ((byte < 0x20) & (byte != '\n') & (byte != '\t') & (byte != '\r')) | (byte >= 0x80);
}

// The next thing from `offset` on that XML cannot hold; empty at the end of the text when there is
// none.
Span find_not_xml(std::string_view text, std::size_t offset) {
  while ((offset = find_byte<may_be_not_xml>(text, offset)) < text.size()) {
    do {
      const std::size_t begin = offset;
      const UChar32 c = decode(text, offset);
      if (c < 0x20 || c == 0xFFFE || c == 0xFFFF) return {begin, offset};
    } while (offset < text.size() && !is_ascii_byte(text[offset]));
  }
  return {text.size(), text.size()};
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

bool is_trimmed(UChar32 c) {
  return c == 0xFEFF || c == 0x200B || (c >= 0 && is_space(static_cast<char32_t>(c)));
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view bytes) {
  std::size_t offset = 0;
  while ((offset = skip_ascii(bytes, offset)) < bytes.size()) {
    const std::size_t begin = offset;
    if (decode(bytes, offset) < 0) return begin;
  }
  return std::string_view::npos;
}

std::string replace_invalid_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t offset = 0, kept = 0;
  while ((offset = skip_ascii(bytes, offset)) < bytes.size()) {
    const std::size_t begin = offset;
    if (decode(bytes, offset) >= 0) continue;
    out.append(bytes, kept, begin - kept);
    out += replacement;
    kept = offset;
  }
  return out.append(bytes, kept);
}

bool append_xml_text(std::string& out, std::string_view text) {
  std::size_t kept = 0;
  for (;;) {
    const Span bad = find_not_xml(text, kept);
    out.append(text.data() + kept, bad.begin - kept);
    if (bad.begin == bad.end) return bad.begin != text.size() || kept != 0;
    kept = bad.end;
  }
}

bool is_xml_text(std::string_view text) { return find_not_xml(text, 0).begin == text.size(); }

std::string_view first_bytes(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && is_continuation(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (!is_trimmed(decode(text, next))) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && is_continuation(text[last])) --last;
    std::size_t after = last;
    if (!is_trimmed(decode(text, after)) || after != end) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

namespace {

// A blank before another, or what may be white space of another kind.
constexpr int may_be_loose(std::uint8_t byte, std::uint8_t next) {
  return (byte < ' ') | (byte >= 0x7F) | ((byte == ' ') & (next == ' '));
}

// The first white space of trimmed text, from `offset` on, that collapsing changes: all but a blank
// behind something else. The size when there is none.
Span find_loose_space(std::string_view text, std::size_t offset) {
  if (text.substr(offset).starts_with(' ') && text[offset - 1] == ' ') return {offset, offset + 1};
  while ((offset = find_pair<may_be_loose>(text, offset)) < text.size()) {
    if (text[offset] == ' ') return {offset + 1, offset + 2};
    do {
      const std::size_t begin = offset;
      if (is_space(next_code_point(text, offset))) return {begin, offset};
    } while (offset < text.size() && !is_ascii_byte(text[offset]));
  }
  return {text.size(), text.size()};
}

// Of trimmed text, in its place. Returns its new size.
std::size_t collapse(char* text, std::size_t size) {
  std::size_t made = 0;  // never beyond what was read
  for (std::size_t kept = 0;;) {
    const Span loose = find_loose_space({text, size}, kept);
    if (made != kept) std::memmove(text + made, text + kept, loose.begin - kept);
    made += loose.begin - kept;
    if (loose.begin == loose.end) return made;
    kept = loose.end;
    if (made == 0 || text[made - 1] != ' ') text[made++] = ' ';
    if (kept < size && text[kept] == ' ') ++kept;
  }
}

}  // namespace

std::string collapse_space(std::string_view text) {
  std::string out(trim(text));
  out.resize(collapse(out.data(), out.size()));
  return out;
}

void collapse_space_from(std::string& text, std::size_t begin) {
  const std::string_view written = std::string_view(text).substr(begin), trimmed = trim(written);
  const std::size_t size = trimmed.size();
  text.erase(begin, static_cast<std::size_t>(trimmed.data() - written.data()));
  text.resize(begin + collapse(text.data() + begin, size));
}

std::size_t count_code_points(std::string_view text) { return count_characters(text); }

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) {
    ++offset;
    return byte;
  }
  std::size_t next = offset;
  const UChar32 c = decode(text, next);
  offset = c < 0 ? offset + 1 : next;
  return c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
}

void append_code_point(std::string& out, char32_t code_point) {
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
    return;
  }
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000))
    code_point = U'\uFFFD';
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, code_point);
  out.append(reinterpret_cast<const char*>(bytes), size);
}

bool is_letter(char32_t c) {
  return c < 0x80 ? is_ascii_letter(static_cast<char>(c)) : u_isalpha(static_cast<UChar32>(c));
}
bool is_digit(char32_t c) {
  return c < 0x80 ? is_ascii_digit(static_cast<char>(c)) : u_isdigit(static_cast<UChar32>(c));
}
bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isUUppercase(static_cast<UChar32>(c));
}
bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : u_isULowercase(static_cast<UChar32>(c));
}

bool is_space(char32_t code_point) {
  if (code_point < 0x80) return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(code_point));
}

}  // namespace offprint
