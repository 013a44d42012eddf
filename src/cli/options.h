// Options of the command line, parsed and checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace offprint {

enum class OptionGroup : std::uint8_t {
  common,
  articles,
  files,
  outputs,
  books,
  earlier,
  fetch,
  notify,
  convert,
  measures,
  preflight,
  search,
  show,
  tags
};

enum class FailOn : std::uint8_t { error, warning, content_loss, any_loss };
enum class ColorMode : std::uint8_t { automatic, always, never };
enum class ShowFormat : std::uint8_t { text, json, html, draft };
enum class TagsFormat : std::uint8_t { text, json, yaml };
enum class SearchFormat : std::uint8_t { text, json };

struct Options {
  std::vector<std::string> arguments;

  // common
  unsigned jobs = 0;  // 0 = one per processor
  bool json_messages = false;
  FailOn fail_on = FailOn::error;
  std::optional<Date> as_of;        // --as-of, else SOURCE_DATE_EPOCH, else now
  std::optional<Date> source_date;  // SOURCE_DATE_EPOCH
  std::string report;
  bool quiet = false;
  bool verbose = false;
  ColorMode color = ColorMode::automatic;
  bool help = false;

  std::string site;  // normalized
  bool include_drafts = false;
  bool include_private = false;
  bool include_embargoed = false;
  bool include_expired = false;
  bool kindle_safe = false;
  bool fresh = false;         // build, watch
  bool fetch_remote = false;  // build, watch
  bool fetch_again = false;   // build, watch; with fetch_remote
  bool announce_all = false;  // notify
  bool dry_run = false;       // notify
  bool timings = false;
  std::string from;        // name of a reader; "" = by the files' names
  std::string output_dir;  // build
  std::string output;      // convert
  ShowFormat format = ShowFormat::text;
  bool explain = false;
  std::vector<std::string> profiles;  // of partners, names or files
  bool has_as_of = false;             // as_of was asked for, and is not the clock
  TagsFormat tags_format = TagsFormat::text;
  std::vector<std::string> accepted_labels;  // labels of tags, "all" for every one
  std::string project;                       // search: a configuration, a folder …; "" = here
  std::uint32_t limit = 10;                  // search
  SearchFormat search_format = SearchFormat::text;

  // Not an option: of `check`, which accounts for every loss in its messages for machines.
  bool account_for_losses = false;
};

// Parses what stands after the command's name. Throws Error{usage}.
Options parse_options(const std::vector<std::string>& arguments,
                      const std::vector<OptionGroup>& groups);

// By the clock.
Date current_date();

// The options of these groups, as `--help` lists them.
std::string describe_options(const std::vector<OptionGroup>& groups);

}  // namespace offprint
