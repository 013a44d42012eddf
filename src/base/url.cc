#include "base/url.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/byte_scan.h"
#include "base/unicode.h"
#include "base/unicode_data.h"

namespace offprint {
namespace {

constexpr int ends_query(std::uint8_t byte) { return byte == '#'; }
constexpr int ends_path(std::uint8_t byte) { return (byte == '?') | (byte == '#'); }
constexpr int ends_authority(std::uint8_t byte) { return (byte == '/') | ends_path(byte); }
constexpr int ends_scheme(std::uint8_t byte) { return (byte == ':') | ends_authority(byte); }

bool is_scheme(std::string_view text) {
  if (text.empty() || !is_ascii_letter(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.';
  });
}

// Cuts off what stands before the first byte that is an end; everything when there is none.
template <auto is_end>
std::string_view take_until(std::string_view& text) {
  const std::string_view taken = text.substr(0, find_byte<is_end>(text));
  text.remove_prefix(taken.size());
  return taken;
}

constexpr int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr std::size_t longest_scheme = 1000;

// lenient_scheme of what has no more than ASCII before its first delimiter; nothing for others.
std::optional<std::string> ascii_scheme(std::string_view text) {
  std::string scheme;
  for (const char c : text) {
    if ((c & 0x80) != 0) return std::nullopt;
    if (c <= ' ' || c == 0x7F) continue;
    if (ends_scheme(static_cast<std::uint8_t>(c)) != 0)
      return c == ':' && is_scheme(scheme) ? scheme : "";
    scheme += ascii_lower(c);
    if (scheme.size() > longest_scheme) break;
  }
  return "";
}

// The scheme that any reader of `text`, however lenient, could see: compatibility forms folded, all
// that is blank or invisible dropped. "" when there is none.
std::string lenient_scheme(std::string_view text) {
  if (auto found = ascii_scheme(text)) return *std::move(found);
  std::string scheme;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = next_code_point(text, offset);
    if (is_space(c) || is_invisible(c)) continue;
    const std::string folded = fold(text.substr(begin, offset - begin));
    const std::size_t end = folded.find_first_of(":/?#");
    scheme.append(folded, 0, end);
    if (end != folded.npos) return folded[end] == ':' && is_scheme(scheme) ? scheme : "";
    if (scheme.size() > longest_scheme) break;
  }
  return "";
}

// The size of the scheme; npos when there is none.
std::size_t size_of_scheme(std::string_view text) {
  if (is_web_address(text)) return text[4] == ':' ? 4 : 5;  // as most are
  const std::size_t colon = find_byte<ends_scheme>(text);
  const bool is_one = colon < text.size() && text[colon] == ':' && is_scheme(text.substr(0, colon));
  return is_one ? colon : text.npos;
}

// Cuts scheme and authority off.
UrlParts take_beginning(std::string_view& text) {
  UrlParts parts;
  if (const std::size_t size = size_of_scheme(text); size != text.npos) {
    parts.has_scheme = true;
    parts.scheme = text.substr(0, size);
    text.remove_prefix(size + 1);
  }
  if (text.starts_with("//")) {
    parts.has_authority = true;
    text.remove_prefix(2);
    parts.authority = take_until<ends_authority>(text);
  }
  return parts;
}

bool has_no_user(std::string_view url) {
  return take_beginning(url).authority.find('@') == std::string_view::npos;
}

// Http, https or nothing, and no user name.
bool is_safe(std::string_view scheme, std::string_view url) {
  if (!scheme.empty() && scheme != "http" && scheme != "https") return false;
  return has_no_user(trim(url));
}

}  // namespace

UrlParts split_url(std::string_view text) {
  UrlParts parts = take_beginning(text);
  parts.path = take_until<ends_path>(text);
  if (text.starts_with('?')) {
    parts.has_query = true;
    text.remove_prefix(1);
    parts.query = take_until<ends_query>(text);
  }
  if (text.starts_with('#')) {
    parts.has_fragment = true;
    parts.fragment = text.substr(1);
  }
  return parts;
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

bool is_absolute_url(std::string_view text) { return size_of_scheme(text) != text.npos; }

bool is_safe_link(std::string_view text) {
  if (is_web_address(text)) return has_no_user(text);
  const std::string scheme = lenient_scheme(text);
  return scheme == "mailto" || scheme == "tel" || is_safe(scheme, text);
}

bool is_safe_resource(std::string_view text) {
  return is_web_address(text) ? has_no_user(text) : is_safe(lenient_scheme(text), text);
}

bool is_content_id(std::string_view text) { return lenient_scheme(text) == "cid"; }

std::string percent_decode(std::string_view text) {
  const std::size_t first = std::min(text.find('%'), text.size());
  std::string out;
  out.reserve(text.size());
  out.append(text, 0, first);
  for (std::size_t i = first; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      out += text[i];
    } else {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

namespace {

template <typename Keep>
std::string percent_encode(std::string_view text, Keep keep) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (keep(c))
      out += c;
    else
      out += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

bool is_listed(char c, std::string_view list) { return list.find(c) != list.npos; }

}  // namespace

std::string percent_encode_path(std::string_view text) {
  return percent_encode(text, [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || is_listed(c, "-._~/");
  });
}

std::string percent_encode_fragment(std::string_view id) {
  return percent_encode(id, [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_ascii_letter(c) || is_ascii_digit(c) ||
           is_listed(c, "-._~/?:@!$&'()*+,;=");
  });
}

std::string with_parameter(std::string_view url, std::string_view name, std::string_view value) {
  const auto encode = [](std::string_view text) {
    return percent_encode(text, [](char c) {
      return is_ascii_letter(c) || is_ascii_digit(c) || is_listed(c, "-._~");
    });
  };
  const UrlParts parts = split_url(url);
  const std::string key = encode(name);
  for (std::size_t at = 0; parts.has_query && at <= parts.query.size();) {
    const std::size_t end = std::min(parts.query.find('&', at), parts.query.size());
    const std::string_view pair = parts.query.substr(at, end - at);
    if (pair.substr(0, pair.find('=')) == key) return std::string(url);
    at = end + 1;
  }
  const std::size_t hash = parts.has_fragment ? url.find('#') : url.size();
  std::string made(url.substr(0, hash));
  made += !parts.has_query ? "?" : parts.query.empty() ? "" : "&";
  return made + key + "=" + encode(value) + std::string(url.substr(hash));
}

namespace {

// The host of an address that needs no normalizing, as nearly all do; "" for others.
std::string_view plain_host(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!url.starts_with(scheme)) continue;
    const std::string_view rest = url.substr(scheme.size());
    const std::string_view host = rest.substr(0, find_byte<ends_authority>(rest));
    const bool plain = std::all_of(host.begin(), host.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '.' || c == '-';
    });
    return plain ? host : std::string_view();
  }
  return {};
}

}  // namespace

std::string site_key(std::string_view url) {
  if (std::string_view host = plain_host(url); !host.empty()) {
    if (host.starts_with("www.")) host.remove_prefix(4);
    return std::string(host);
  }
  const std::optional<std::string> normal = normalize_url(url);
  if (!normal) return "";
  std::string_view host = split_url(*normal).authority;
  if (const std::size_t at = host.rfind('@'); at != host.npos) host.remove_prefix(at + 1);
  const std::size_t bracket = host.rfind(']');
  if (const std::size_t colon = host.find(':', bracket == host.npos ? 0 : bracket);
      colon != host.npos)
    host = host.substr(0, colon);
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

}  // namespace offprint
