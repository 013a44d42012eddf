#include "pipeline/configuration.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"
#include "base/hash.h"
#include "base/language.h"
#include "base/pattern.h"
#include "base/unicode.h"
#include "base/url.h"
#include "export/exporter.h"
#include "export/listing.h"
#include "export/partner_profile.h"
#include "model/value_text.h"
#include "pipeline/book_configuration.h"
#include "pipeline/feed_configuration.h"
#include "pipeline/fetch_configuration.h"
#include "pipeline/limits_configuration.h"
#include "pipeline/placeholders.h"
#include "pipeline/vocabularies.h"
#include "schema.embedded.h"
#include "syntax/json.h"
#include "syntax/yaml.h"

namespace offprint {
namespace {

class ConfigurationReader {
 public:
  ConfigurationReader(const std::string& origin, Diagnostics& diagnostics)
      : origin_(origin), diagnostics_(diagnostics) {}

  void read(const Value& root, Configuration& configuration) {
    if (const Value* publication = root.find("publication"))
      read_publication(*publication, configuration.publication);
    if (const Value* sources = root.find("sources"))
      for (const Value& source : sources->items)
        configuration.sources.push_back(
            {member_text(source, "files"), member_text(source, "format")});
    configuration.assets = member_texts(root, "assets");
    configuration.people = member_texts(root, "people");
    if (const Value* fields = root.find("fields"))
      for (const Value::Member& member : fields->members)
        if (const auto field = field_of_name(member.value.scalar))
          configuration.fields.push_back({member.key, *field});
    if (const Value* style = root.find("style")) configuration.style = read_style(*style);
    configuration.vocabularies = member_texts(root, "vocabularies");
    if (const Value* formulas = root.find("formulas"))
      configuration.formula_converter = member_texts(*formulas, "converter");
    const std::string duplicates = member_text(root, "duplicates");
    if (duplicates == "merge") configuration.duplicates = DuplicatePolicy::merge;
    if (duplicates == "keep") configuration.duplicates = DuplicatePolicy::keep;
    if (const Value* advisories = root.find("advisories"))
      for (const Value& advisory : advisories->items)
        configuration.advisories.push_back(read_advisory(advisory));
    if (const Value* fetch = root.find("fetch"))
      configuration.fetch = read_fetch_spec(*fetch, origin_, diagnostics_);
    if (const Value* limits = root.find("limits")) configuration.limits = read_limits(*limits);
    if (const Value* serve = root.find("serve")) configuration.served_folder = serve->scalar;
    if (const Value* outputs = root.find("outputs"))
      for (const Value& output : outputs->items)
        configuration.outputs.push_back(read_output(output));
    if (configuration.outputs.empty())
      report(root.position,
             "no `outputs`: name at least one, such as `- {kind: epub, path: book.epub}`");
  }

 private:
  void report(Position position, const std::string& message) {
    diagnostics_.push_back({Code::configuration_invalid, origin_, position, message});
  }

  std::string language(const Value& map, std::string_view key) {
    const Value* value = map.find(key);
    if (!value || !value->is_text()) return "";
    const auto tag = canonical_language(value->scalar);
    if (!tag)
      report(value->position,
             "`" + value->scalar + "` is no language: use a BCP 47 tag such as `en` or `pt-BR`");
    return tag.value_or("");
  }

  std::optional<Date> date(const Value& map, std::string_view key) {
    const Value* value = map.find(key);
    if (!value || !value->is_text()) return {};
    const ParsedDate parsed = parse_date(value->scalar);
    if (!parsed.date)
      report(value->position, "`" + value->scalar + "` is no date: write it as 2024-03-12");
    return parsed.date;
  }

  void read_publication(const Value& value, Publication& publication) {
    publication.title = member_text(value, "title");
    publication.language = language(value, "language");
    publication.description = member_text(value, "description");
    publication.publisher = member_text(value, "publisher");
    publication.rights = member_text(value, "rights");
    publication.logo = member_text(value, "logo");
    if (!is_absolute_url(publication.logo) && leaves_folder(join_path("", publication.logo)))
      report(
          value.find("logo")->position,
          "`logo` must be an address, or the path of a picture below the configuration's folder");
    if (const std::string pattern = member_text(value, "permalink"); !pattern.empty())
      publication.permalink = pattern;
    const std::string order = member_text(value, "date_order");
    if (order == "day_first") publication.date_order = DateOrder::day_first;
    if (order == "month_first") publication.date_order = DateOrder::month_first;
    if (const Value* site = value.find("site")) {
      if (const auto url = site_from_text(site->scalar))
        publication.site = *url;
      else
        report(
            site->position,
            "`site` must be an absolute http or https address, such as https://magazine.example");
    }
    if (const Value* authors = value.find("authors"))
      for (const Value& author : authors->items)
        publication.authors.push_back(
            author.is_text() ? Person{author.scalar, "", ""}
                             : Person{member_text(author, "name"), "", member_text(author, "url")});
  }

  static HouseStyle read_style(const Value& value) {
    HouseStyle style;
    const std::string headlines = member_text(value, "headlines");
    if (headlines == "title") style.headlines = HeadlineCase::title;
    if (headlines == "keep") style.headlines = HeadlineCase::keep;
    style.quotes = member_text(value, "quotes") == "true";
    style.dashes = member_text(value, "dashes") == "true";
    style.stop_tags = member_texts(value, "stop_tags");
    return style;
  }

  // Texts by language.
  std::map<std::string, std::string> wording(const Value& map, std::string_view key) {
    std::map<std::string, std::string> texts;
    const Value* value = map.find(key);
    if (!value) return texts;
    for (const Value::Member& member : value->members)
      if (const auto tag = canonical_language(member.key))
        texts.emplace(*tag, member.value.scalar);
      else
        report(member.value.position,
               "`" + member.key + "` is no language: use a BCP 47 tag such as `en` or `pt-BR`");
    return texts;
  }

  AdvisoryRule read_advisory(const Value& value) {
    AdvisoryRule rule;
    rule.id = fold(collapse_space(member_text(value, "id")));
    rule.labels = wording(value, "labels");
    rule.patterns = member_texts(value, "match");
    rule.least = count(value, "least").value_or(1);
    const Value* help = value.find("help");
    if (help) rule.help = wording(*help, "text");
    if (help) rule.help_url = member_text(*help, "url");
    try {
      for (const std::string& pattern : rule.patterns) Regex{pattern};
    } catch (const Error& error) {
      report(value.find("match")->position, error.what());
      rule.patterns.clear();
    }
    if (!rule.help_url.empty() && !is_web_address(normalize_url(rule.help_url).value_or("")))
      report(help->find("url")->position, "`url` must be an absolute http or https address");
    return rule;
  }

  static std::optional<std::uint32_t> count(const Value& map, std::string_view key) {
    std::uint32_t number = 0;
    const std::string digits = member_text(map, key);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && number > 0 ? std::optional(number) : std::nullopt;
  }

  static bool begins_with_oldest(std::string_view kind) {
    return kind == "epub" || kind == "sitemap";
  }

  // Lists of outputs select and order no articles; a sitemap has an order of its own.
  void check_listing(const Value& value, const OutputSpec& output) {
    const bool is_listing = find_listing(output.kind);
    for (const std::string_view key : {"select", "order", "volume_size", "most_tags"})
      if (const Value* found = value.find(key);
          found && (is_listing || (key == "order" && output.kind == "sitemap")))
        report(found->position, fmt::format("`{}` says nothing about `{}`", key, output.kind));
    if (const Value* found = value.find("acquisition"); found && !output.kind.starts_with("opds"))
      report(found->position, "`acquisition` is for catalogs of books (opds, opds2)");
    if (is_listing && !placeholders(output.path).empty())
      report(value.find("path")->position,
             "this is one file that lists other outputs: its path has no placeholders");
  }

  static std::vector<std::pair<std::string, std::string>> pairs(const Value& map,
                                                                std::string_view key) {
    std::vector<std::pair<std::string, std::string>> list;
    if (const Value* value = map.find(key))
      for (const Value::Member& member : value->members)
        list.emplace_back(member.key, member.value.scalar);
    return list;
  }

  // What a feed says of itself and of its articles' addresses.
  void read_feed(const Value& value, OutputSpec& output) {
    output.description = member_text(value, "description");
    output.profile = member_text(value, "profile");
    if (const Value* links = value.find("links")) {
      output.link_beginnings = pairs(*links, "replace");
      output.link_parameters = pairs(*links, "add");
      for (const auto& [from, to] : output.link_beginnings)
        if (!is_web_address(from) || !is_web_address(to))
          report(links->find("replace")->position,
                 "`replace` has beginnings of absolute http or https addresses");
    }
    for (const std::string_view key : {"description", "links"})
      if (const Value* found = value.find(key); found && !is_feed_kind(output.kind))
        report(found->position, fmt::format("`{}` is for feeds", key));
    if (const Value* profile = value.find("profile"); profile && output.kind != "rss")
      report(profile->position, "partners' profiles are for outputs of kind `rss`");
    if (value.find("feed")) output.feed = read_feed_spec(value, origin_, diagnostics_);
  }

  OutputSpec read_output(const Value& value) {
    OutputSpec output;
    output.kind = member_text(value, "kind");
    output.path = member_text(value, "path");
    output.title = member_text(value, "title");
    output.volume_size = count(value, "volume_size").value_or(output.volume_size);
    output.most_tags = count(value, "most_tags");
    output.acquisition = member_text(value, "acquisition");
    if (const Value* book = value.find("book")) {
      output.book = read_book_spec(*book, origin_, diagnostics_);
      if (output.kind != "epub") report(book->position, "`book` is for books (epub)");
    }
    read_feed(value, output);
    check_listing(value, output);
    if (const std::string problem = placeholder_problem(output); !problem.empty())
      report(value.find("path")->position, problem);
    const std::string order = member_text(value, "order");
    output.edition.order = order == "oldest"                                  ? Order::oldest
                           : order == "title"                                 ? Order::title
                           : order == "source"                                ? Order::source
                           : order.empty() && begins_with_oldest(output.kind) ? Order::oldest
                                                                              : Order::newest;
    if (const Value* select = value.find("select")) {
      output.edition.tags = member_texts(*select, "tags");
      output.edition.section = member_text(*select, "section");
      output.edition.language = language(*select, "language");
      output.edition.from = date(*select, "from");
      output.edition.until = date(*select, "until");
      output.edition.limit = count(*select, "limit");
    }
    return output;
  }

  const std::string& origin_;
  Diagnostics& diagnostics_;
};

void check_vocabularies(const FileSystem& files, const Value& root, const std::string& origin,
                        const Configuration& configuration, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < configuration.vocabularies.size(); ++i) {
    const std::string problem =
        why_no_vocabulary(files, configuration.root, configuration.vocabularies[i]);
    if (problem.empty()) continue;
    const Value& field = *root.find("vocabularies");
    const Position position = field.is_text() ? field.position : field.items[i].position;
    diagnostics.push_back({Code::configuration_invalid, origin, position, problem});
  }
}

void check_profiles(const FileSystem& files, const Value& root, const std::string& origin,
                    const Configuration& configuration, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < configuration.outputs.size(); ++i) {
    const std::string& name = configuration.outputs[i].profile;
    std::string problem;
    if (name.empty() || load_partner_profile(files, configuration.root, name, problem)) continue;
    const Position position = root.find("outputs")->items[i].find("profile")->position;
    diagnostics.push_back({Code::configuration_invalid, origin, position, problem});
  }
}

// Where things stand in the file makes no difference, but for a fault, and then nothing is built.
std::uint64_t hash_of(const Value& value, std::uint64_t hash) {
  const auto kind = static_cast<std::uint64_t>(value.kind) * 2 + (value.quoted ? 1 : 0);
  hash = hash64(value.scalar, hash * 31 + kind + value.items.size() + value.members.size());
  for (const Value& item : value.items) hash = hash_of(item, hash);
  for (const Value::Member& member : value.members)
    hash = hash_of(member.value, hash64(member.key, hash));
  return hash;
}

void set_hashes(Value root, Configuration& configuration) {
  const auto is_outputs = [](const Value::Member& member) { return member.key == "outputs"; };
  if (const Value* outputs = root.find("outputs"))
    configuration.outputs_hash = hash_of(*outputs, 1);
  std::erase_if(root.members, is_outputs);
  configuration.content_hash = hash_of(root, 1);
}

std::string catalog_path_in(std::string_view folder) {
  return join_path(join_path(folder, private_folder_name), "catalog.sqlite");
}

OutputSpec default_output(std::string_view kind, std::string path) {
  OutputSpec output;
  output.kind = kind;
  output.path = std::move(path);
  output.edition.order = kind == "epub" ? Order::oldest : Order::newest;
  return output;
}

}  // namespace

std::optional<std::string> site_from_text(std::string_view text) {
  auto url = normalize_url(text);
  if (!url || !is_web_address(*url)) return {};
  const UrlParts parts = split_url(*url);
  if (parts.authority.empty() || parts.has_query || parts.has_fragment) return {};
  while (url->ends_with('/')) url->pop_back();
  return url;
}

std::string_view publication_schema() { return schema::publication_schema_json; }
std::string_view article_schema() { return schema::article_schema_json; }
std::string_view tags_schema() { return schema::tags_schema_json; }

std::optional<Configuration> read_configuration(const FileSystem& files, const std::string& path,
                                                Diagnostics& diagnostics) {
  const std::string origin(file_name(path));
  const std::size_t before = diagnostics.size();
  const std::string bytes = files.read(path);
  const YamlResult yaml = parse_yaml(bytes);
  if (yaml.problem) {
    diagnostics.push_back(
        {Code::configuration_invalid, origin, yaml.problem->position, yaml.problem->message});
    return {};
  }
  for (const SyntaxProblem& problem : validate(yaml.value, publication_schema()))
    diagnostics.push_back({Code::configuration_invalid, origin, problem.position, problem.message});
  if (diagnostics.size() != before) return {};

  Configuration configuration;
  configuration.root = parent_path(path);
  configuration.output_folder = configuration.root;
  configuration.catalog_path = catalog_path_in(configuration.root);
  configuration.ledger_path = join_path(configuration.root, "offprint.ids");
  ConfigurationReader(origin, diagnostics).read(yaml.value, configuration);
  check_vocabularies(files, yaml.value, origin, configuration, diagnostics);
  check_profiles(files, yaml.value, origin, configuration, diagnostics);
  if (diagnostics.size() != before) return {};
  set_hashes(yaml.value, configuration);
  return configuration;
}

Configuration default_configuration(const std::string& folder, const std::string& output_folder,
                                    std::string name) {
  Configuration configuration;
  configuration.root = folder;
  configuration.output_folder = output_folder;
  configuration.catalog_path = catalog_path_in(output_folder);
  configuration.ledger_path = join_path(output_folder, "offprint.ids");
  configuration.assets = {""};
  configuration.content_hash = configuration.outputs_hash = 1;  // it is always the same
  if (name.empty()) {
    const auto full = real_file_system().canonical(folder.empty() ? "." : folder);
    name = file_name(full.value_or("articles"));
  }
  configuration.publication.title = capitalize_first(name.empty() ? "Articles" : name);
  const std::string slug = slugify(name);
  configuration.outputs = {default_output("epub", (slug.empty() ? "book" : slug) + ".epub"),
                           default_output("jsonfeed", "feed.json"),
                           default_output("rss", "feed.xml")};
  return configuration;
}

std::string find_configuration(const FileSystem& files, std::string folder) {
  for (int depth = 0; depth < 64; ++depth) {
    const std::string candidate = join_path(folder, configuration_file_name);
    if (files.stat(candidate)) return candidate;
    const auto here = files.canonical(folder.empty() ? "." : folder);
    if (!here || *here == "/") return "";
    folder = folder.empty() ? ".." : folder + "/..";
  }
  return "";
}

}  // namespace offprint
