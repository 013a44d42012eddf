#include <string>

#include "normalize/fields.h"
#include "normalize/steps.h"
#include "normalize/typography.h"

namespace offprint {
namespace {

void set(const HouseStyle& style, std::string_view field, std::string& text, Article& article) {
  std::string made = style.quotes ? set_quotes(text, article.language) : text;
  if (style.dashes) made = set_dashes(made, article.language);
  if (made == text) return;
  text = std::move(made);
  for (Provenance& reason : article.provenance)
    if (reason.field == field) {
      reason.rule += ", typographic signs";
      return;
    }
}

}  // namespace

void set_typography(const Rules& rules, Draft&, Article& article) {
  const HouseStyle& style = rules.style;
  if (!style.quotes && !style.dashes) return;
  TitleSuffix& parts = article.title_suffix;
  if (parts.suffix.empty()) {
    set(style, "title", article.title, article);
  } else {
    const std::string rest = article.title.substr(parts.title.size());
    set(style, "title", parts.title, article);
    article.title = parts.title + rest;
    set(style, "title", parts.suffix, article);
  }
  set(style, "subtitle", article.subtitle, article);
  set(style, "dek", article.dek, article);
}

}  // namespace offprint
