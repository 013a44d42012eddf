#include <utility>

#include "normalize/byline.h"
#include "normalize/credits.h"
#include "normalize/fields.h"
#include "normalize/steps.h"

namespace offprint {

void decide_people(const Rules& rules, Draft& draft, Article& article) {
  Credits credits(rules, draft, article);
  for (const Field& field : draft.fields) {
    if (field.name != FieldName::authors) continue;
    if (article.authors.empty())
      credits.read_authors(field);
    else
      credits.read_others(field);
  }
  for (const Field& field : draft.fields)
    if (field.name == FieldName::contributors) credits.read_contributors(field);
  if (!article.authors.empty()) return;
  for (Person author : rules.publication.authors) {
    author.is_organization |= read_name(author.name, article.language).is_organization;
    credits.add(std::move(author), {}, "the publication's authors");
  }
  if (article.authors.empty())
    report(article, Code::author_missing, {},
           credits.filler().empty()
               ? "no author was found; none was invented"
               : "no author was found: `" + credits.filler() + "` names nobody");
}

}  // namespace offprint
