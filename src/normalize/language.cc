#include "base/language.h"

#include "normalize/fields.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

// Enough to be sure of, and cheap.
constexpr std::size_t sample_bytes = 600;

std::string sample(const Body& body) {
  std::string text;
  for (NodeIndex node = Body::root(); node != no_node && text.size() < sample_bytes;) {
    const bool code = body[node].element == Element::code_block;
    if (body[node].element == Element::text) {
      text += body.text(node);
      text += ' ';
    }
    node = body.next_in_order(node, Body::root(), code);
  }
  return text;
}

void decide_tag(const Rules& rules, const Draft& draft, Article& article) {
  if (const auto field = text_field(draft, FieldName::language, article)) {
    if (const auto tag = canonical_language(field->text)) {
      article.language = *tag;
      explain(article, "language", field->position, stated_by(draft, FieldName::language));
      return;
    }
    report(article, Code::language_invalid, field->position, "`" + field->text + "` is no language",
           "use a BCP 47 tag such as `en` or `pt-BR`");
  }
  if (!rules.publication.language.empty()) {
    article.language = rules.publication.language;
    explain(article, "language", {}, "the publication's language", 0.9);
  } else if (const auto detected = detect_language(article.title + ". " + sample(article.body))) {
    article.language = detected->tag;
    explain(article, "language", {}, "detected in the text", detected->confidence);
  } else {
    article.language = "und";
    explain(article, "language", {}, "undetermined", 0);
  }
}

}  // namespace

void decide_language(const Rules& rules, Draft& draft, Article& article) {
  decide_tag(rules, draft, article);
  article.direction = direction_of(article.language);
  const auto field = text_field(draft, FieldName::direction, article);
  if (field && (field->text == "rtl" || field->text == "ltr")) {
    article.direction = field->text == "rtl" ? Direction::rtl : Direction::ltr;
    explain(article, "direction", field->position, stated_by(draft, FieldName::direction));
  } else {
    explain(article, "direction", {}, "the language's script");
  }
}

}  // namespace offprint
