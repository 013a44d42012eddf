#include "base/mime.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace offprint {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_space(char c) { return is_blank(c) || c == '\r' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view find_in(const Pairs& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs)
    if (key == name) return value;
  return {};
}

// Without its line end, which is taken off `rest`, too.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void add_field(std::string_view line, Pairs& fields) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0) return;
  fields.emplace_back(ascii_lower(trimmed(line.substr(0, colon))),
                      replace_invalid_utf8(trimmed(line.substr(colon + 1))));
}

// A quoted string or a token; taken off `rest`.
std::string take_value(std::string_view& rest) {
  std::string value;
  if (!rest.starts_with('"')) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    value = trimmed(rest.substr(0, end));
    rest.remove_prefix(end);
    return value;
  }
  std::size_t at = 1;
  for (; at < rest.size() && rest[at] != '"'; ++at) {
    if (rest[at] == '\\' && at + 1 < rest.size()) ++at;
    value += rest[at];
  }
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return value;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

constexpr std::array<signed char, 256> base64_values() {
  std::array<signed char, 256> values{};
  for (signed char& value : values) value = -1;
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<signed char>(i);
  return values;
}

}  // namespace

std::string_view MimeEntity::field(std::string_view name) const { return find_in(fields, name); }

std::string_view MimeType::parameter(std::string_view name) const {
  return find_in(parameters, name);
}

std::optional<MimeEntity> split_entity(std::string_view bytes, std::size_t most_header_bytes) {
  MimeEntity entity;
  std::string_view rest = bytes.substr(0, most_header_bytes);
  std::string unfolded;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (!line.empty() && is_blank(line.front())) {
      unfolded += ' ';
      unfolded += trimmed(line);
      continue;
    }
    add_field(unfolded, entity.fields);
    unfolded = line;
    if (!line.empty()) continue;
    entity.body = bytes.substr(static_cast<std::size_t>(rest.data() - bytes.data()));
    return entity;
  }
  if (bytes.size() > most_header_bytes) return std::nullopt;
  add_field(unfolded, entity.fields);
  return entity;
}

MimeType parse_mime_type(std::string_view value) {
  MimeType type;
  std::size_t end = std::min(value.find(';'), value.size());
  type.media_type = ascii_lower(trimmed(value.substr(0, end)));
  std::string_view rest = value.substr(end);
  while (!rest.empty()) {
    rest.remove_prefix(1);  // the semicolon, or what stands before it in error
    end = rest.find_first_of("=;");
    if (end == rest.npos) break;
    const std::string name = ascii_lower(trimmed(rest.substr(0, end)));
    const bool has_value = rest[end] == '=';
    rest.remove_prefix(end + (has_value ? 1 : 0));
    if (!has_value) continue;
    while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
    std::string parameter = take_value(rest);
    if (!name.empty()) type.parameters.emplace_back(name, std::move(parameter));
    rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  }
  return type;
}

std::optional<MimeDelimiter> find_delimiter(std::string_view bytes, std::string_view boundary) {
  const std::string wanted = "--" + std::string(boundary);
  for (std::size_t at = 0; (at = bytes.find(wanted, at)) != bytes.npos; ++at) {
    if (at != 0 && bytes[at - 1] != '\n') continue;
    std::size_t end = at + wanted.size();
    const bool closing = bytes.substr(end, 2) == "--";
    if (closing) end += 2;
    while (end < bytes.size() && (is_blank(bytes[end]) || bytes[end] == '\r')) ++end;
    if (end < bytes.size() && bytes[end] != '\n') continue;
    std::size_t begin = at;
    if (begin > 0) --begin;
    if (begin > 0 && begin < at && bytes[begin - 1] == '\r') --begin;
    return MimeDelimiter{begin, std::min(end + 1, bytes.size()), closing};
  }
  return std::nullopt;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const bool ends = text.find('\n') != text.npos;
    std::string_view line = take_line(text);
    while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
    const bool soft = line.ends_with('=');
    if (soft) line.remove_suffix(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
      const int high = line[i] == '=' && i + 2 < line.size() ? hex_digit(line[i + 1]) : -1;
      const int low = high >= 0 ? hex_digit(line[i + 2]) : -1;
      out += low < 0 ? line[i] : static_cast<char>(high * 16 + low);
      if (low >= 0) i += 2;
    }
    if (ends && !soft) out += '\n';
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  static constexpr auto values = base64_values();
  std::string out;
  out.reserve(text.size() / 4 * 3 + 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const int value = values[static_cast<unsigned char>(c)];
    if (value < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

}  // namespace offprint
