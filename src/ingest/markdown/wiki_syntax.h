// What wikis and note-taking programs (Obsidian, Foam, Logseq, Zettlr, GitHub's wikis) write inside
// lines, as the Markdown that it means:
//
//   [[Page]] [[Page|text]] [[Page#Heading]] [[#Heading]]   links to "article:Page#heading"
//   ![[image.png|200]] ![[image.png|words]]                images beside the article, or in the
//                                                          asset folders; sizes do not count
//   ![[Page]] ![[talk.mp3]]                                links, reported (embed-linked)
//   ==marked==  %%comment%%                                <mark>; nothing
//   :name[text]{…}                                         text, reported
//
// All of it is told from the text itself, so it holds for any Markdown: "[[1]](url)", "a[[1]]",
// "[[ -f x ]]", "a == b" and what stands in code or in tags stay as they are.
#pragma once

#include "ingest/markdown/block_lines.h"
#include "ingest/markdown/text_passes.h"

namespace offprint {

void edit_wiki_syntax(TextPasses& passes, LineRules rules);

}  // namespace offprint
