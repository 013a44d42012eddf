#include "normalize/title_parts.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/url.h"
#include "model/site_key.h"
#include "model/tag.h"
#include "model/title_form.h"
#include "normalize/clean_text.h"
#include "normalize/fields.h"

namespace offprint {
namespace {

constexpr std::array<std::string_view, 9> separators = {" | ",  " - ", " – ", " — ", " · ",
                                                        " :: ", " • ", " » ", " « "};
constexpr std::size_t longest_suffix = 40;  // code points
constexpr std::size_t fewest_words = 6;     // of a subtitle behind a bar
constexpr std::size_t most_divisions = 16;

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

bool same_words(std::string_view a, std::string_view b) { return tag_key(a) == tag_key(b); }

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

Provenance* reason_of_title(Article& article) {
  for (Provenance& reason : article.provenance)
    if (reason.field == "title") return &reason;
  return nullptr;
}

void cut(Article& article, std::string_view title, std::string_view what) {
  article.title = std::string(title);
  if (Provenance* reason = reason_of_title(article))
    reason->rule += ", without the " + std::string(what) + "'s name";
}

bool is_section(const Draft& draft, std::string_view words) {
  return std::any_of(draft.fields.begin(), draft.fields.end(), [&](const Field& field) {
    return field.name == FieldName::section && field.value.is_text() &&
           same_words(field.value.scalar, words);
  });
}

// "Title | Section | Site" has several ends.
void cut_stated_names(const Draft& draft, const SiteName& site, Article& article) {
  if (const Parts parts = part_at_first(article.title);
      !parts.after.empty() && site.is(parts.before))
    cut(article, std::string(parts.after), "site");
  for (int ends = 0; ends < 3; ++ends) {
    const Parts parts = part_at_last(article.title);
    if (parts.before.empty() || parts.after.empty()) return;
    const bool is_site = site.is(parts.after);
    if (!is_site && !is_section(draft, parts.after)) return;
    cut(article, std::string(parts.before), is_site ? "site" : "section");
  }
}

void leave_open(Article& article) {
  const Parts parts = part_at_last(article.title);
  if (parts.before.empty() || parts.after.empty()) return;
  if (count_code_points(parts.after) > longest_suffix ||
      parts.after.size() >= parts.before.size() * 2)
    return;
  article.title_suffix = {std::string(parts.before), std::string(parts.after),
                          hash64(fold(parts.after))};
}

struct Division {
  Parts parts;
  bool is_bar = false, is_colon = false;
};

// Every place where the title may be parted, from the first on.
std::vector<Division> divisions_of(std::string_view title) {
  std::vector<Division> found;
  for (const std::string_view mark : {" | ", " – ", " — ", " - ", ": ", "："})
    for (std::size_t at = title.find(mark); at != title.npos; at = title.find(mark, at + 1)) {
      const Parts parts{trim(title.substr(0, at)), trim(title.substr(at + mark.size()))};
      if (!parts.before.empty() && !parts.after.empty())
        found.push_back({parts, mark == " | ", mark == ": " || mark == "："});
      if (found.size() > most_divisions) break;
    }
  std::sort(found.begin(), found.end(), [](const Division& a, const Division& b) {
    return a.parts.before.size() < b.parts.before.size();
  });
  return found;
}

class SubtitleFinder {
 public:
  SubtitleFinder(const Draft& draft, Article& article)
      : draft_(draft), article_(article), site_(draft) {}

  void run() {
    const std::string title = article_.title;
    for (const Division& division : divisions_of(title)) {
      const Parts& parts = division.parts;
      if (site_.is(parts.before) || site_.is(parts.after) || is_section(draft_, parts.after) ||
          is_section(draft_, parts.before))
        continue;
      if (!article_.subtitle.empty()) {
        if (same_words(article_.subtitle, parts.after))
          return take(parts, "without the subtitle, which is stated as well", 0.95, false);
      } else if (!article_.dek.empty() && same_words(article_.dek, parts.after)) {
        return take(parts, "without the dek, which is stated as well", 0.95, false);
      } else if (count_words(parts.after) > 1 && is_stated_title(parts.before)) {
        return take(parts, "parted where another statement of it ends", 0.9, true);
      } else if (!division.is_colon && !is_open(parts) &&
                 reads_as_subtitle(parts.before, parts.after)) {
        return take(parts, "parted behind its sentence", 0.7, true);
      } else if (division.is_bar && !is_open(parts) && reads_as_phrase(parts.after)) {
        return take(parts, "parted at a bar that no name follows", 0.6, true);
      }
    }
  }

 private:
  // What may be the site's name is decided when its other pages are known.
  bool is_open(const Parts& parts) const { return article_.title_suffix.suffix == parts.after; }

  // The page's other titles, and its heading of the first level.
  bool is_stated_title(std::string_view words) const {
    for (const Field& field : draft_.fields)
      if (field.name == FieldName::title && field.value.is_text() &&
          same_words(clean_text(field.value.scalar), words))
        return true;
    const Body& body = article_.body;
    for (NodeIndex node = body[Body::root()].first_child; node != no_node; node = body[node].next)
      if (heading_level(body[node].element) != 0)
        return body[node].element == Element::heading_1 &&
               same_words(inline_text(body, node), words);
    return false;
  }

  static bool reads_as_phrase(std::string_view words) {
    return count_words(words) >= fewest_words && count_code_points(words) > longest_suffix;
  }

  void take(const Parts& parts, std::string_view why, double confidence, bool is_subtitle) {
    const std::string before(parts.before), after(parts.after);
    Provenance* reason = reason_of_title(article_);
    const Position position = reason ? reason->position : Position{};
    if (reason) {
      reason->rule += ", " + std::string(why);
      reason->confidence = std::min(reason->confidence, confidence);
    }
    article_.title = before;
    article_.title_suffix = {};
    if (!is_subtitle) return;
    article_.subtitle = after;
    explain(article_, "subtitle", position, "the end of the title, " + std::string(why),
            confidence);
  }

  const Draft& draft_;
  Article& article_;
  SiteName site_;
};

}  // namespace

void part_title(const Draft& draft, Article& article) {
  if (!draft.from_page) return;
  cut_stated_names(draft, SiteName(draft), article);
  leave_open(article);
}

void part_subtitle(const Draft& draft, Article& article) { SubtitleFinder(draft, article).run(); }

}  // namespace offprint
