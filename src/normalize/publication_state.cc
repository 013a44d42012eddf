#include <algorithm>
#include <iterator>
#include <string>

#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

// What systems call the states of a text.
constexpr std::string_view draft_words[] = {
    "draft",     "pending",   "pending review", "auto-draft", "in progress", "in-progress",
    "in review", "in-review", "unpublished",    "wip",        "trash",       "deleted"};
constexpr std::string_view private_words[] = {
    "private", "members",     "members-only", "members only",     "paid",
    "tiers",   "subscribers", "internal",     "subscribers-only", "password"};
constexpr std::string_view later_words[] = {"scheduled", "future"};

template <typename Words>
bool is_one_of(const std::string& word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_on(const std::string& text) {
  const std::string word = to_lower(text);
  return word == "true" || word == "yes" || word == "on" || word == "1";
}

bool is_off(const std::string& text) {
  const std::string word = to_lower(text);
  return word == "false" || word == "no" || word == "off" || word == "0";
}

void make_draft(Article& article, Position position, const std::string& rule) {
  if (article.draft) return;
  article.draft = true;
  explain(article, "draft", position, rule);
}

void make_private(Article& article, Position position, const std::string& rule) {
  if (article.is_private) return;
  article.is_private = true;
  explain(article, "is_private", position, rule);
}

void read_status(const Field& field, Article& article) {
  const std::string word = to_lower(field_text(field.value, article));
  if (is_one_of(word, draft_words)) make_draft(article, field.value.position, stated_by(field));
  if (is_one_of(word, private_words)) make_private(article, field.value.position, stated_by(field));
  if (!is_one_of(word, later_words)) return;
  if (article.published)
    article.is_scheduled = true;
  else  // nothing tells what it waits for
    make_draft(article, field.value.position, stated_by(field) + ", without a date");
}

}  // namespace

void decide_state(const Rules&, Draft& draft, Article& article) {
  for (const Field& field : draft.fields) {
    if (!field.value.is_text()) continue;
    const std::string& text = field.value.scalar;
    if (field.name == FieldName::draft && is_on(text))
      make_draft(article, field.value.position, stated_by(field));
    if (field.name == FieldName::published && is_switch(field.value) && is_off(text))
      make_draft(article, field.value.position, stated_by(field));
    if (field.name == FieldName::status) read_status(field, article);
    if (field.name == FieldName::restricted && !trim(text).empty() && !is_off(text))
      make_private(article, field.value.position, stated_by(field));
  }
}

}  // namespace offprint
