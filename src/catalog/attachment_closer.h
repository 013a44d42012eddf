// Puts the attachments that an article names by id into its body. For resolve.cc.
#pragma once

#include "model/article.h"
#include "model/decisions.h"

namespace offprint {

// An image `attachment:ID` gets the attachment's address as its `src`, and its alternative text and
// caption (in a figure, else as its title) where it has none; `attachment:of:ID` becomes a figure
// for each picture of the item. What is no picture becomes a link. Attachments that nobody declares
// leave the body with what stood for them alone, their alternative text stays, and they are
// reported (image-not-found), as is the lack of alternative texts (alt-text-missing). The pictures
// are listed in Article::images; the lead image is closed likewise, and is the body's where that
// shows the same picture. Thread-safe.
void close_attachments(const ArticleDecisions& decisions, Article& article);

}  // namespace offprint
