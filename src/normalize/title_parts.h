// Titles of pages often end in the name of their site, and titles of any source in a subtitle.
#pragma once

#include "model/article.h"
#include "model/draft.h"

namespace offprint {

// For a page whose title ends in a separator and a few words ("On salt | The Daily Loaf", "– …", "-
// …", "· …", "— …", ":: …"): cuts them at once where the page states that they are its site's name,
// or its host; else leaves them open in Article::title_suffix, since they may be part of the title.
// A name of the site at the beginning goes likewise, and the name of the section at the end, but
// only when they are stated.
void part_title(const Draft& draft, Article& article);

// Parts a title at a bar, a dash or a colon when something says that a subtitle follows: the
// stated subtitle or dek says the same (it leaves the title then); the page's other title or its
// first heading is the part before; the part before is a whole question or exclamation, or the
// part behind a bar is longer than names are. What is still open (Article::title_suffix) stays open
// but for the first reasons. Comes after title, subtitle and dek are known; says why in their
// provenance.
void part_subtitle(const Draft& draft, Article& article);

}  // namespace offprint
