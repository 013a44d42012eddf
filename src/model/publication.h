// The configuration: who publishes, from which sources, to which outputs.
// schemas/publication.schema.json is its form on disk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/limits.h"
#include "model/advisory.h"
#include "model/book_spec.h"
#include "model/draft.h"
#include "model/feed_spec.h"
#include "model/fetch_spec.h"
#include "model/person.h"

namespace offprint {

inline constexpr std::string_view configuration_file_name = "offprint.yaml";
// Where the program keeps what is its own: beside the configuration, or in the output folder when
// there is none.
inline constexpr std::string_view private_folder_name = ".offprint";

struct Publication {
  std::string title;
  std::string site;  // absolute URL, without a trailing '/'; "" when unknown
  // Where it was when its first articles were published: what ids of feeds and catalogs are made
  // of, since they outlive an address (RFC 4287, section 4.2.6). "" = `site`.
  std::string first_site;
  std::string language;  // canonical BCP 47; "" when not configured
  std::string description, publisher, rights;
  std::string logo;             // path relative to the root
  std::vector<Person> authors;  // of articles that name none
  // How an article's address is made when its source states none: {slug}, {year}, {month}, {day},
  // {path}, {section}.
  std::string permalink = "/{slug}/";
  DateOrder date_order = DateOrder::unknown;
};

inline const std::string& first_site(const Publication& publication) {
  return publication.first_site.empty() ? publication.site : publication.first_site;
}

enum class HeadlineCase : std::uint8_t {
  sentence,  // "How salt moved"
  title,     // "How Salt Moved", by the rules of the article's language
  keep,      // as they came
};

// How the publication writes, where sources differ.
struct HouseStyle {
  HeadlineCase headlines = HeadlineCase::sentence;  // of headlines that come in capitals
  bool quotes = false;  // typographic quotation marks and apostrophes in headlines and deks
  bool dashes = false;  // typographic dashes and ellipses in them
  // Tags that say nothing to readers ("featured"), in any spelling.
  std::vector<std::string> stop_tags;
};

// What is done with an article that is there twice, as a web page and as a feed's item.
enum class DuplicatePolicy : std::uint8_t {
  report,  // both stay, and are reported
  merge,   // one article, each field from the form that has it best
  keep,    // both stay, and nothing is said
};

struct SourceSpec {
  std::string files;   // glob, relative to the root
  std::string format;  // reader's name; "" = by the file's name
};

enum class Order : std::uint8_t { newest, oldest, title, source };

// What an output holds, and in which order. Empty or absent conditions hold for every article;
// others must all hold.
struct Edition {
  std::vector<std::string> tags;  // labels or slugs; one is enough
  std::string section, language;
  std::optional<Date> from, until;  // published, both inclusive
  std::optional<std::uint32_t> limit;
  std::vector<std::string> origins;  // what these files hold only
  Order order = Order::newest;
};

struct OutputSpec {
  std::string kind;  // exporter's name
  // Relative to the output folder. {tag}, {section}, {series}, {author}, {language}, {year} and
  // {month} make one output for each value that articles have; {slug} one for each article.
  std::string path;
  std::string address;  // of a feed, below the site; "" = its file's name
  std::string title;    // "" = the publication's; may hold what stands in braces in `path`
  Edition edition;
  BookSpec book;
  FeedSpec feed;
  std::uint32_t volume_size = 2000;        // articles in a book, before the next volume begins
  std::optional<std::uint32_t> most_tags;  // of an article; the first ones are kept
  // How readers get the books of a catalog, as OPDS calls it: "open-access", "subscribe" …,
  // "generic" for any way; "" = open access.
  std::string acquisition;
  std::string description;  // of a feed; "" = the publication's
  std::string profile;      // of the partner that an RSS feed is for: a name, or a file; "" = none
  // What becomes of the addresses of articles in a feed: of the beginnings named here, the longest
  // that an address has is replaced; then names and values are added to its query, in this order.
  std::vector<std::pair<std::string, std::string>> link_beginnings, link_parameters;
};

struct Configuration {
  // The folder that everything is relative to, as a path that works from the working folder. "" =
  // the working folder.
  std::string root;
  std::string output_folder;  // as `root`
  std::string catalog_path;   // "" = in memory
  std::string ledger_path;    // "" = none
  bool keeps_ledger = true;   // false: the ledger is read, and stays as it is
  Publication publication;
  std::vector<SourceSpec> sources;
  std::vector<std::string>
      assets;  // folders below root where site-absolute paths ("/images/x.png") are found
  std::vector<KnownKey> fields;     // what keys of front matter mean, before what is known of them
  std::vector<std::string> people;  // globs of files that list people by id; empty = the usual ones
  HouseStyle style;
  // Files of subjects, relative to the root, and names of built-in ones ("iptc-media-topics"); of
  // two that know a tag, the first counts. What offprint starts with comes last.
  std::vector<std::string> vocabularies;
  DuplicatePolicy duplicates = DuplicatePolicy::report;
  std::vector<AdvisoryRule> advisories;
  FetchSpec fetch;
  Limits limits;
  // The program that makes MathML of TeX, and its arguments; empty: TeX stays text.
  std::vector<std::string> formula_converter;
  std::vector<OutputSpec> outputs;
  // Hashes of how the file on disk says it: of everything but `outputs`, and of `outputs`. 0:
  // nobody knows, and nothing of an earlier build is used.
  std::uint64_t content_hash = 0, outputs_hash = 0;
  // The folder, relative to the output folder, that is found at the site's address. Absent: that of
  // the index page, else of a catalog, OPML or sitemap, if there is one.
  std::optional<std::string> served_folder;
};

}  // namespace offprint
