#include <algorithm>
#include <string>

#include "base/file_system.h"
#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/name_words.h"
#include "normalize/origin_name.h"
#include "normalize/steps.h"
#include "normalize/tag_codes.h"
#include "normalize/tag_spellings.h"
#include "normalize/tag_text.h"

namespace offprint {
namespace {

constexpr std::size_t most_tags = 250;
constexpr std::size_t longest_tag = 200;     // code points: beyond, it is a text
constexpr std::size_t longest_read = 2'000;  // bytes, of what may become a tag

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
      if (value.find("codes")) return add_with_codes(field, value, field_text(*text, article_));
      read_lines(*text, is_list);
    } else if (value.kind != Value::Kind::null) {
      report_form(field, value.position, "a list of tags", article_);
    }
  }

  // What has codes is one tag, however it is written.
  void add_with_codes(const Field& field, const Value& value, std::string_view tag) {
    add(tag, value.position);
    const std::string key = tag_key(clean_tag(tag));
    for (RawTag& known : article_.tags)
      if (known.key == key) known.codes = tag_codes(field, value, article_);
  }

  // Each line of a text is one more item of a list.
  void read_lines(const Value& value, bool is_list) {
    Value line = value;
    std::string_view left = value.scalar;
    is_list |= left.find('\n') != left.npos;
    while (!left.empty()) {
      const std::size_t end = std::min(left.find('\n'), left.size());
      line.scalar = left.substr(0, end);
      left.remove_prefix(std::min(end + 1, left.size()));
      const std::string clean = field_text(line, article_);
      if (!is_list && !is_hash_list(clean))
        add(clean, value.position);
      else
        for (const std::string_view part : split_tags(clean)) add(part, value.position);
    }
  }

  void add(std::string_view written, Position position) {
    if (written.empty()) return;
    if (written.size() > longest_read) return leave_out(written, position, "is as long as a text");
    std::string tag = clean_tag(written);
    if (is_hash_list(tag) && tag != written) {  // "(salt#sea)"
      for (const std::string_view part : split_tags(tag)) add(part, position);
      return;
    }
    if (tag.empty()) return leave_out(written, position, "says nothing");
    if (count_code_points(tag) > longest_tag)
      return leave_out(written, position, "is as long as a text");
    std::string key = tag_key(tag);
    const auto known = std::find_if(article_.tags.begin(), article_.tags.end(),
                                    [&](const RawTag& other) { return other.key == key; });
    if (known != article_.tags.end())
      note_spelling(*known, std::move(tag), position);
    else if (article_.tags.size() < most_tags)
      article_.tags.push_back({std::move(key), std::move(tag), position});
    else
      leave_out(tag, position, "is one more than " + std::to_string(most_tags));
  }

  void note_spelling(RawTag& known, std::string tag, Position position) {
    constexpr std::size_t most = 10;  // of one list
    const auto& also = known.also;
    if (known.raw == tag || std::find(also.begin(), also.end(), tag) != also.end()) return;
    if (also.size() == most)
      leave_out(tag, position, "is one more way to write `" + known.raw + "`");
    else
      known.also.push_back(std::move(tag));
  }

  void leave_out(std::string_view tag, Position position, std::string_view why) {
    constexpr std::size_t most_reports = 20;
    constexpr std::size_t shown = 40;  // bytes
    if (left_out_++ >= most_reports) {
      ++article_.diagnostics[last_report_].count;
      return;
    }
    last_report_ = article_.diagnostics.size();
    const std::string_view beginning = first_bytes(tag, shown);
    report(article_, Code::tag_left_out, position,
           "the tag `" + std::string(beginning) + (beginning.size() < tag.size() ? "…" : "") +
               "` " + std::string(why) + " and is left out");
  }

  Article& article_;
  std::size_t left_out_ = 0, last_report_ = 0;
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
