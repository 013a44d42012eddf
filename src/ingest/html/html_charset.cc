#include "ingest/html/html_charset.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t looked_at = 4096;  // bytes; browsers look at 1,024
constexpr std::string_view white_space = " \t\r\n\f";

// The value behind `name` and '=', quoted or not; "" when there is none.
std::string_view value_of(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
    std::string_view rest = text.substr(at + name.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(white_space), rest.size()));
    if (!rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n\f\"'"), rest.size()));
    return rest.substr(0, rest.find_first_of(" \t\r\n\f\"';>/?"));
  }
  return {};
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string head = ascii_lower(bytes.substr(0, looked_at));
  const std::string_view text = head;
  if (text.starts_with("<?xml"))
    if (const auto found = value_of(text.substr(0, text.find('>')), "encoding"); !found.empty())
      return std::string(found);
  for (std::size_t at = text.find("<meta"); at != text.npos; at = text.find("<meta", at + 1)) {
    const std::string_view tag = text.substr(at, text.find('>', at) - at);
    if (const auto found = value_of(tag, "charset"); !found.empty()) return std::string(found);
  }
  return "";
}

}  // namespace offprint
