#include <algorithm>
#include <charconv>
#include <string>

#include "base/file_system.h"
#include "base/unicode.h"
#include "base/url.h"
#include "normalize/fields.h"
#include "normalize/steps.h"
#include "syntax/html_embed.h"

namespace offprint {
namespace {

constexpr std::size_t most_enclosures = 100;

const Value* first_text(const Value& map, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (const Value* value = map.find(key); value && value->is_text()) return value;
  return nullptr;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$&-^_.+").find(c) != std::string_view::npos;
  });
}

// "audio/mpeg" of "Audio/MPEG; rate=1"; "" for what is no media type (RFC 6838, section 4.2).
std::string stated_type(std::string_view text) {
  const std::string type = to_lower(trim(text.substr(0, text.find(';'))));
  const std::size_t slash = type.find('/');
  if (slash == type.npos || !is_token(std::string_view(type).substr(0, slash)) ||
      !is_token(std::string_view(type).substr(slash + 1)))
    return "";
  return type;
}

std::string type_by_ending(const std::string& url) {
  struct Known {
    std::string_view ending, type;
  };
  static constexpr Known table[] = {
#define OFFPRINT_MEDIA_TYPE(ending, type) {ending, type},
#include "normalize/media_types.def"
#undef OFFPRINT_MEDIA_TYPE
  };
  const std::string ending = to_lower(file_extension(percent_decode(split_url(url).path)));
  const auto at = std::find_if(std::begin(table), std::end(table),
                               [&](const Known& known) { return known.ending == ending; });
  return at != std::end(table) ? std::string(at->type) : "";
}

// 0 for what is no number.
template <typename Number = std::uint32_t>
Number whole_number(std::string_view text) {
  text = trim(text);
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

class Enclosures {
 public:
  Enclosures(const Rules& rules, Article& article) : rules_(rules), article_(article) {}

  void read(const Field& field) {
    if (field.value.kind == Value::Kind::null || is_switch(field.value)) return;
    if (field.value.kind != Value::Kind::list) return add(field, field.value);
    for (const Value& item : field.value.items) add(field, item);
  }

 private:
  void add(const Field& field, const Value& value) {
    Enclosure enclosure;
    const Value* url = &value;
    std::string rule = stated_by(field);
    if (value.kind == Value::Kind::map) {
      url = first_text(value, {"url", "src", "href", "link", "file", "path"});
      if (const Value* type = first_text(value, {"type", "media_type", "mime_type", "mime"}))
        enclosure.media_type = stated_type(type->scalar);
      if (const Value* size = first_text(value, {"length", "size", "size_in_bytes", "bytes"}))
        enclosure.size = whole_number<std::uint64_t>(size->scalar);
      if (const Value* title = first_text(value, {"title", "name"}))
        enclosure.title = field_text(*title, article_);
      if (const Value* length = first_text(value, {"duration", "duration_in_seconds"}))
        enclosure.duration = whole_number(duration_in_seconds(length->scalar));
      if (const Value* season = first_text(value, {"season"}))
        enclosure.season = whole_number(season->scalar);
      if (const Value* episode = first_text(value, {"episode"}))
        enclosure.episode = whole_number(episode->scalar);
    }
    if (!url || !url->is_text())
      return report_form(field, value.position, "an address, or a map with `url`", article_);
    if (trim(url->scalar).empty()) return;
    enclosure.url = address(url->scalar);
    if (enclosure.url.empty()) return report_address(*url);
    if (enclosure.media_type.empty()) {
      enclosure.media_type = type_by_ending(enclosure.url);
      if (!enclosure.media_type.empty()) rule += ", media type by the address's ending";
    }
    keep(std::move(enclosure), *url, std::move(rule), field.confidence);
  }

  void keep(Enclosure enclosure, const Value& url, std::string rule, double confidence) {
    auto& list = article_.enclosures;
    const bool known = std::any_of(list.begin(), list.end(), [&](const Enclosure& other) {
      return other.url == enclosure.url;
    });
    if (known) return;
    if (list.size() == most_enclosures) {
      report(article_, Code::enclosure_invalid, url.position,
             "more than " + std::to_string(most_enclosures) + " files go with this article; `" +
                 enclosure.url + "` was left out");
      return;
    }
    explain(article_, "enclosures", url.position, std::move(rule), confidence);
    list.push_back(std::move(enclosure));
  }

  // Absolute: a path is one on the publication's site. "" for what nobody could fetch.
  std::string address(std::string_view text) const {
    const std::string& site = rules_.publication.site;
    const bool whole = is_absolute_url(trim(text)) || site.empty();
    const std::string url =
        (whole ? normalize_url(text) : resolve_url(site + "/", text)).value_or("");
    return is_web_address(url) ? url : "";
  }

  void report_address(const Value& url) const {
    const std::string text = collapse_space(url.scalar);
    const bool lacks_site = !is_absolute_url(text) && rules_.publication.site.empty();
    report(article_, Code::enclosure_invalid, url.position,
           "the file `" + text + "` that goes with the article has no http or https address",
           lacks_site ? "name it by its absolute address, or say --site" : "");
  }

  const Rules& rules_;
  Article& article_;
};

}  // namespace

void decide_enclosures(const Rules& rules, Draft& draft, Article& article) {
  Enclosures enclosures(rules, article);
  for (const Field& field : draft.fields)
    if (field.name == FieldName::enclosures) enclosures.read(field);
}

}  // namespace offprint
