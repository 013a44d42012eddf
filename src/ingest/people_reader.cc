#include <algorithm>
#include <initializer_list>
#include <string>

#include "base/charset.h"
#include "base/unicode.h"
#include "base/url.h"
#include "ingest/front_matter.h"
#include "ingest/people_files.h"
#include "syntax/json.h"
#include "syntax/toml.h"
#include "syntax/yaml.h"

namespace offprint {
namespace {

constexpr std::size_t largest_file = std::size_t{16} << 20;  // bytes

const Value* first_text(const Value& map, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    for (const Value::Member& member : map.members)
      if (member.value.is_text() && fold(member.key) == key && !trim(member.value.scalar).empty())
        return &member.value;
  return nullptr;
}

std::string text_of(const Value* value) { return value ? collapse_space(value->scalar) : ""; }

std::string name_of(const Value& map) {
  if (const Value* name = first_text(
          map, {"name", "display_name", "displayname", "full_name", "fullname", "author"}))
    return text_of(name);
  const std::string given =
      text_of(first_text(map, {"first_name", "firstname", "given_name", "given"}));
  const std::string family =
      text_of(first_text(map, {"last_name", "lastname", "family_name", "family", "surname"}));
  return collapse_space(given + " " + family);
}

// An address that a link may lead to: absolute, or a path on the site.
std::string address_of(const Value& map) {
  const std::string url = text_of(
      first_text(map, {"url", "link", "website", "web", "site", "homepage", "uri", "permalink"}));
  if (is_web_address(url)) return normalize_url(url).value_or("");
  return url.starts_with('/') && !url.starts_with("//") ? url : "";
}

class PeopleReader {
 public:
  PeopleReader(ListedPeople& people, Diagnostics& diagnostics)
      : people_(people), diagnostics_(diagnostics) {}

  void read(const std::string& path, std::string bytes) {
    path_ = path;
    if (bytes.size() > largest_file)
      return report({}, "the file has more than " + std::to_string(largest_file >> 20) +
                            " MB and was not read");
    const DecodedText decoded = decode_text(std::move(bytes));
    const auto root = parse(decoded.text);
    if (!root) return;
    if (is_person_file(path))
      add_single(*root);
    else
      add_many(*root);
  }

 private:
  void report(Position position, std::string message, std::string hint = {}) {
    diagnostics_.push_back(
        {Code::people_file_invalid, path_, position, std::move(message), std::move(hint)});
  }

  // Nothing, with a diagnostic, for what cannot be parsed.
  std::optional<Value> parse(const std::string& text) {
    const std::string extension = to_lower(file_extension(path_));
    if (extension == ".json") return take(parse_json(text));
    if (extension == ".toml") return take(parse_toml(text));
    if (extension == ".yaml" || extension == ".yml") return take(parse_yaml(text));
    const FrontMatter parts = split_front_matter(text);
    if (parts.form == FrontMatterForm::none) {
      report({1, 1}, "there is no front matter that tells who this is");
      return {};
    }
    if (parts.form == FrontMatterForm::toml) return take(parse_toml(parts.text, parts.line));
    if (parts.form == FrontMatterForm::json) return take(parse_json(parts.text, {parts.line, 1}));
    return take(parse_yaml(parts.text, parts.line));
  }

  template <typename Result>
  std::optional<Value> take(Result result) {
    if (!result.problem) return std::move(result.value);
    report(result.problem->position,
           "the list of people cannot be read: " + result.problem->message);
    return {};
  }

  void add_single(const Value& map) {
    if (map.kind != Value::Kind::map)
      return report(map.position, "this should be a map with the person's `name`");
    const bool is_folder_page = file_stem(path_) == "index" || file_stem(path_) == "_index";
    const std::string id(is_folder_page ? file_name(parent_path(path_)) : file_stem(path_));
    std::string name = name_of(map);
    if (name.empty()) name = text_of(first_text(map, {"title"}));
    add(id, map, std::move(name), map.position);
    for (const std::string_view key : {"id", "key", "slug", "short_name", "username"})
      if (const Value* other = first_text(map, {key}); other && fold(other->scalar) != fold(id))
        add(other->scalar, map, name_or_title(map), other->position);
  }

  static std::string name_or_title(const Value& map) {
    std::string name = name_of(map);
    return name.empty() ? text_of(first_text(map, {"title"})) : name;
  }

  void add_many(const Value& root) {
    if (root.kind == Value::Kind::null) return;
    // `authors:` above all of them.
    if (root.kind == Value::Kind::map && root.members.size() == 1) {
      const Value& inner = root.members.front().value;
      const bool is_wrapper =
          inner.kind == Value::Kind::list ||
          (inner.kind == Value::Kind::map && name_of(inner).empty() && !inner.members.empty() &&
           std::all_of(inner.members.begin(), inner.members.end(), [](const Value::Member& member) {
             return member.value.kind == Value::Kind::map;
           }));
      if (is_wrapper) return add_many(inner);
    }
    if (root.kind == Value::Kind::map)
      for (const Value::Member& member : root.members) add_member(member);
    else if (root.kind == Value::Kind::list)
      for (const Value& item : root.items) add_item(item);
    else
      report(root.position, "this should be a map from ids to people, or a list of them");
  }

  void add_member(const Value::Member& member) {
    const Value& value = member.value;
    if (value.is_text())
      return add(member.key, {}, collapse_space(value.scalar), member.key_position);
    if (value.kind == Value::Kind::map)
      return add(member.key, value, name_or_title(value), member.key_position);
    report(value.position, "`" + member.key + "` should be a name, or a map with `name`");
  }

  void add_item(const Value& item) {
    const Value* id = item.kind == Value::Kind::map
                          ? first_text(item, {"id", "key", "slug", "short_name", "username",
                                              "login", "handle", "uid", "name"})
                          : nullptr;
    if (!id) return report(item.position, "this should be a map with `id` and `name`");
    add(id->scalar, item, name_or_title(item), id->position);
  }

  void add(std::string_view id, const Value& map, std::string name, Position position) {
    if (name.empty())
      return report(position, "`" + std::string(id) + "` has no name", "write `name:`");
    ListedPerson listed{
        {std::move(name), text_of(first_text(map, {"sort_name", "file_as"})), address_of(map)},
        path_,
        position};
    listed.person.degrees =
        text_of(first_text(map, {"degrees", "credentials", "honorific_suffix", "honorificsuffix"}));
    const std::string type = fold(text_of(first_text(map, {"type", "@type"})));
    listed.person.is_organization = type == "organization" || type == "organisation";
    const auto [known, fresh] = people_.try_emplace(fold(trim(id)), listed);
    if (fresh || known->second.person.name == listed.person.name) return;
    report(position, "`" + std::string(id) + "` is " + known->second.person.name + " in " +
                         known->second.file + ":" + std::to_string(known->second.position.line) +
                         "; that one counts");
  }

  ListedPeople& people_;
  Diagnostics& diagnostics_;
  std::string path_;
};

}  // namespace

ListedPeople read_people(const FileSystem& files, const std::string& root,
                         const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  ListedPeople people;
  PeopleReader reader(people, diagnostics);
  for (const std::string& path : paths) reader.read(path, files.read(join_path(root, path)));
  return people;
}

}  // namespace offprint
