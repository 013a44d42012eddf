// Takes out of an article what decide found to be its site's. For resolve.cc.
#pragma once

#include "model/article.h"
#include "model/decisions.h"

namespace offprint {

// The site's blocks leave the body, each reported (chrome-removed), and with them the images that
// stand nowhere else; headings are ranked, words counted and, if it was made from the body, the
// summary made again. Nothing happens when no text would be left. The site's name leaves the end of
// the title, and the provenance says so. `article.body` is its whole body. Thread-safe.
void remove_site(const ArticleDecisions& decisions, Article& article);

}  // namespace offprint
