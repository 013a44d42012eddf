// Blocks that other tools fence or indent, as the HTML that they mean:
//
//   :::note[Title] … :::         Docusaurus, VuePress, VitePress, remark-directive, MyST
//   ::: {.warning title="T"} …   Pandoc's and Quarto's fenced divisions
//   ::youtube{#id}               directives on a line of their own
//   !!! note "Title"             Python-Markdown, MkDocs, with an indented body; ??? note
//   === "Tab"                    PyMdown's tabs
//
// Admonitions become <aside> with their title, or the name of their kind, as a strong first line.
// Divisions that are none are opened, and what they hold is kept; those that have a name are
// reported (template-syntax-removed).
#pragma once

#include "ingest/markdown/block_lines.h"
#include "ingest/markdown/text_passes.h"

namespace offprint {

void edit_container_blocks(TextPasses& passes, LineRules rules);

}  // namespace offprint
