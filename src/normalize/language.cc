#include "base/language.h"

#include <string>

#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

// Enough to be sure of, and cheap.
constexpr std::size_t sample_size = 600;  // bytes

// Running text from the beginning, without code.
std::string sample(const Article& article) {
  const Body& body = article.body;
  std::string text = article.title + ". ";
  for (NodeIndex node = Body::root(); node != no_node && text.size() < sample_size;) {
    const bool code =
        body[node].element == Element::code_block || body[node].element == Element::code;
    if (body[node].element == Element::text) {
      text += body.text(node);
      text += ' ';
    }
    node = body.next_in_order(node, Body::root(), code);
  }
  return text;
}

bool take_stated(const Draft& draft, Article& article) {
  const auto stated = text_field(draft, FieldName::language, article);
  if (!stated) return false;
  const auto tag = canonical_language(stated->text);
  if (tag) {
    article.language = *tag;
    explain(article, "language", *stated);
  } else {
    report(article, Code::language_invalid, stated->position,
           "`" + stated->text + "` is no language", "use a BCP 47 tag such as `en` or `pt-BR`");
  }
  return tag.has_value();
}

void decide_tag(const Rules& rules, const Draft& draft, Article& article) {
  if (take_stated(draft, article)) return;
  if (!rules.publication.language.empty()) {
    article.language = rules.publication.language;
    explain(article, "language", {}, "the publication's language", 0.9);
  } else if (auto detected = detect_language(sample(article))) {
    article.language = std::move(detected->tag);
    explain(article, "language", {}, "detected in the text", detected->confidence);
  } else {
    article.language = "und";
    explain(article, "language", {}, "undetermined", 0);
  }
}

}  // namespace

void decide_language(const Rules& rules, Draft& draft, Article& article) {
  decide_tag(rules, draft, article);
  if (const auto stated = text_field(draft, FieldName::direction, article)) {
    const std::string direction = to_lower(stated->text);
    if (direction == "rtl" || direction == "ltr") {
      article.direction = direction == "rtl" ? Direction::rtl : Direction::ltr;
      explain(article, "direction", *stated);
      return;
    }
    if (direction != "auto") report_form(*stated->field, stated->position, "ltr or rtl", article);
  }
  article.direction = direction_of(article.language);
  explain(article, "direction", {}, "the language's script");
}

}  // namespace offprint
