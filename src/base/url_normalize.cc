// References made strict, and resolved.
#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>

#include "base/ascii.h"
#include "base/plain_url.h"
#include "base/unicode.h"
#include "base/unicode_data.h"
#include "base/url.h"

namespace offprint {
namespace {

constexpr std::string_view unreserved_marks = "-._~";
constexpr std::string_view sub_delimiters = "!$&'()*+,;=";

constexpr bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
constexpr bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool contains(std::string_view set, char c) { return set.find(c) != set.npos; }

// Encodes all but unreserved characters, sub-delimiters, `also` and what is encoded already.
void append_encoded(std::string& out, std::string_view text, std::string_view also) {
  constexpr char digits[] = "0123456789ABCDEF";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool encoded =
        c == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]);
    if (encoded || is_alphanumeric(c) || contains(unreserved_marks, c) ||
        contains(sub_delimiters, c) || contains(also, c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
}

// False when it cannot be the authority of a URL.
bool append_authority(std::string& out, std::string_view authority, bool needs_host) {
  if (const std::size_t at = authority.rfind('@'); at != authority.npos) {
    append_encoded(out, authority.substr(0, at), ":");
    out += '@';
    authority.remove_prefix(at + 1);
  }
  std::size_t host_end = authority.size();
  if (const std::size_t colon = authority.rfind(':'); colon != authority.npos) {
    const std::size_t bracket = authority.rfind(']');
    if (bracket == authority.npos || bracket < colon) host_end = colon;
  }
  const std::string_view host = authority.substr(0, host_end);
  const std::string_view port = authority.substr(std::min(host_end + 1, authority.size()));
  if (host.empty() && needs_host) return false;
  if (!std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return false;
  if (host.starts_with('[')) {
    if (host.find(']') != host.size() - 1) return false;
    out += ascii_lower(host);
  } else if (contains(host, ':')) {
    return false;
  } else if (is_ascii(host)) {
    std::string encoded;
    append_encoded(encoded, host, "");
    if (contains(encoded, '%')) return false;
    out += ascii_lower(encoded);
  } else {
    const std::optional<std::string> ascii = host_to_ascii(host);
    if (!ascii) return false;
    out += *ascii;
  }
  if (!port.empty()) out.append(":").append(port);
  return true;
}

// Boost.URL 1.81 keeps ".." that climb above the root; RFC 3986 section 5.2.4 drops them.
std::string without_climbing(std::string_view url) {
  const std::string_view path = split_url(url).path;
  std::size_t begin = 0;
  while (path.substr(begin).starts_with("/../")) begin += 3;
  const std::string_view rest = path.substr(begin) == "/.." ? "/" : path.substr(begin);
  const auto before = static_cast<std::size_t>(path.data() - url.data());
  return std::string(url.substr(0, before)).append(rest).append(url.substr(before + path.size()));
}

std::string without_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text)
    if (c != '\t' && c != '\n' && c != '\r') out += c;
  return out;
}

}  // namespace

std::optional<std::string> normalize_url(std::string_view text) {
  if (is_plain_url(text)) return std::string(text);
  const std::string one_line = without_line_ends(text);
  const UrlParts parts = split_url(trim(one_line));
  std::string out;
  out.reserve(text.size() + 16);
  out += ascii_lower(parts.scheme);
  const bool web = out == "http" || out == "https";
  if (parts.has_scheme) out += ':';
  if (web && !parts.has_authority) return std::nullopt;
  if (parts.has_authority) {
    out += "//";
    if (!append_authority(out, parts.authority, web || !parts.has_scheme)) return std::nullopt;
  }
  // A colon in the first segment would make it a scheme (RFC 3986 section 4.2).
  const bool relative = !parts.has_scheme && !parts.has_authority;
  if (relative && contains(parts.path.substr(0, parts.path.find('/')), ':')) out += "./";
  append_encoded(out, parts.path, ":@/");
  if (parts.has_query) {
    out += '?';
    append_encoded(out, parts.query, ":@/?");
  }
  if (parts.has_fragment) {
    out += '#';
    append_encoded(out, parts.fragment, ":@/?");
  }
  if (!boost::urls::parse_uri_reference(out)) return std::nullopt;
  return out;
}

std::optional<std::string> resolve_url(std::string_view base, std::string_view reference) {
  if (auto plain = resolve_plain_url(base, reference)) return plain;
  const std::optional<std::string> from = normalize_url(base);
  const std::optional<std::string> to = normalize_url(reference);
  if (!from || !to || !is_absolute_url(*from)) return std::nullopt;
  boost::urls::url resolved(*from);
  if (!resolved.resolve(boost::urls::url_view(*to))) return std::nullopt;
  const std::string url = without_climbing(resolved.buffer());
  // Without the dot, the path of "file:.///b" begins as an authority does.
  const bool stands_alone = is_absolute_url(*to) || to->starts_with("//");
  if (split_url(url).has_authority != split_url(stands_alone ? *to : *from).has_authority)
    return std::nullopt;
  return url;
}

}  // namespace offprint
