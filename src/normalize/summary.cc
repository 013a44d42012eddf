#include <string>

#include "base/hash.h"
#include "model/digest.h"
#include "normalize/fields.h"
#include "normalize/steps.h"

namespace offprint {

void decide_summary(const Rules&, Draft& draft, Article& article) {
  const std::string text = plain_text(article.body);
  article.fingerprint = hash64(text);
  const BodyLength length = body_length(text);
  article.word_count = length.words;
  article.reading_minutes = length.minutes;
  explain(article, "word_count", {}, "counted");
  if (const auto stated = text_field(draft, FieldName::summary, article)) {
    article.summary = stated->text;
    explain(article, "summary", *stated);
  } else if (!article.dek.empty()) {
    article.summary = article.dek;
    explain(article, "summary", {}, "the dek", 0.8);
  } else {
    article.summary = body_summary(article.body, article.language);
    if (!article.summary.empty()) explain(article, "summary", {}, "first-sentences", 0.5);
  }
}

}  // namespace offprint
