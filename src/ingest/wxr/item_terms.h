// Who wrote an export's item, and what it is about.
#pragma once

#include <vector>

#include "model/draft.h"
#include "syntax/xml.h"

namespace offprint {

// Appends the fields that <dc:creator> and <category> make:
//
//   authors   the terms of Co-Authors Plus (domain "author"), else the login of <dc:creator>: maps
//             with the id that the channel's authors have, and a name when the term has one
//   section   the categories but for WordPress's own "Uncategorized", all in one list
//   tags      tags and the terms of the site's own taxonomies (item_terms.def), in one list
//   series, language   by plugins' taxonomies that are called so
//
// Thread-safe.
void add_item_terms(const XmlDocument& xml, std::vector<Field>& fields);

}  // namespace offprint
