#include "ingest/xml_prolog.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view white = " \t\r\n";

std::string_view without_white(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
  return text;
}

// What follows `mark`, "" without it.
std::string_view past(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  return at == text.npos ? std::string_view() : text.substr(at + mark.size());
}

// Entities may be declared between brackets, with ">" of their own.
std::string_view past_document_type(std::string_view text) {
  const std::size_t stop = text.find_first_of("[>");
  if (stop == text.npos) return {};
  text.remove_prefix(stop);
  if (text.front() == '[') text = past(text, "]");
  return past(text, ">");
}

}  // namespace

std::string xml_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = without_white(bytes.substr(0, 1024));
  if (!bytes.starts_with("<?xml")) return "";
  const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
  std::string_view value = without_white(past(declaration, "encoding"));
  if (!value.starts_with('=')) return "";
  value = without_white(value.substr(1));
  if (value.empty() || (value[0] != '"' && value[0] != '\'')) return "";
  const std::size_t end = value.find(value[0], 1);
  return end == value.npos ? "" : ascii_lower(trim(value.substr(1, end - 1)));
}

std::string_view xml_root_name(std::string_view beginning) {
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
  for (;;) {
    beginning = without_white(beginning);
    if (beginning.starts_with("<?"))
      beginning = past(beginning, "?>");
    else if (beginning.starts_with("<!--"))
      beginning = past(beginning, "-->");
    else if (beginning.starts_with("<!"))
      beginning = past_document_type(beginning);
    else
      break;
  }
  if (!beginning.starts_with('<')) return {};
  const std::size_t end = beginning.find_first_of(" \t\r\n/>", 1);
  return end == beginning.npos ? std::string_view() : beginning.substr(1, end - 1);
}

}  // namespace offprint
