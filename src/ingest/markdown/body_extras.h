// What other Markdown dialects mean by text that CommonMark reads as text, where a parsed body
// shows it:
//
//   > [!NOTE] Title          GitHub's alerts and Obsidian's callouts: an aside with a strong line
//   ## Heading {#id .class}  Hugo, kramdown, Pandoc, MkDocs, Docusaurus: the id is kept
//   [a](b){:target="_blank"} attribute lists behind links, images and emphasis, and on lines of
//                            their own (kramdown, Python-Markdown): dropped
//   [TOC], [[_TOC_]], {:toc} where a table of contents is to stand: dropped
//   Term⏎: definition        PHP Markdown Extra: a definition list
//   text ^place              Obsidian's names for paragraphs and items: the id is kept
#pragma once

#include "model/body.h"

namespace offprint {

void edit_body_extras(Body& body);

}  // namespace offprint
