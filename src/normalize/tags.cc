#include <algorithm>

#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

// Signs that tell tags apart after a letter: C#, F#, C++.
bool is_telling_sign(char32_t c) { return c == '#' || c == '+'; }

// Folded, without separators and punctuation; letters, digits, marks and telling signs stay.
std::string tag_key(std::string_view tag) {
  const std::string folded = fold(tag);
  std::string key;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(folded, at);
    const bool separator = c < 0x80 ? !is_letter(c) && !is_digit(c) && !is_telling_sign(c)
                                    : is_space(c) || (c >= 0x2010 && c <= 0x2027);
    if (!separator) key += std::string_view(folded).substr(begin, at - begin);
  }
  return key;
}

// "a, b; c" is three tags; list items may hold such a string too, but a comma in a list item is
// part of it.
std::vector<std::string_view> split(std::string_view text, bool at_commas) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(at_commas ? ",;" : ";", at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string clean_tag(std::string_view part) {
  std::string_view tag = trim(part);
  while (tag.starts_with('#') && tag.size() > 1 && !(tag[1] >= '0' && tag[1] <= '9'))
    tag.remove_prefix(1);
  return std::string(trim(tag));
}

}  // namespace

void decide_tags(const Rules&, Draft& draft, Article& article) {
  const Field* field = draft.find(FieldName::tags);
  if (!field) return;
  const bool is_list = field->value.kind == Value::Kind::list;
  for (const FieldText& entry : text_list_field(draft, FieldName::tags, article)) {
    for (const std::string_view part : split(entry.text, !is_list)) {
      std::string raw = clean_tag(part);
      std::string key = tag_key(raw);
      const bool known = std::any_of(article.tags.begin(), article.tags.end(),
                                     [&](const RawTag& tag) { return tag.key == key; });
      if (key.empty() || known) continue;
      article.tags.push_back({std::move(key), std::move(raw), entry.position});
    }
  }
  if (!article.tags.empty())
    explain(article, "tags", field->position, stated_by(draft, FieldName::tags));
}

}  // namespace offprint
