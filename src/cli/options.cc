#include "cli/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <map>
#include <sstream>

#include "base/error.h"
#include "ingest/reader.h"
#include "pipeline/configuration.h"

namespace offprint {
namespace {

namespace po = boost::program_options;

[[noreturn]] void reject(const std::string& message) { throw Error(Error::Kind::usage, message); }

// The forms that can be read: "markdown, html, capture".
std::string reader_names() {
  std::string names;
  for (const ReaderInfo& reader : readers())
    names += (names.empty() ? "" : ", ") + std::string(reader.name);
  return names;
}

const std::string& from_help() {
  static const std::string text =
      "what the named files are, whatever their names; standard input is told by how it "
      "begins: " +
      reader_names();
  return text;
}

po::options_description describe_common() {
  using po::value;
  po::options_description options("Common options");
  options.add_options()("jobs,j", value<unsigned>(),
                        "threads to work on; 0, the default: one per processor")(
      "messages", value<std::string>(),
      "form of the messages on standard error: text or json (one object a line)")(
      "fail-on", value<std::string>(),
      "exit with 1 from this on: error (default), warning, loss (of content), loss=all (of any "
      "kind)")("as-of", value<std::string>(),
               "judge what is still to come, and what is over, as of this date instead of now")(
      "report", value<std::string>(),
      "write a JSON report: outputs with SHA-256, counts, changed ids")(
      "quiet,q", "print errors only")("verbose,v", "print remarks too")(
      "color", value<std::string>(),
      "auto (default: on a terminal, unless NO_COLOR is set), always, never")("help,h",
                                                                              "print this help");
  return options;
}

po::options_description describe_articles() {
  using po::value;
  po::options_description options("Articles");
  options.add_options()("site", value<std::string>(),
                        "the site's address, such as https://magazine.example")(
      "drafts", "take in articles that their sources call drafts, too")(
      "private", "take in articles that are private or behind a password, too")(
      "embargoed", "take in articles that are not to be published yet, too")(
      "expired", "take in articles whose sources say that their time is over, too");
  return options;
}

po::options_description describe_fetch() {
  po::options_description options("Pictures on the web");
  options.add_options()(
      "fetch-remote",
      "fetch them, so that books show them; without it nothing is asked of the network, and books "
      "link to them")("fetch-again",
                      "the same, and ask for those that were fetched before whether they have "
                      "changed");
  return options;
}

po::options_description describe_notify() {
  po::options_description options("Announcements");
  options.add_options()("all", "announce every feed, whether it has changed or not")(
      "dry-run", "say what would be announced, and send nothing");
  return options;
}

po::options_description describe_earlier() {
  po::options_description options("Earlier builds");
  options.add_options()("fresh", "make everything anew, whatever an earlier build has kept");
  return options;
}

po::options_description describe_preflight() {
  using po::value;
  po::options_description options("Partners");
  options.add_options()("profile", value<std::vector<std::string>>(),
                        "check by the rules of this partner, or of a profile in a file; may be "
                        "given several times");
  return options;
}

po::options_description describe_tags() {
  using po::value;
  po::options_description options("Form");
  options.add_options()("format", value<std::string>(),
                        "text (default), json (schemas/tags.schema.json), yaml (a vocabulary "
                        "file to edit, with the tags that none knows)")(
      "accept", value<std::vector<std::string>>(),
      "give the published tag of this label the one that is proposed, from now on; may be "
      "given several times; all: every one");
  return options;
}

po::options_description describe_search() {
  using po::value;
  po::options_description options("Search");
  options.add_options()("project", value<std::string>(),
                        "what `build` was given: a configuration, a folder, an archive, an export "
                        "or a feed; default: the configuration in this folder")(
      "limit", value<std::uint32_t>(), "print so many articles at most; default: 10")(
      "format", value<std::string>(), "text (default), json");
  return options;
}

po::options_description describe_convert() {
  using po::value;
  po::options_description options("Output");
  options.add_options()("output,o", value<std::string>(),
                        "file to write; its ending says what: .epub .json .xml");
  return options;
}

po::options_description describe_measures() {
  po::options_description options("Measures");
  options.add_options()("timings",
                        "print what each stage took of CPU, over all threads, and of time, and "
                        "the peak of memory");
  return options;
}

po::options_description describe(OptionGroup group) {
  using po::value;
  switch (group) {
    case OptionGroup::common:
      return describe_common();
    case OptionGroup::articles:
      return describe_articles();
    case OptionGroup::files: {
      po::options_description options("Files");
      options.add_options()("from", value<std::string>(), from_help().c_str());
      return options;
    }
    case OptionGroup::outputs: {
      po::options_description options("Outputs");
      options.add_options()(
          "output-dir", value<std::string>(),
          "folder that the outputs' paths are relative to; default: the configuration's folder, or "
          "out/ without a configuration");
      return options;
    }
    case OptionGroup::books: {
      po::options_description options("Books");
      options.add_options()("kindle-safe", "report what Send to Kindle refuses or spoils");
      return options;
    }
    case OptionGroup::earlier:
      return describe_earlier();
    case OptionGroup::fetch:
      return describe_fetch();
    case OptionGroup::notify:
      return describe_notify();
    case OptionGroup::convert:
      return describe_convert();
    case OptionGroup::measures:
      return describe_measures();
    case OptionGroup::preflight:
      return describe_preflight();
    case OptionGroup::search:
      return describe_search();
    case OptionGroup::tags:
      return describe_tags();
    case OptionGroup::show: {
      po::options_description options("Form");
      options.add_options()(
          "format", value<std::string>(),
          "text (default), json (schemas/article.schema.json), html, draft (what was read, before "
          "anything is decided; one JSON object a line for each document)")(
          "explain", "say where each field came from, by which rule, and how sure that is");
      return options;
    }
  }
  return po::options_description();
}

template <typename Choice>
Choice choose(const std::string& option, const std::string& value,
              const std::map<std::string, Choice>& choices) {
  if (const auto at = choices.find(value); at != choices.end()) return at->second;
  std::string list;
  for (const auto& [name, choice] : choices) list += (list.empty() ? "" : ", ") + name;
  reject("--" + option + " cannot be `" + value + "`: choose one of " + list);
}

std::optional<Date> source_date_epoch() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (!text || !*text) return {};
  const std::string_view digits(text);
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (error != std::errc{} || end != digits.data() + digits.size())
    reject("SOURCE_DATE_EPOCH must be seconds since 1970, not `" + std::string(digits) + "`");
  return from_epoch_seconds(seconds);
}

void read_dates(const po::variables_map& values, Options& options) {
  options.source_date = source_date_epoch();
  options.as_of = options.source_date ? options.source_date : current_date();
  options.has_as_of = options.source_date || values.count("as-of") != 0;
  if (!values.count("as-of")) return;
  const std::string text = values["as-of"].as<std::string>();
  const ParsedDate parsed = parse_date(text);
  if (!parsed.date)
    reject("--as-of: `" + text + "` is no date: write it as 2024-03-12 or 2024-03-12T08:00:00Z");
  options.as_of = parsed.date;
}

void read_choices(const po::variables_map& values, Options& options) {
  const auto text = [&](const char* name) { return values[name].as<std::string>(); };
  if (values.count("messages"))
    options.json_messages =
        choose<bool>("messages", text("messages"), {{"text", false}, {"json", true}});
  if (values.count("fail-on"))
    options.fail_on = choose<FailOn>("fail-on", text("fail-on"),
                                     {{"error", FailOn::error},
                                      {"warning", FailOn::warning},
                                      {"loss", FailOn::content_loss},
                                      {"loss=all", FailOn::any_loss}});
  if (values.count("color"))
    options.color = choose<ColorMode>("color", text("color"),
                                      {{"auto", ColorMode::automatic},
                                       {"always", ColorMode::always},
                                       {"never", ColorMode::never}});
}

// `--format` of the command that has it.
void read_format(const po::variables_map& values, const std::vector<OptionGroup>& groups,
                 Options& options) {
  if (!values.count("format")) return;
  const std::string format = values["format"].as<std::string>();
  if (std::find(groups.begin(), groups.end(), OptionGroup::search) != groups.end())
    options.search_format = choose<SearchFormat>(
        "format", format, {{"text", SearchFormat::text}, {"json", SearchFormat::json}});
  else if (std::find(groups.begin(), groups.end(), OptionGroup::tags) != groups.end())
    options.tags_format = choose<TagsFormat>(
        "format", format,
        {{"text", TagsFormat::text}, {"json", TagsFormat::json}, {"yaml", TagsFormat::yaml}});
  else
    options.format = choose<ShowFormat>("format", format,
                                        {{"text", ShowFormat::text},
                                         {"json", ShowFormat::json},
                                         {"html", ShowFormat::html},
                                         {"draft", ShowFormat::draft}});
}

void read_values(const po::variables_map& values, Options& options) {
  const auto text = [&](const char* name, std::string& target) {
    if (values.count(name)) target = values[name].as<std::string>();
  };
  if (values.count("jobs")) options.jobs = values["jobs"].as<unsigned>();
  if (options.jobs > 1024) reject("--jobs cannot be more than 1024");
  text("report", options.report);
  text("output-dir", options.output_dir);
  text("output", options.output);
  text("project", options.project);
  if (values.count("limit")) options.limit = values["limit"].as<std::uint32_t>();
  text("from", options.from);
  if (!options.from.empty() && !find_reader(options.from))
    reject("--from cannot be `" + options.from + "`: choose one of " + reader_names());
  options.kindle_safe = values.count("kindle-safe") != 0;
  options.fetch_again = values.count("fetch-again") != 0;
  options.fetch_remote = options.fetch_again || values.count("fetch-remote") != 0;
  options.announce_all = values.count("all") != 0;
  options.dry_run = values.count("dry-run") != 0;
  options.fresh = values.count("fresh") != 0;
  options.timings = values.count("timings") != 0;
  options.quiet = values.count("quiet") != 0;
  options.verbose = values.count("verbose") != 0;
  options.help = values.count("help") != 0;
  options.explain = values.count("explain") != 0;
  if (values.count("profile")) options.profiles = values["profile"].as<std::vector<std::string>>();
  if (values.count("accept"))
    options.accepted_labels = values["accept"].as<std::vector<std::string>>();
  options.include_drafts = values.count("drafts") != 0;
  options.include_private = values.count("private") != 0;
  options.include_embargoed = values.count("embargoed") != 0;
  options.include_expired = values.count("expired") != 0;
  if (values.count("site")) {
    const std::string given = values["site"].as<std::string>();
    const auto site = site_from_text(given);
    if (!site)
      reject(
          "--site must be an absolute http or https address, such as https://magazine.example, not "
          "`" +
          given + "`");
    options.site = *site;
  }
}

}  // namespace

Date current_date() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return from_epoch_seconds(std::chrono::duration_cast<std::chrono::seconds>(since).count());
}

Options parse_options(const std::vector<std::string>& arguments,
                      const std::vector<OptionGroup>& groups) {
  po::options_description known;
  for (const OptionGroup group : groups) known.add(describe(group));
  known.add_options()("argument", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("argument", -1);
  Options options;
  try {
    po::variables_map values;
    po::store(po::command_line_parser(arguments).options(known).positional(positional).run(),
              values);
    po::notify(values);
    if (values.count("argument"))
      options.arguments = values["argument"].as<std::vector<std::string>>();
    read_values(values, options);
    read_choices(values, options);
    read_format(values, groups, options);
    read_dates(values, options);
  } catch (const po::error& error) {
    reject(error.what());
  }
  return options;
}

std::string describe_options(const std::vector<OptionGroup>& groups) {
  std::ostringstream text;
  for (auto group = groups.rbegin(); group != groups.rend(); ++group)
    text << "\n" << describe(*group);
  return text.str();
}

}  // namespace offprint
