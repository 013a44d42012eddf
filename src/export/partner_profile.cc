#include "export/partner_profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/confined_files.h"
#include "model/value_text.h"
#include "profiles.embedded.h"
#include "syntax/json.h"
#include "syntax/yaml.h"

namespace offprint {
namespace {

struct BuiltIn {
  std::string_view name, yaml;
};

constexpr BuiltIn built_ins[] = {
    {"apple-news", profiles::apple_news_yaml},
    {"feedly", profiles::feedly_yaml},
    {"flipboard", profiles::flipboard_yaml},
    {"google-news", profiles::google_news_yaml},
    {"msn", profiles::msn_yaml},
    {"smartnews", profiles::smartnews_yaml},
};

std::optional<double> number(const Value& map, std::string_view key) {
  const std::string digits = member_text(map, key);
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{}) return {};
  return value;
}

// The place of `word` in the list: as the enumerations have them.
template <typename Choice, std::size_t count>
Choice choice(const std::string& word, const std::string_view (&names)[count]) {
  const auto at = std::find(std::begin(names), std::end(names), word);
  return at == std::end(names) ? Choice{} : static_cast<Choice>(at - std::begin(names));
}

constexpr std::string_view on_names[] = {"feed", "channel", "item"};
constexpr std::string_view check_names[] = {
    "present", "plain",  "length", "date",  "past",   "age",   "unique", "count",    "bytes",
    "image",   "locale", "https",  "depth", "breaks", "style", "script", "elements", "ending"};
constexpr std::string_view measure_names[] = {"width", "height", "shorter", "ratio", "bytes"};
constexpr std::string_view level_names[] = {"must", "should", "may"};

PartnerRule read_rule(const Value& value, const std::map<std::string, PartnerPage>& pages,
                      std::string& problem) {
  PartnerRule rule;
  rule.on = choice<PartnerRule::On>(member_text(value, "on"), on_names);
  rule.check = choice<PartnerRule::Check>(member_text(value, "check"), check_names);
  rule.measure = choice<PartnerRule::Measure>(member_text(value, "measure"), measure_names);
  rule.level = choice<PartnerRule::Level>(member_text(value, "level"), level_names);
  rule.of = member_texts(value, "of");
  rule.least = number(value, "least");
  rule.most = number(value, "most");
  rule.forms = member_texts(value, "forms");
  rule.texts = member_texts(value, "texts");
  rule.says = member_text(value, "says");
  rule.todo = member_text(value, "todo");
  if (const Value* allow = value.find("allow"))
    for (const Value::Member& member : allow->members)
      rule.allow.emplace(member.key, member_texts(*allow, member.key));
  const auto page = pages.find(member_text(value, "source"));
  if (page != pages.end())
    rule.page = page->second;
  else
    problem = fmt::format("line {}: `{}` is none of `pages`", value.position.line,
                          member_text(value, "source"));
  return rule;
}

std::shared_ptr<const PartnerProfile> read(std::string_view yaml, std::string name,
                                           std::string& problem) {
  const YamlResult parsed = parse_yaml(yaml);
  if (parsed.problem) {
    problem = fmt::format("line {}: {}", parsed.problem->position.line, parsed.problem->message);
    return nullptr;
  }
  const auto problems = validate(parsed.value, profiles::partner_profile_schema_json);
  if (!problems.empty()) {
    problem = fmt::format("line {}: {}", problems[0].position.line, problems[0].message);
    return nullptr;
  }
  auto profile = std::make_shared<PartnerProfile>();
  const Value& root = parsed.value;
  profile->name = member_text(root, "name").empty() ? std::move(name) : member_text(root, "name");
  profile->title = member_text(root, "title");
  std::map<std::string, PartnerPage> pages;
  for (const Value::Member& page : root.find("pages")->members)
    pages[page.key] = {member_text(page.value, "title"), member_text(page.value, "address"),
                       member_text(page.value, "date")};
  if (const Value* namespaces = root.find("namespaces"))
    for (const Value::Member& member : namespaces->members)
      profile->namespaces.emplace_back(member.key, member.value.scalar);
  if (const Value* elements = root.find("elements"))
    for (const Value& value : elements->items)
      profile->elements.push_back({choice<PartnerRule::On>(member_text(value, "on"), on_names),
                                   member_text(value, "name"), member_text(value, "attribute"),
                                   member_text(value, "child"), member_text(value, "from"),
                                   member_text(value, "text")});
  for (const Value& rule : root.find("rules")->items)
    profile->rules.push_back(read_rule(rule, pages, problem));
  return problem.empty() ? profile : nullptr;
}

}  // namespace

const std::vector<std::string>& partner_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const BuiltIn& profile : built_ins) list.emplace_back(profile.name);
    return list;
  }();
  return names;
}

std::shared_ptr<const PartnerProfile> load_partner_profile(const FileSystem& files,
                                                           const std::string& root,
                                                           const std::string& name,
                                                           std::string& problem) {
  problem.clear();
  for (const BuiltIn& profile : built_ins)
    if (profile.name == name) return read(profile.yaml, name, problem);
  const std::string below = join_path("", name);
  const std::string path = join_path(root, below);
  const bool is_outside = below.empty() || leaves_folder(below);
  if (is_outside || !files.stat(path) || !lies_inside(files, root, path)) {
    problem = fmt::format(
        "there is no partner's profile `{}`: name {}, or a file below the project's folder", name,
        fmt::join(partner_names(), ", "));
    return nullptr;
  }
  auto profile = read(files.read(path), std::string(file_stem(path)), problem);
  if (!profile) problem = fmt::format("the partner's profile `{}`, {}", below, problem);
  return profile;
}

std::string quote(const PartnerProfile& profile, const PartnerRule& rule) {
  std::string where = fmt::format("{}, {}", rule.page.title, rule.page.date);
  if (!rule.page.address.empty()) where += ", " + rule.page.address;
  return fmt::format("{} {} ({})", profile.title, rule.says, where);
}

}  // namespace offprint
