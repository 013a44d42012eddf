#include <string>

#include "base/hash.h"
#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

constexpr std::size_t summary_length = 200;  // code points; what feed readers show of an item

// The text of the first paragraphs at the top of the body, as much as a summary can need.
std::string opening_text(const Body& body) {
  std::string text;
  for (NodeIndex node = body[Body::root()].first_child; node != no_node; node = body[node].next) {
    if (body[node].element != Element::paragraph) continue;
    if (!text.empty()) text += ' ';
    text += inline_text(body, node);
    if (text.size() > 4 * summary_length) break;
  }
  return text;
}

}  // namespace

void decide_summary(const Rules&, Draft& draft, Article& article) {
  const std::string text = plain_text(article.body);
  article.fingerprint = hash64(text);
  article.word_count = static_cast<std::uint32_t>(count_words(text));
  explain(article, "word_count", {}, "counted");
  if (const auto stated = text_field(draft, FieldName::summary, article)) {
    article.summary = stated->text;
    explain(article, "summary", *stated);
  } else if (!article.dek.empty()) {
    article.summary = article.dek;
    explain(article, "summary", {}, "the dek", 0.8);
  } else {
    article.summary = first_sentences(opening_text(article.body), summary_length, article.language);
    if (!article.summary.empty()) explain(article, "summary", {}, "first-sentences", 0.5);
  }
}

}  // namespace offprint
