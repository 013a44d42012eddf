#include <algorithm>

#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

constexpr double concluded = 0.8;

void add(Article& article, std::string advisory, Position position, std::string rule,
         double confidence) {
  auto& list = article.advisories;
  if (std::find(list.begin(), list.end(), advisory) != list.end()) return;
  list.push_back(std::move(advisory));
  explain(article, "advisories", position, std::move(rule), confidence);
}

}  // namespace

void decide_advisories(const Rules& rules, Draft& draft, Article& article) {
  for (const FieldText& stated : text_list_field(draft, FieldName::advisories, article))
    add(article, to_lower(stated.text, article.language), stated.position, stated_by(*stated.field),
        stated.field->confidence);
  if (!article.advisories.empty() || !rules.vocabulary) return;
  for (const RawTag& tag : article.tags)
    for (const std::string& advisory : rules.vocabulary->advisories(tag.key))
      add(article, advisory, tag.position, "tag `" + tag.raw + "`, vocabulary", concluded);
}

}  // namespace offprint
