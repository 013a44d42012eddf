#include "normalize/title_parts.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/url.h"
#include "model/tag.h"
#include "normalize/clean_text.h"
#include "normalize/fields.h"

namespace offprint {
namespace {

constexpr std::array<std::string_view, 9> separators = {" | ",  " - ", " – ", " — ", " · ",
                                                        " :: ", " • ", " » ", " « "};
constexpr std::size_t longest_suffix = 40;  // code points

struct Parts {
  std::string_view before, after;
};

bool is_found(std::size_t at) { return at != std::string_view::npos; }

Parts part_at_last(std::string_view title) {
  std::size_t at = std::string_view::npos, length = 0;
  for (const std::string_view separator : separators)
    if (const std::size_t found = title.rfind(separator);
        is_found(found) && (!is_found(at) || found > at)) {
      at = found;
      length = separator.size();
    }
  return is_found(at) ? Parts{trim(title.substr(0, at)), trim(title.substr(at + length))} : Parts{};
}

Parts part_at_first(std::string_view title) {
  std::size_t at = std::string_view::npos, length = 0;
  for (const std::string_view separator : separators)
    if (const std::size_t found = title.find(separator); found < at) {
      at = found;
      length = separator.size();
    }
  return is_found(at) ? Parts{trim(title.substr(0, at)), trim(title.substr(at + length))} : Parts{};
}

// Whether the words are the site's, by its stated name or its host: "Daily Loaf" is
// dailyloaf.example's.
class SiteName {
 public:
  explicit SiteName(const Draft& draft) {
    for (const Field& field : draft.fields) {
      if (field.name == FieldName::site) add(field.value);
      if (field.name == FieldName::url && field.value.is_text()) add_address(field.value.scalar);
    }
  }

  bool is(std::string_view words) const {
    const std::string key = tag_key(words);
    return !key.empty() && std::find(keys_.begin(), keys_.end(), key) != keys_.end();
  }

 private:
  void add(const Value& value) {
    if (value.is_text())
      is_absolute_url(value.scalar) ? add_address(value.scalar) : add(value.scalar);
    if (const Value* name = value.find("name"); name && name->is_text()) add(name->scalar);
    if (const Value* url = value.find("url"); url && url->is_text()) add_address(url->scalar);
  }

  void add(std::string_view name) { keys_.push_back(tag_key(clean_text(name))); }

  void add_address(std::string_view address) {
    const std::string host = site_key(address);
    if (host.empty()) return;
    add(std::string_view(host));
    add(std::string_view(host).substr(0, host.find('.')));
  }

  std::vector<std::string> keys_;
};

void cut(Article& article, std::string_view title) {
  article.title = std::string(title);
  for (Provenance& reason : article.provenance)
    if (reason.field == "title") reason.rule += ", without the site's name";
}

}  // namespace

void part_title(const Draft& draft, Article& article) {
  if (!draft.from_page) return;
  const SiteName site(draft);
  if (const Parts parts = part_at_first(article.title);
      !parts.after.empty() && site.is(parts.before))
    return cut(article, std::string(parts.after));
  const Parts parts = part_at_last(article.title);
  if (parts.before.empty() || parts.after.empty()) return;
  if (site.is(parts.after)) return cut(article, std::string(parts.before));
  if (count_code_points(parts.after) > longest_suffix ||
      parts.after.size() >= parts.before.size() * 2)
    return;
  article.title_suffix = {std::string(parts.before), std::string(parts.after),
                          hash64(fold(parts.after))};
}

}  // namespace offprint
