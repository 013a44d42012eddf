// What feeds of every format share: an article's content as HTML that stands on its own far from
// its site, and the addresses of the publication's own files.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/diagnostic.h"
#include "export/exporter.h"
#include "model/feed_spec.h"
#include "model/publication.h"
#include "model/record.h"

namespace offprint {

struct FeedContent {
  std::string html;         // UTF-8; "" for an article without content
  Diagnostics diagnostics;  // image-url-unknown, one for each picture that a reader could not get
};

// The lead image, unless the body shows it itself, and the body. The dek is not part of it. Every
// address is absolute; fragments within the article stay fragments, and what they lead to keeps its
// id. A link that can lead nowhere loses its address, an image its place to its alternative text.
// Text that runs from right to left says so. Thread-safe.
FeedContent feed_content(const Record& record);

// The same as far as a feed has it: nothing where it has summaries alone. It is kept in `shared`.
const FeedContent& feed_content(const Record& record, FeedTexts texts, SharedParts& shared);
// The summary, "" where the feed has the whole text alone.
std::string_view feed_summary(const Record& record, FeedTexts texts);

// Where a link of the body leads from far away: absolute, or a fragment of the article. "" where it
// can lead nowhere.
std::string feed_link_target(const Record& record, NodeIndex node, std::string_view href);

// The lead image when readers can get it, else nullptr.
const Image* feed_lead_image(const Record& record);

// Where the output will be found: OutputSpec::address below the site. "" without a site.
std::string feed_address(const Publication& publication, const OutputSpec& output);
// The same on the site's first address: what the feed's own id is made of.
std::string first_feed_address(const Publication& publication, const OutputSpec& output);
// The same for the logo; "" when it is not known.
std::string logo_address(const Publication& publication);
// What the feed is about: the output's own description, else the publication's; "" without either.
const std::string& feed_description(const Publication& publication, const OutputSpec& output);
// The article's address, with what the output adds to it.
const std::string& item_link(const Record& record);

// The date as the record has it, when what feeds write (a whole RFC 3339 or RFC 822 date) says more
// than is known: a day alone, a time without a zone. "" otherwise.
std::string exact_date(const std::optional<Date>& date);

// The slug, when it is not the last part of the article's address; "" otherwise.
std::string slug_beside_address(const Record& record);

// The article's site, when it says another name or address than the feed's; nothing otherwise.
const Site* other_site(const Record& record, const Site& of_feed);

// Whether sort names of authors say more than names. EPUB calls them file-as.
bool has_sort_names(const Record& record);

// Whether any author has degrees, or is an organization.
bool has_author_details(const Record& record);

// The site that articles of a feed belong to unless they say otherwise.
Site feed_site(const ExportContext& context);

// Whether `language` says anything: not "" and not "und".
bool is_known_language(std::string_view language);

}  // namespace offprint
