#include "base/plain_url.h"

#include "base/ascii.h"
#include "base/byte_scan.h"
#include "base/byte_set.h"
#include "base/url.h"

namespace offprint {
namespace {

constexpr ByteSet host_bytes("abcdefghijklmnopqrstuvwxyz0123456789.-");
constexpr ByteSet hex_digits("0123456789ABCDEFabcdef");
// None of RFC 3986's unreserved characters, sub-delimiters, and what else paths, queries and
// fragments hold.
constexpr int is_no_plain_byte(std::uint8_t byte) {
  return (byte <= ' ') | (byte == '"') | (byte == '#') | (byte == '%') | (byte == '<') |
         (byte == '>') | ((byte >= '[') & (byte <= '^')) | (byte == '`') |
         ((byte >= '{') & (byte <= '}')) | (byte >= 0x7F);
}
constexpr ByteSet host_ends("/?#"), first_segment_ends(":/?#"), path_ends("?");

// Where the host of a web address begins.
std::size_t begin_of_host(std::string_view url) { return url[4] == 's' ? 8 : 7; }

// Where path, query and fragment begin when nothing before them needs a parser; npos otherwise.
std::size_t begin_of_path(std::string_view text) {
  if (is_web_address(text)) {
    const std::size_t begin = begin_of_host(text);
    std::size_t end = begin;
    while (end < text.size() && host_bytes.holds(text[end])) ++end;
    const bool is_whole = end == text.size() || host_ends.holds(text[end]);
    const bool may_be_number = end > begin && is_ascii_digit(text[begin]);  // an IP address
    return end > begin && is_whole && !may_be_number ? end : text.npos;
  }
  const std::size_t end = first_segment_ends.find(text);
  const bool has_scheme = end < text.size() && text[end] == ':';
  return has_scheme || text.starts_with("//") ? text.npos : 0;
}

// "." and ".." segments have to be taken out; and Boost.URL decodes what need not be encoded.
bool changes_in_resolving(std::string_view text) {
  return text.starts_with('.') || text.find("/.") != text.npos || text.find('%') != text.npos;
}

}  // namespace

bool is_plain_url(std::string_view text) {
  const std::size_t begin = begin_of_path(text);
  if (begin == text.npos) return false;
  bool in_fragment = false;
  for (std::size_t at = begin; (at = find_byte<is_no_plain_byte>(text, at)) < text.size(); ++at) {
    if (text[at] == '#' && !in_fragment) {
      in_fragment = true;
    } else if (text[at] == '%' && at + 2 < text.size() && hex_digits.holds(text[at + 1]) &&
               hex_digits.holds(text[at + 2])) {
      at += 2;
    } else {
      return false;
    }
  }
  return true;
}

std::optional<std::string> resolve_plain_url(std::string_view base, std::string_view reference) {
  if (!is_web_address(base) || !is_plain_url(base) || !is_plain_url(reference)) return {};
  if (changes_in_resolving(base) || changes_in_resolving(reference)) return {};
  if (is_web_address(reference)) return std::string(reference);
  if (base.find('#') != base.npos) return {};
  const std::size_t path = host_ends.find(base, begin_of_host(base));
  std::size_t kept = base.size();  // RFC 3986 section 5.2.2
  if (reference.starts_with('/')) {
    kept = path;
  } else if (reference.starts_with('?')) {
    kept = path_ends.find(base, path);
  } else if (!reference.empty() && reference[0] != '#') {
    const std::size_t slash = base.substr(0, path_ends.find(base, path)).rfind('/');
    kept = slash < path ? path : slash + 1;
  }
  std::string url(base.substr(0, kept));
  const bool lacks_slash = kept == path && !reference.empty() && !host_ends.holds(reference[0]);
  if (lacks_slash) url += '/';
  return url.append(reference);
}

}  // namespace offprint
