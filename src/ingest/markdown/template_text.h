// Template syntax in Markdown, made content before the Markdown is parsed: shortcodes of Hugo and
// Zola, tags and outputs of Liquid, Nunjucks, Twig and Jinja, marks of kramdown and Pelican.
//
// Pictures, embedded things, listings, asides, quotes, folded text, links and files become the
// Markdown or HTML that they mean; variables get their values where the text, its front matter or
// nothing but the site's root says them. All else is removed, each with one located
// template-syntax-removed; what stands between the tags of a pair stays, but for what loops and
// assignments hold. Code keeps what it shows.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "ingest/markdown/block_lines.h"
#include "ingest/markdown/text_passes.h"
#include "model/draft.h"

namespace offprint {

// As the first of the passes. `fields` are those of the front matter. Linear time.
void edit_templates(TextPasses& passes, LineRules rules, const std::vector<Field>& fields);

// The same for the texts of fields: outputs get their values, all else is removed.
void resolve_field_templates(std::vector<Field>& fields, std::string_view origin,
                             Diagnostics& diagnostics);

}  // namespace offprint
