#include "model/permalink.h"

#include <algorithm>

#include "base/file_system.h"
#include "base/unicode.h"
#include "base/url.h"

namespace offprint {
namespace {

// With leading zeros.
std::string digits(int number, std::size_t width) {
  const std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

struct Values {
  std::string_view slug, origin, section;
  const std::optional<Date>& published;

  std::string find(std::string_view placeholder) const {
    if (placeholder == "slug") return percent_encode_path(slug);
    if (placeholder == "section") return percent_encode_path(slugify(section));
    if (placeholder == "path") {
      const std::string_view file = file_of_origin(origin);
      const std::string path(file.substr(0, file.size() - file_extension(file).size()));
      // Of a file that holds many, the slug tells which.
      return percent_encode_path(file == origin ? path : path + '/' + std::string(slug));
    }
    if (!published) return {};
    if (placeholder == "year") return digits(published->year, 4);
    if (placeholder == "month") return digits(published->month, 2);
    if (placeholder == "day") return digits(published->day, 2);
    return {};
  }
};

bool is_joint(char c) { return c == '-' || c == '_' || c == '.'; }

// What joined a placeholder that turned out empty to the rest of its part goes with it.
std::string without_loose_joints(std::string part) {
  while (!part.empty() && is_joint(part.back())) part.pop_back();
  std::size_t start = 0;
  while (start < part.size() && is_joint(part[start])) ++start;
  return part.substr(start);
}

std::string fill(std::string_view part, const Values& values) {
  std::string out;
  bool lacking = false;
  while (!part.empty()) {
    const std::size_t open = part.find('{');
    const std::size_t close = open == part.npos ? part.npos : part.find('}', open);
    if (close == part.npos) break;
    const std::string value = values.find(part.substr(open + 1, close - open - 1));
    lacking |= value.empty();
    out += part.substr(0, open);
    out += value;
    part.remove_prefix(close + 1);
  }
  out += part;
  return lacking ? without_loose_joints(std::move(out)) : out;
}

}  // namespace

std::string permalink(const Publication& publication, std::string_view slug,
                      std::string_view origin, const std::optional<Date>& published,
                      std::string_view section) {
  if (publication.site.empty()) return {};
  const Values values{slug, origin, section, published};
  std::string_view pattern = publication.permalink;
  const bool ends_in_slash = pattern.ends_with('/');
  std::string url = publication.site;
  while (url.ends_with('/')) url.pop_back();
  while (!pattern.empty()) {
    const std::size_t end = std::min(pattern.find('/'), pattern.size());
    const std::string part = fill(pattern.substr(0, end), values);
    if (!part.empty()) url += '/' + part;
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
  }
  if (ends_in_slash) url += '/';
  return normalize_url(url).value_or(std::string());
}

}  // namespace offprint
