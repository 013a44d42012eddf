// One entry of an Atom feed.
#pragma once

#include <string>
#include <string_view>

#include "model/feed_spec.h"
#include "model/person.h"
#include "model/record.h"

namespace offprint {

// What stands where Atom demands a date and none is known.
inline constexpr std::string_view atom_date_of_undated = "1980-01-01T00:00:00Z";

// The `<entry>` of `record` (RFC 4287, section 4.1.2) with its lines indented to stand in a feed of
// `site`. Thread-safe.
std::string atom_entry(const Record& record, const Site& site, FeedTexts texts,
                       std::string_view content_html);

// A record's id as Atom's `id`, which must be an IRI (section 4.2.6): what is none becomes a
// "urn:uuid:" that depends on nothing else, so that it stays when a site moves. The entry then says
// the id itself in an element of offprint's own.
std::string atom_id(const std::string& id);

// `<element>` with the person's name and address (section 3.2), on one line.
void append_atom_person(std::string& out, int indent, std::string_view element,
                        const Person& person);

// A link without a length, with what of the rest is not "" (section 4.2.7).
void append_atom_link(std::string& out, int indent, std::string_view relation,
                      std::string_view type, std::string_view address);

}  // namespace offprint
