// What a page calls its site.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ingest/capture/line_roles.h"

namespace offprint {

// What the headline ends with, when a line of the page says it, too; else a short line in the
// page's head that has the form of a name: written as one word with capitals inside ("DailyLoaf"),
// as a host ("loaf.example"), or named by the copyright line as well.
FoundSite find_site_name(const Capture& capture);

// Gives the lines that say the found name their role.
void mark_site_name(Capture& capture);

// The site's name in a line that says the headline with it ("The old mill | DailyLoaf"), or "".
std::string site_after_headline(const Capture& capture, std::size_t block);

}  // namespace offprint
