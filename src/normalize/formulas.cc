#include "normalize/steps.h"
#include "syntax/tex_formulas.h"

namespace offprint {

// In Markdown, dollars were seen when it was parsed: what is left of them is meant as such.
void mark_formulas(const Rules& rules, Draft&, Article& article) {
  if (rules.tex_formulas) mark_tex_formulas(article.body, article.format != "markdown");
}

}  // namespace offprint
