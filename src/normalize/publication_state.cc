#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

enum class State { draft, restricted, later, withdrawn };

std::string state_key(std::string_view word) {
  std::string key = fold(collapse_space(word));
  std::replace_if(
      key.begin(), key.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  return key;
}

const std::map<std::string, State>& state_words() {
  static const std::map<std::string, State> words = {
#define OFFPRINT_STATE_WORD(state, word) {state_key(word), State::state},
#include "normalize/state_words.def"
#undef OFFPRINT_STATE_WORD
  };
  return words;
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

void make_withdrawn(Article& article, Position position, const std::string& rule) {
  if (article.is_withdrawn) return;
  article.is_withdrawn = true;
  explain(article, "withdrawn", position, rule);
}

// Without an embargo of its own, what is scheduled waits for the day of its publication.
void make_later(Article& article, Position position, const std::string& rule) {
  if (article.embargo) return;
  if (!article.published) return make_draft(article, position, rule + ", without a date");
  article.embargo = article.published;
  explain(article, "embargo", position, rule + ", until the day of publication");
}

void read_status(const Field& field, Article& article) {
  const Position position = field.value.position;
  const auto known = state_words().find(state_key(field_text(field.value, article)));
  if (known == state_words().end()) return;
  switch (known->second) {
    case State::draft:
      return make_draft(article, position, stated_by(field));
    case State::restricted:
      return make_private(article, position, stated_by(field));
    case State::later:
      return make_later(article, position, stated_by(field));
    case State::withdrawn:
      return make_withdrawn(article, position, stated_by(field));
  }
}

// `false`, `true`, or names of partners.
void read_syndication(const Field& field, Article& article) {
  const Value& value = field.value;
  std::vector<const Value*> names;
  if (value.is_text()) names.push_back(&value);
  for (const Value& item : value.items) names.push_back(&item);
  const bool is_off_alone = value.is_text() && is_off(value.scalar);
  if (article.syndication.is_limited || names.empty() || (value.is_text() && is_on(value.scalar)))
    return;
  article.syndication.is_limited = true;
  for (const Value* name : names)
    if (const std::string slug = slugify(name->scalar); !is_off_alone && !slug.empty())
      article.syndication.partners.push_back(slug);
  explain(article, "syndicate", value.position, stated_by(field));
  if (article.syndication.is_kept_from_feeds())
    report(article, Code::article_not_syndicated, value.position,
           "no feed has the article, as it says itself; books have it");
}

// What nobody can date is not published by mistake.
void read_embargo(const Field& field, Article& article) {
  const Value& value = field.value;
  if (article.embargo || value.kind == Value::Kind::null) return;
  if (value.is_text() && (trim(value.scalar).empty() || is_off(value.scalar))) return;
  make_draft(article, field.value.position, stated_by(field) + ", an embargo without an end");
}

}  // namespace

void decide_state(const Rules&, Draft& draft, Article& article) {
  for (const Field& field : draft.fields) {
    if (field.name == FieldName::embargo) read_embargo(field, article);
    if (field.name == FieldName::syndicate) read_syndication(field, article);
    if (!field.value.is_text()) continue;
    const std::string& text = field.value.scalar;
    const Position position = field.value.position;
    const bool is_set = !trim(text).empty() && !is_off(text);
    if (field.name == FieldName::draft && is_on(text))
      make_draft(article, position, stated_by(field));
    if (field.name == FieldName::published && is_switch(field.value) && is_off(text))
      make_draft(article, position, stated_by(field));
    if (field.name == FieldName::status) read_status(field, article);
    if (field.name == FieldName::withdrawn && is_set)
      make_withdrawn(article, position, stated_by(field));
    if (field.name == FieldName::restricted && is_set)
      make_private(article, position, stated_by(field));
  }
}

}  // namespace offprint
