#include <algorithm>
#include <string>

#include "base/file_system.h"
#include "base/unicode.h"
#include "normalize/clean_text.h"
#include "normalize/fields.h"
#include "normalize/origin_name.h"
#include "normalize/steps.h"
#include "normalize/title_parts.h"

namespace offprint {
namespace {

bool is_heading(const Body& body, NodeIndex node) { return heading_level(body[node].element) != 0; }

// The first heading at the top of the body, or no_node.
NodeIndex first_heading(const Body& body) {
  NodeIndex node = body[Body::root()].first_child;
  while (node != no_node && !is_heading(body, node)) node = body[node].next;
  return node;
}

bool begins_body(const Body& body, NodeIndex node) {
  return body[Body::root()].first_child == node;
}

bool has_other_top_heading(const Body& body, NodeIndex first) {
  for (NodeIndex node = body[first].next; node != no_node; node = body[node].next)
    if (body[node].element == Element::heading_1) return true;
  return false;
}

// Pictures, formulas and notes would be lost with the heading.
bool is_text_only(const Body& body, NodeIndex heading) {
  for (NodeIndex node = heading; node != no_node; node = body.next_in_order(node, heading)) {
    const Element element = body[node].element;
    if (element == Element::image || element == Element::embed ||
        element == Element::note_reference)
      return false;
    if (element == Element::formula && !body.has_attribute(node, Attribute::written)) return false;
  }
  return true;
}

bool same_words(std::string_view a, std::string_view b) {
  return fold(collapse_space(a)) == fold(collapse_space(b));
}

void drop_repetition(Article& article) {
  const NodeIndex heading = first_heading(article.body);
  if (heading == no_node || !is_text_only(article.body, heading)) return;
  const bool can_be_title =
      article.body[heading].element == Element::heading_1 || begins_body(article.body, heading);
  if (can_be_title && same_words(inline_text(article.body, heading), article.title))
    article.body.remove(heading);
}

bool take_heading(Article& article) {
  const NodeIndex heading = first_heading(article.body);
  if (heading == no_node || article.body[heading].element != Element::heading_1) return false;
  std::string text = clean_text(inline_text(article.body, heading));
  if (text.empty()) return false;
  // Text before it and equals after it: it may head a section.
  const bool sure =
      begins_body(article.body, heading) || !has_other_top_heading(article.body, heading);
  article.title = std::move(text);
  explain(article, "title", article.body[heading].position, "first heading", sure ? 0.9 : 0.5);
  if (sure && is_text_only(article.body, heading)) article.body.remove(heading);
  return true;
}

void make_from_name(Article& article) {
  std::string words = origin_name(article.origin).stem;
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  article.title = capitalize_first(clean_text(words));
  if (article.title.empty() && !part_of_origin(article.origin).empty()) {
    article.title = "Untitled";
    explain(article, "title", {}, "nothing", 0.1);
    return report(article, Code::title_missing, {},
                  "there is no title; `" + article.title + "` stands in");
  }
  if (article.title.empty()) article.title = "Untitled";
  explain(article, "title", {}, "file name", 0.2);
  report(article, Code::title_missing, {},
         "there is no title; `" + article.title + "` was made from the file's name",
         article.format == "markdown" ? "add `title:` to the front matter" : "");
}

// The name of the publication stands above the headlines of its pages.
void pass_over_name(const Rules& rules, Draft& draft) {
  const auto concluded = [&](FieldName name) {
    return std::find_if(draft.fields.begin(), draft.fields.end(), [&](const Field& field) {
      return field.name == name && field.confidence < 1 && field.value.is_text();
    });
  };
  const auto title = concluded(FieldName::title);
  if (rules.publication.title.empty() || title == draft.fields.end() ||
      !same_words(title->value.scalar, rules.publication.title))
    return;
  const auto below = concluded(FieldName::dek);
  if (below == draft.fields.end()) return;
  below->name = FieldName::title;
  below->rule = "the line below the publication's name";
  draft.fields.erase(title);
}

}  // namespace

void decide_title(const Rules& rules, Draft& draft, Article& article) {
  pass_over_name(rules, draft);
  if (const auto title = text_field(draft, FieldName::title, article)) {
    article.title = title->text;
    explain(article, "title", *title);
    drop_repetition(article);
    part_title(draft, article);
  } else if (!take_heading(article)) {
    make_from_name(article);
  }
  const auto dek = text_field(draft, FieldName::dek, article);
  const auto subtitle = text_field(draft, FieldName::subtitle, article);
  if (subtitle && !(dek && same_words(subtitle->text, dek->text))) {
    article.subtitle = subtitle->text;
    explain(article, "subtitle", *subtitle);
  }
  if (dek) {
    article.dek = dek->text;
    explain(article, "dek", *dek);
  }
  const std::string whole = article.title;
  part_subtitle(draft, article);
  if (article.title != whole) drop_repetition(article);
}

}  // namespace offprint
