#include "normalize/fields.h"

#include "normalize/clean_text.h"

namespace offprint {

std::string field_text(const Value& value, Article& article) {
  const auto has = [&](char sign) { return value.scalar.find(sign) != std::string::npos; };
  if (!has('&') && !has('<')) return clean_text(value.scalar);
  const std::string words = without_inline_tags(value.scalar);
  if (words != value.scalar)
    report(article, Code::field_markup_removed, value.position,
           "this text held HTML elements, which were taken off; their text stays");
  const std::string decoded = decode_references(words);
  std::string clean = clean_text(decoded);
  if (decoded != words)
    report(article, Code::html_entity_decoded, value.position,
           "this text held HTML character references, which were decoded");
  return clean;
}

std::optional<FieldText> text_field(const Draft& draft, FieldName name, Article& article) {
  for (const Field& field : draft.fields) {
    if (field.name != name) continue;
    if (field.value.is_text()) {
      std::string text = field_text(field.value, article);
      if (!text.empty()) return FieldText{std::move(text), field.value.position, &field};
    } else if (field.value.kind != Value::Kind::null) {
      report_form(field, field.value.position, "one line of text", article);
    }
  }
  return {};
}

std::vector<FieldText> text_list_field(const Draft& draft, FieldName name, Article& article) {
  std::vector<FieldText> list;
  const auto add = [&](const Field& field, const Value& value) {
    if (value.is_text()) {
      std::string text = field_text(value, article);
      if (!text.empty()) list.push_back({std::move(text), value.position, &field});
    } else if (value.kind != Value::Kind::null) {
      report_form(field, value.position, "a text or a list of texts", article);
    }
  };
  for (const Field& field : draft.fields) {
    if (field.name != name || !list.empty()) continue;
    if (field.value.kind != Value::Kind::list) add(field, field.value);
    for (const Value& item : field.value.items) add(field, item);
  }
  return list;
}

bool is_switch(const Value& value) {
  const std::string& text = value.scalar;
  return value.is_text() && !value.quoted &&
         (text == "true" || text == "false" || text == "True" || text == "False" ||
          text == "TRUE" || text == "FALSE");
}

void report_form(const Field& field, Position position, std::string_view wanted, Article& article) {
  report(article, Code::field_type, position,
         "`" + field.key + "` should be " + std::string(wanted) + "; this is ignored");
}

std::string stated_by(const Field& field) {
  return field.rule.empty() ? "front-matter key `" + field.key + "`" : field.rule;
}

void explain(Article& article, std::string_view field, Position position, std::string rule,
             double confidence) {
  article.provenance.push_back({std::string(field), position, std::move(rule), confidence});
}

void explain(Article& article, std::string_view field, const FieldText& text) {
  explain(article, field, text.position, stated_by(*text.field), text.field->confidence);
}

void report(Article& article, Code code, Position position, std::string message, std::string hint) {
  article.diagnostics.push_back(
      {code, article.origin, position, std::move(message), std::move(hint)});
}

}  // namespace offprint
