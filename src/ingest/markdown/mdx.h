// MDX 1 to 3: Markdown with JSX, for files ending in ".mdx" only. Nothing is ever run.
//
//   import …, export …      dropped, reported once (html-active-content)
//   <Tabs>, <Note title> …  what they mean (mdx_components.def); others are opened: what they hold
//                           stays, and each is reported (template-syntax-removed)
//   <div className={"a"}>   HTML, with Markdown in it
//   {expression}            removed and reported; literals become text; comments vanish
//
// Code keeps its braces, and so do formulas between dollars.
#pragma once

#include "ingest/markdown/text_passes.h"

namespace offprint {

// As the first of the passes. Linear time.
void edit_mdx(TextPasses& passes);

}  // namespace offprint
