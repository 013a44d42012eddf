#include "ingest/markdown/template_names.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "base/url.h"
#include "model/link_key.h"

namespace offprint {
namespace {

struct Named {
  std::string_view name;
  Meaning meaning;
};
constexpr Named names[] = {
#define OFFPRINT_TEMPLATE_NAME(name, meaning) {name, Meaning::meaning},
#include "ingest/markdown/template_names.def"
#undef OFFPRINT_TEMPLATE_NAME
};
static_assert(std::is_sorted(std::begin(names), std::end(names),
                             [](const Named& a, const Named& b) { return a.name < b.name; }));

struct Embed {
  std::string_view name, address, user;
};
constexpr Embed embeds[] = {
#define OFFPRINT_EMBED(name, address, user) {name, address, user},
#include "ingest/markdown/template_embeds.def"
#undef OFFPRINT_EMBED
};

Meaning look_up(std::string_view name) {
  const auto* found =
      std::lower_bound(std::begin(names), std::end(names), name,
                       [](const Named& entry, std::string_view key) { return entry.name < key; });
  return found != std::end(names) && found->name == name ? found->meaning : Meaning::unknown;
}

std::string normal_name(std::string_view name) {
  std::string lower = ascii_lower(name.substr(0, 100));
  for (char& c : lower)
    if (c == '_' || c == '/' || c == '.') c = '-';
  return lower;
}

template <typename Visit>
void for_each_word(std::string_view name, Visit visit) {
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('-'), name.size());
    visit(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
}

// Those that a word of a longer name may mean.
bool is_content(Meaning meaning) {
  return meaning == Meaning::figure || meaning == Meaning::embed || meaning == Meaning::file ||
         meaning == Meaning::box || meaning == Meaning::quote || meaning == Meaning::details ||
         meaning == Meaning::link;
}

bool speaks_of_picture(std::string_view name) {
  for (const std::string_view word : {"img", "image", "photo", "picture", "figure"})
    if (name.find(word) != name.npos) return true;
  return false;
}

bool has_picture(const TemplateTag& tag) {
  return std::any_of(tag.arguments.begin(), tag.arguments.end(), [](const TagArgument& argument) {
    return (argument.key == "src" && !argument.value.empty()) || is_picture_path(argument.value);
  });
}

std::string_view extension_of(std::string_view path) {
  path = path.substr(0, path.find_first_of("?#"));
  const std::size_t slash = path.rfind('/');
  if (slash != path.npos) path.remove_prefix(slash + 1);
  const std::size_t dot = path.rfind('.');
  return dot == path.npos ? std::string_view() : path.substr(dot + 1);
}

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> list) {
  const std::string lower = ascii_lower(value);
  return std::find(list.begin(), list.end(), lower) != list.end();
}

const Embed* embed_named(std::string_view name) {
  const Embed* found = nullptr;
  for_each_word(name, [&](std::string_view word) {
    const auto* service = std::find_if(std::begin(embeds), std::end(embeds),
                                       [&](const Embed& embed) { return embed.name == word; });
    if (service != std::end(embeds) && found == nullptr) found = service;
  });
  return found;
}

}  // namespace

Meaning meaning_of(const TemplateTag& tag) {
  const std::string name = normal_name(tag.name);
  const Meaning exact = look_up(name);
  if (exact == Meaning::code) {
    // A listing states its language; what is "highlighted" without one is text.
    const bool states_language = !tag.arguments.empty() || tag.style == TagStyle::tag;
    return states_language || name != "highlight" ? exact : Meaning::unknown;
  }
  if (exact != Meaning::unknown) return exact;
  if (speaks_of_picture(name) && has_picture(tag)) return Meaning::figure;
  Meaning meaning = Meaning::unknown;
  for_each_word(name, [&](std::string_view word) {
    const Meaning of_word = look_up(word);
    if (meaning == Meaning::unknown && word.size() > 1 && is_content(of_word)) meaning = of_word;
  });
  return meaning;
}

void take_included_name(TemplateTag& tag) {
  const auto first = std::find_if(
      tag.arguments.begin(), tag.arguments.end(),
      [](const TagArgument& argument) { return argument.key.empty() || argument.key == "file"; });
  if (first == tag.arguments.end()) return;
  std::string_view file = first->value;
  file = file.substr(0, file.rfind('.') == 0 ? file.size() : file.rfind('.'));
  if (const std::size_t slash = file.rfind('/'); slash != file.npos) file.remove_prefix(slash + 1);
  tag.name = std::string(file);
  tag.arguments.erase(first);
}

bool is_picture_path(std::string_view text) {
  return text.find_first_of("\n<>") == text.npos &&
         is_one_of(extension_of(text),
                   {"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "tif", "tiff"});
}

bool is_address(std::string_view text) {
  if (text.empty() || text.find_first_of(" \t\r\n<>\"") != text.npos) return false;
  const std::string_view extension = extension_of(text);
  return text.front() == '/' || text.front() == '#' || is_absolute_url(text) ||
         text.find('/') != text.npos || (!extension.empty() && extension.size() <= 5);
}

bool is_kind_of_box(std::string_view word) {
  return look_up(normal_name(word)) == Meaning::box ||
         is_one_of(word, {"primary", "secondary", "default", "light", "dark", "action", "activity",
                          "true", "false", "left", "right", "center", "abstract", "bug", "example",
                          "failure", "check", "warn"});
}

std::string embed_address(const TemplateTag& tag) {
  std::vector<std::string_view> values;
  if (const std::string_view id = tag.find({"src", "url", "href", "id", "key", "video", "video_id",
                                            "videoid", "slug", "link", "code", "file"});
      !id.empty())
    values.push_back(id);
  else
    for (const TagArgument* argument : tag.positional()) values.push_back(argument->value);
  for (const std::string_view value : values)
    if (is_web_address(value) || value.starts_with("//")) return std::string(value);
  if (values.empty()) return {};
  const Embed* service = embed_named(normal_name(tag.name));
  if (service == nullptr) return is_address(values[0]) ? std::string(values[0]) : std::string();
  std::string_view user = tag.find({"user", "username", "account"});
  std::string_view id = values[0];
  const bool wants_user = service->address.find('@') != service->address.npos;
  if (wants_user && user.empty() && values.size() > 1) user = values[0], id = values[1];
  if (user.empty()) user = service->user;
  std::string address(service->address);
  if (const std::size_t at = address.find('@'); at != address.npos)
    address.replace(at, user.empty() ? 2 : 1, user);  // without an account, its '/' goes, too
  return address.replace(address.find('*'), 1, id);
}

bool is_article_path(std::string_view path) {
  return is_one_of(extension_of(path), {"md", "markdown", "mdx", "mkd", "mdown"});
}

std::string article_address(std::string_view path) {
  path = trim(path);
  if (path.empty() || path.front() == '#' || is_absolute_url(path)) return std::string(path);
  if (path.starts_with("@/")) path.remove_prefix(2);
  if (path.front() == '/') path.remove_prefix(1);
  return path.empty() ? "/" : std::string(article_scheme) + std::string(path);
}

}  // namespace offprint
