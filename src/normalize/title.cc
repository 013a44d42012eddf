#include <string>

#include "base/file_system.h"
#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/origin_name.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

// The body's first heading, when nothing but it could be the title: level 1, before any other.
NodeIndex first_heading(const Body& body) {
  for (NodeIndex node = body[Body::root()].first_child; node != no_node; node = body[node].next)
    if (const int level = heading_level(body[node].element)) return level == 1 ? node : no_node;
  return no_node;
}

bool same_words(std::string_view a, std::string_view b) {
  return fold(collapse_space(a)) == fold(collapse_space(b));
}

std::string title_from_name(std::string_view origin) {
  std::string words = origin_name(origin).stem;
  for (char& c : words)
    if (c == '-' || c == '_') c = ' ';
  return capitalize_first(collapse_space(words));
}

void take_heading(Article& article, NodeIndex node) {
  article.title = clean_text(inline_text(article.body, node));
  explain(article, "title", article.body[node].position, "first heading", 0.9);
  article.body.remove(node);
}

void decide_main_title(const Draft& draft, Article& article) {
  const NodeIndex heading = first_heading(article.body);
  if (const auto field = text_field(draft, FieldName::title, article)) {
    article.title = field->text;
    explain(article, "title", field->position, stated_by(draft, FieldName::title));
    if (heading != no_node && same_words(inline_text(article.body, heading), article.title))
      article.body.remove(heading);
    return;
  }
  if (heading != no_node) take_heading(article, heading);
  if (!article.title.empty()) return;
  article.title = title_from_name(article.origin);
  if (article.title.empty()) article.title = "Untitled";
  explain(article, "title", {}, "file name", 0.2);
  report(article, Code::title_missing, {},
         "there is no title; \"" + article.title + "\" was made from the file's name",
         "add `title:` to the front matter");
}

}  // namespace

void decide_title(const Rules&, Draft& draft, Article& article) {
  decide_main_title(draft, article);
  if (const auto field = text_field(draft, FieldName::subtitle, article)) {
    article.subtitle = field->text;
    explain(article, "subtitle", field->position, stated_by(draft, FieldName::subtitle));
  }
  if (const auto field = text_field(draft, FieldName::dek, article)) {
    article.dek = field->text;
    explain(article, "dek", field->position, stated_by(draft, FieldName::dek));
  }
}

}  // namespace offprint
