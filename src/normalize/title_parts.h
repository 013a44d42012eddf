// Titles of pages often end in the name of their site.
#pragma once

#include "model/article.h"
#include "model/draft.h"

namespace offprint {

// For a page whose title ends in a separator and a few words ("On salt | The Daily Loaf", "– …", "-
// …", "· …", "— …", ":: …"): cuts them at once where the page states that they are its site's name,
// or its host; else leaves them open in Article::title_suffix, since they may be part of the title.
// A name of the site at the beginning goes likewise, but only when it is stated.
void part_title(const Draft& draft, Article& article);

}  // namespace offprint
