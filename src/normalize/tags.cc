#include <algorithm>

#include "base/file_system.h"
#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/name_words.h"
#include "normalize/origin_name.h"
#include "normalize/steps.h"
#include "normalize/tag_codes.h"
#include "normalize/tag_spellings.h"

namespace offprint {
namespace {

// "#salt" is salt; "#1" stays.
std::string_view without_hash(std::string_view tag) {
  while (tag.size() > 1 && tag.starts_with('#') && !(tag[1] >= '0' && tag[1] <= '9'))
    tag = trim(tag.substr(1));
  return tag;
}

// "#salt #sea" and "#salt#sea" are lists, too; "C#" and "#1" are none.
bool is_hash_list(std::string_view text) {
  const std::size_t second = text.find('#', 1);
  if (!text.starts_with('#') || second == text.npos || second + 1 == text.size()) return false;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] == ' ' && at + 1 < text.size() && text[at + 1] != '#') return false;
  return true;
}

std::vector<std::string_view> split_hashes(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    // "#C#" ends in a sign.
    std::size_t end = text.find('#', 1);
    while (end != text.npos &&
           (end + 1 == text.size() || text[end + 1] == ' ' || text[end + 1] == '#'))
      end = text.find('#', end + 1);
    end = std::min(end, text.size());
    parts.push_back(trim(text.substr(0, end)));
    text.remove_prefix(end);
  }
  return parts;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;"), text.size());
    const std::string_view part = trim(text.substr(0, end));
    if (is_hash_list(part))
      for (const std::string_view one : split_hashes(part)) parts.push_back(one);
    else
      parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

class TagList {
 public:
  explicit TagList(Article& article) : article_(article) {}

  // A string may hold several tags, and so may the only item of a list; in a longer list, a comma
  // belongs to its tag.
  void read(const Field& field, std::size_t skipped = 0) {
    const std::size_t before = article_.tags.size();
    const auto& items = field.value.items;
    if (field.value.kind != Value::Kind::list) read(field, field.value, skipped == 0);
    for (std::size_t i = skipped; i < items.size(); ++i) read(field, items[i], items.size() == 1);
    if (article_.tags.size() > before)
      explain(article_, "tags", article_.tags[before].position, stated_by(field));
  }

 private:
  void read(const Field& field, const Value& value, bool is_list) {
    const Value* text = &value;
    if (value.kind == Value::Kind::map)
      for (const std::string_view key : {"name", "label", "title", "slug"})
        if (const Value* found = value.find(key); found && text == &value) text = found;
    if (text->is_text()) {
      const std::string clean = field_text(*text, article_);
      if (value.find("codes")) return add_with_codes(field, value, clean);
      if (!is_list && !is_hash_list(clean)) return add(clean, text->position);
      for (const std::string_view part : split(clean)) add(part, text->position);
    } else if (value.kind != Value::Kind::null) {
      report_form(field, value.position, "a list of tags", article_);
    }
  }

  // What has codes is one tag, however it is written.
  void add_with_codes(const Field& field, const Value& value, std::string_view tag) {
    add(tag, value.position);
    const std::string key = tag_key(without_hash(tag));
    for (RawTag& known : article_.tags)
      if (known.key == key) known.codes = tag_codes(field, value, article_);
  }

  void add(std::string_view tag, Position position) {
    const std::string_view raw = without_hash(tag);
    std::string key = tag_key(raw);
    const bool known = std::any_of(article_.tags.begin(), article_.tags.end(),
                                   [&](const RawTag& other) { return other.key == key; });
    if (raw.empty() || known) return;
    article_.tags.push_back({std::move(key), std::string(raw), position, {}});
  }

  Article& article_;
};

// Jekyll's posts have a date in their names and a folder of their own, which Hexo calls
// "source/_posts".
bool is_post_of_jekyll(const Article& article) {
  const std::string folder = "/" + std::string(parent_path(article.origin)) + "/";
  return folder.find("/_posts/") != folder.npos && folder.find("/source/_posts/") == folder.npos &&
         origin_name(article.origin).date.has_value();
}

// There, `tags: salt sea` and `categories: salt sea` are lists; `tag:` and `category:` are none.
void split_at_blanks(Field& field) {
  const std::string key = to_lower(field.key);
  if ((key != "tags" && key != "categories") || !field.value.is_text()) return;
  const std::string text = collapse_space(field.value.scalar);
  if (text.find_first_of(",;#") != text.npos || text.find(' ') == text.npos) return;
  Value list;
  list.kind = Value::Kind::list;
  list.position = field.value.position;
  for (const std::string_view word : name_words(text))
    list.items.push_back(text_value(std::string(word), field.value.position));
  field.rule = stated_by(field) + ", blanks between as in Jekyll's posts";
  field.value = std::move(list);
}

}  // namespace

void decide_tags(const Rules& rules, Draft& draft, Article& article) {
  if (is_post_of_jekyll(article))
    for (Field& field : draft.fields) split_at_blanks(field);
  TagList tags(article);
  for (const Field& field : draft.fields)
    if (field.name == FieldName::tags) tags.read(field);
  // The first category is the section; the others say what the article is about, too.
  if (const Field* section = draft.find(FieldName::section);
      section && section->value.kind == Value::Kind::list)
    tags.read(*section, 1);
  find_spellings(rules, article);
}

}  // namespace offprint
